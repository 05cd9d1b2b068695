/**
 * Turns a source catalogue into the rows the kiosk needs, for assets/demo/catalogue.json:
 *   node server/demo/make-catalogue.ts SOURCE.json > assets/demo/catalogue.json
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Item, itemSchema, materialSchema } from '../../shared/domain/catalogue/catalogue.ts';
import type { LocalText } from '../../shared/lib/text.ts';

const limitSchema = z
  .object({ value: z.number().nullable(), unit: z.enum(['workday', 'calendar_day', 'month']).nullish() })
  .nullish();

const sourceSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      queuePrefix: z.string(),
      caseType: z.enum(['instant', 'committed']),
      promisedLimit: limitSchema,
      fee: z.object({ textZh: z.string(), textEn: z.string() }),
      materials: z.array(
        z.object({
          id: z.string(),
          nameZh: z.string(),
          nameEn: z.string(),
          form: materialSchema.shape.form,
          originalCount: z.number(),
          copyCount: z.number(),
          toleranceAllowed: z.boolean(),
          source: z.string(),
          conditionZh: z.string().nullish(),
          conditionEn: z.string().nullish(),
        }),
      ),
    }),
  ),
});
type SourceItem = z.output<typeof sourceSchema>['items'][number];

const UNITS = {
  workday: { 'zh-CN': '个工作日', en: 'working day' },
  calendar_day: { 'zh-CN': '天', en: 'day' },
  month: { 'zh-CN': '个月', en: 'month' },
} as const;

function promised({ caseType, promisedLimit }: SourceItem): LocalText | null {
  if (caseType === 'instant') return { 'zh-CN': '当场办结', en: 'On the spot' };
  const value = promisedLimit?.value;
  if (value === undefined || value === null) return null;
  if (value === 0) return { 'zh-CN': '当场办结', en: 'On the spot' };
  const unit = UNITS[promisedLimit?.unit ?? 'workday'];
  return { 'zh-CN': `${value}${unit['zh-CN']}`, en: `${value} ${unit.en}${value === 1 ? '' : 's'}` };
}

function itemOf(source: SourceItem): Item {
  return itemSchema.parse({
    id: source.id,
    name: { 'zh-CN': source.nameZh, en: source.nameEn },
    prefix: source.queuePrefix,
    instant: source.caseType === 'instant',
    promised: promised(source),
    fee: { 'zh-CN': source.fee.textZh, en: source.fee.textEn },
    materials: source.materials.map((material) => ({
      id: material.id,
      name: { 'zh-CN': material.nameZh, en: material.nameEn },
      form: material.form,
      originals: material.originalCount,
      copies: material.copyCount,
      // Shared between authorities: the state fetches it itself.
      fetched: material.source === 'data_sharing',
      tolerance: material.toleranceAllowed,
      condition: material.conditionZh
        ? { 'zh-CN': material.conditionZh, ...(material.conditionEn ? { en: material.conditionEn } : {}) }
        : null,
    })),
  });
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: make-catalogue SOURCE.json');
const { items } = sourceSchema.parse(JSON.parse(await readFile(path, 'utf8')));
process.stdout.write(`${JSON.stringify({ items: items.map(itemOf) }, null, 1)}\n`);

import { z } from 'zod';
import { localTextSchema } from '../../lib/text.ts';

const idSchema = z.string().min(1).max(60);

/** A material belongs to a case when the answer to each named question is one of the options; no condition: always. */
const whenSchema = z.object({ situation: idSchema, options: z.array(idSchema).max(20) });

/** What a material is where an older row, or a hand-written one, does not say. */
const MATERIAL_DEFAULTS = { when: [], example: null };

/** One thing to bring, as the kiosk shows it. */
export const materialSchema = z.object({
  id: z.string(),
  name: localTextSchema,
  form: z.enum(['original', 'copy', 'original_check_only', 'original_and_copy', 'electronic']),
  originals: z.number().int().min(0),
  copies: z.number().int().min(0),
  /** Fetched by the state: do not bring. */
  fetched: z.boolean(),
  /** May be supplied later (容缺). */
  tolerance: z.boolean(),
  condition: localTextSchema.nullable(),
  when: z.array(whenSchema).max(20).default(MATERIAL_DEFAULTS.when),
  /** How to get it right: what a good one looks like, or what people get wrong. */
  example: localTextSchema.nullable().default(MATERIAL_DEFAULTS.example),
});
export type Material = z.infer<typeof materialSchema>;

/** A time limit and the event that starts it. 0 = on the spot. Working days are counted from the day after the start. */
export const limitSchema = z.object({
  value: z.number().int().min(0).max(1000),
  unit: z.enum(['workday', 'calendar_day', 'month']),
  start: z.enum(['receipt', 'acceptance']),
  note: localTextSchema.nullable(),
});
export type Limit = z.infer<typeof limitSchema>;

/** A question that reduces the material list to this person's case (情形). */
export const situationSchema = z.object({
  id: idSchema,
  question: localTextSchema,
  options: z
    .array(z.object({ id: idSchema, label: localTextSchema }))
    .min(2)
    .max(12),
});
export type Situation = z.infer<typeof situationSchema>;

export const APPLICANTS = ['natural_person', 'enterprise', 'organization'] as const;
export type Applicant = (typeof APPLICANTS)[number];

/** What an item is where an older row does not say: then it is the number path's item and no more. */
const ITEM_DEFAULTS = {
  version: 1,
  departmentId: '',
  department: { 'zh-CN': '本大厅', en: 'This hall' },
  applicants: [],
  themes: [],
  synonyms: [],
  basis: [],
  statutory: null,
  promisedLimit: null,
  steps: [],
  result: null,
  situations: [],
};

/** A service item: which group, what to bring, and all that the guide tells about it. Row kind `item`, feed `catalogue`. */
export const itemSchema = z.object({
  id: z.string(),
  /** Counts published changes of this item; an edit names the one that it is based on. */
  version: z.number().int().min(1).default(ITEM_DEFAULTS.version),
  name: localTextSchema,
  /** Prefix letter of the group that handles it; the group says which windows. */
  prefix: z.string(),
  instant: z.boolean(),
  /** Short words for a row; `promisedLimit` is the same as figures. */
  promised: localTextSchema.nullable(),
  fee: localTextSchema,
  materials: z.array(materialSchema).max(100),
  departmentId: z.string().max(60).default(ITEM_DEFAULTS.departmentId),
  department: localTextSchema.default(ITEM_DEFAULTS.department),
  applicants: z.array(z.enum(APPLICANTS)).max(APPLICANTS.length).default(ITEM_DEFAULTS.applicants),
  /** Ids of themes. */
  themes: z.array(idSchema).max(20).default(ITEM_DEFAULTS.themes),
  /** Everyday words of any language by which people look for it. */
  synonyms: z.array(z.string().min(1).max(60)).max(60).default(ITEM_DEFAULTS.synonyms),
  basis: z
    .array(z.object({ law: localTextSchema, article: z.string().max(100) }))
    .max(20)
    .default(ITEM_DEFAULTS.basis),
  statutory: limitSchema.nullable().default(ITEM_DEFAULTS.statutory),
  promisedLimit: limitSchema.nullable().default(ITEM_DEFAULTS.promisedLimit),
  steps: z.array(localTextSchema).max(20).default(ITEM_DEFAULTS.steps),
  result: localTextSchema.nullable().default(ITEM_DEFAULTS.result),
  situations: z.array(situationSchema).max(10).default(ITEM_DEFAULTS.situations),
});
export type Item = z.infer<typeof itemSchema>;

/** A row as an older server or database wrote it, with what it does not say filled in; a newer one stays as it is. */
export function withItemDefaults(row: Item): Item {
  const materials = row.materials.map((material) => ({ ...MATERIAL_DEFAULTS, ...material }));
  return { ...ITEM_DEFAULTS, ...row, materials };
}

/**
 * Turns a source catalogue and the texts of `content/` into the demo's published content:
 *   node server/demo/make-catalogue.ts SOURCE.json > assets/demo/catalogue.json
 */
import { readFile } from 'node:fs/promises';
import type { Item, Limit, Material } from '../../shared/domain/catalogue/catalogue.ts';
import { contentSchema } from '../../shared/domain/catalogue/content.ts';
import type { Line } from '../../shared/domain/catalogue/line.ts';
import type { LocalText } from '../../shared/lib/text.ts';
import { ARTICLES } from './content/articles.ts';
import { exampleFor } from './content/examples.ts';
import { FAQS } from './content/faqs.ts';
import { DOCUMENTS_EN, GATES, LINE_QUESTIONS } from './content/lines.ts';
import { SITUATIONS } from './content/situations.ts';
import { stepsOf } from './content/steps.ts';
import { SYNONYMS } from './content/synonyms.ts';
import { THEMES } from './content/themes.ts';
import { t } from './content/words.ts';
import { type Source, type SourceItem, type SourceLimit, type SourceLine, sourceSchema } from './source.ts';

const UNITS = {
  workday: { 'zh-CN': '个工作日', en: 'working day' },
  calendar_day: { 'zh-CN': '天', en: 'day' },
  month: { 'zh-CN': '个月', en: 'month' },
} as const;

function promised({ caseType, promisedLimit }: SourceItem): LocalText | null {
  if (caseType === 'instant') return t('当场办结', 'On the spot');
  const value = promisedLimit?.value;
  if (value === undefined || value === null) return null;
  if (value === 0) return t('当场办结', 'On the spot');
  const unit = UNITS[promisedLimit?.unit ?? 'workday'];
  return t(`${value}${unit['zh-CN']}`, `${value} ${unit.en}${value === 1 ? '' : 's'}`);
}

function limit(source: SourceLimit): Limit | null {
  if (source?.value === undefined || source.value === null) return null;
  return {
    value: source.value,
    unit: source.unit ?? 'workday',
    start: source.startEvent ?? 'acceptance',
    note: source.noteZh ? t(source.noteZh, source.noteEn) : null,
  };
}

/** A text that nobody wrote is a mistake of this folder, not an empty page in the hall. */
function must<T>(id: string, text: T | undefined): T {
  if (text === undefined) throw new Error(`${id}: no text in content/`);
  return text;
}

/** Who stands at the window shows who they are, whatever the state knows. */
const OWN_IDENTITY = /^(申请人有效身份证件|居民身份证|双方居民身份证|经办人身份证件)$/;

function materialOf(source: SourceItem['materials'][number]): Material {
  // Shared between authorities: the state fetches it itself.
  const fetched = source.source === 'data_sharing' && !OWN_IDENTITY.test(source.nameZh);
  return {
    id: source.id,
    name: t(source.nameZh, source.nameEn),
    form: source.form,
    originals: source.originalCount,
    copies: source.copyCount,
    fetched,
    tolerance: source.toleranceAllowed,
    condition: source.conditionZh ? t(source.conditionZh, source.conditionEn) : null,
    when: [],
    example: fetched ? null : exampleFor(source.nameZh),
  };
}

function itemOf(source: SourceItem, departments: Source['departments']): Item {
  const asked = SITUATIONS[source.id];
  const department = departments.find((each) => each.id === source.departmentId);
  if (department === undefined) throw new Error(`${source.id}: no department ${source.departmentId}`);
  return {
    id: source.id,
    version: 1,
    name: t(source.nameZh, source.nameEn),
    prefix: source.queuePrefix,
    instant: source.caseType === 'instant',
    promised: promised(source),
    fee: t(source.fee.textZh, source.fee.textEn),
    departmentId: department.id,
    department: t(department.nameZh, department.nameEn),
    applicants: source.applicantTypes,
    themes: THEMES.filter((theme) => theme.items.includes(source.id)).map((theme) => theme.id),
    synonyms: [...must(source.id, SYNONYMS[source.id])],
    basis: source.legalBasis.map(({ lawZh, lawEn, article }) => ({ law: t(lawZh, lawEn), article: article ?? '' })),
    statutory: limit(source.statutoryLimit),
    promisedLimit: limit(source.promisedLimit),
    steps: stepsOf(source),
    result: source.result ? t(source.result.nameZh, source.result.nameEn) : null,
    situations: [...(asked?.situations ?? [])],
    materials: source.materials.map((material) => ({
      ...materialOf(material),
      when: [...(asked?.when[material.id.slice(source.id.length + 1)] ?? [])],
    })),
  };
}

function lineOf(source: SourceLine): Line {
  const before = source.preStage;
  return {
    id: source.id,
    name: t(source.nameZh, source.nameEn),
    total: source.totalWorkdays,
    clock: source.clockMode,
    note: t(source.noteZh, source.noteEn),
    gate: [...(GATES[source.id] ?? [])],
    questions: [...(LINE_QUESTIONS[source.id] ?? [])],
    stages: [
      // Joint counselling comes first and is not timed.
      ...(before
        ? [
            {
              id: before.id,
              name: t(before.nameZh, before.nameEn),
              limit: 0,
              dependsOn: [],
              documents: [],
              branches: [],
            },
          ]
        : []),
      ...source.stages.map((stage) => ({
        id: stage.id,
        name: t(stage.nameZh, stage.nameEn),
        limit: stage.limitWorkdays,
        dependsOn: stage.dependsOn,
        documents: stage.entryDocuments.map((name) => t(name, DOCUMENTS_EN[name])),
        branches: stage.branches.map((branch) => ({
          itemId: branch.itemId,
          limit: branch.limitWorkdays,
          required: branch.required,
          counts: branch.countsTowardStage,
          // A code, then remarks that `counts` and `before` say already.
          condition: branch.condition?.split(';')[0] ?? null,
          role: branch.role,
          dependsOn: branch.dependsOnBranches,
          before: branch.mustFinishBeforeDecisionOf,
        })),
      })),
    ],
  };
}

function contentOf(source: Source) {
  return {
    items: source.items.map((item) => itemOf(item, source.departments)),
    lines: source.expressLines.map(lineOf),
    articles: source.articles.map(({ id, categoryZh, categoryEn, titleZh, titleEn }) => ({
      id,
      category: t(categoryZh, categoryEn),
      title: t(titleZh, titleEn),
      ...must(id, ARTICLES[id]),
      attachments: [],
    })),
    faqs: source.faqs.map(({ id, categoryZh, categoryEn, questionZh, questionEn }) => ({
      id,
      category: t(categoryZh, categoryEn),
      question: t(questionZh, questionEn),
      answer: must(id, FAQS[id]),
    })),
    maps: [],
    themes: THEMES.map(({ items: _, ...theme }, order) => ({ ...theme, order })),
  };
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: make-catalogue SOURCE.json');
const content = contentSchema.parse(contentOf(sourceSchema.parse(JSON.parse(await readFile(path, 'utf8')))));
process.stdout.write(`${JSON.stringify(content, null, 1)}\n`);

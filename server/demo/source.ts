import { z } from 'zod';
import { APPLICANTS, limitSchema as domainLimit, materialSchema } from '../../shared/domain/catalogue/catalogue.ts';

const UNIT = domainLimit.shape.unit;
const limitSchema = z
  .object({
    value: z.number().nullable(),
    unit: UNIT.nullish(),
    startEvent: z.enum(['receipt', 'acceptance']).nullish(),
    noteZh: z.string().nullish(),
    noteEn: z.string().nullish(),
  })
  .nullish();
export type SourceLimit = z.output<typeof limitSchema>;

const itemSchema = z.object({
  id: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  queuePrefix: z.string(),
  departmentId: z.string(),
  caseType: z.enum(['instant', 'committed']),
  applicantTypes: z.array(z.enum(APPLICANTS)),
  legalBasis: z.array(z.object({ lawZh: z.string(), lawEn: z.string().nullish(), article: z.string().nullish() })),
  statutoryLimit: limitSchema,
  promisedLimit: limitSchema,
  fee: z.object({ textZh: z.string(), textEn: z.string() }),
  result: z.object({ nameZh: z.string(), nameEn: z.string(), validityZh: z.string().nullish() }).nullish(),
  mailSupported: z.boolean(),
  specialProcedures: z.array(z.object({ nameZh: z.string() })),
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
});
export type SourceItem = z.output<typeof itemSchema>;

const lineSchema = z.object({
  id: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  totalWorkdays: z.number(),
  clockMode: z.enum(['stage_sum', 'critical_path']),
  noteZh: z.string(),
  noteEn: z.string(),
  preStage: z.object({ id: z.string(), nameZh: z.string(), nameEn: z.string() }).nullish(),
  stages: z.array(
    z.object({
      id: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      limitWorkdays: z.number(),
      dependsOn: z.array(z.string()),
      entryDocuments: z.array(z.string()),
      branches: z.array(
        z.object({
          itemId: z.string(),
          limitWorkdays: z.number(),
          required: z.boolean(),
          countsTowardStage: z.boolean(),
          condition: z.string().nullable(),
          role: z.enum(['lead', 'branch']),
          dependsOnBranches: z.array(z.string()),
          mustFinishBeforeDecisionOf: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type SourceLine = z.output<typeof lineSchema>;

/** What this reads of the source catalogue; the rest of it belongs to other areas. */
export const sourceSchema = z.object({
  departments: z.array(z.object({ id: z.string(), nameZh: z.string(), nameEn: z.string() })),
  items: z.array(itemSchema),
  expressLines: z.array(lineSchema),
  articles: z.array(
    z.object({
      id: z.string(),
      categoryZh: z.string(),
      categoryEn: z.string(),
      titleZh: z.string(),
      titleEn: z.string(),
    }),
  ),
  faqs: z.array(
    z.object({
      id: z.string(),
      categoryZh: z.string(),
      categoryEn: z.string(),
      questionZh: z.string(),
      questionEn: z.string(),
    }),
  ),
});
export type Source = z.output<typeof sourceSchema>;

import { z } from 'zod';
import { localTextSchema } from '../../lib/text.ts';

const idSchema = z.string().min(1).max(60);
/** Working days. */
const daysSchema = z.number().int().min(0).max(1000);

/** What an answer at the gate leads to: on with the line, or off it with a reason. */
const wayOnSchema = z.enum(['go', 'stop']);

const gateSchema = z.object({
  id: idSchema,
  question: localTextSchema,
  yes: wayOnSchema,
  no: wayOnSchema,
  /** Why not, and what to do instead. */
  stopText: localTextSchema,
});
export type Gate = z.infer<typeof gateSchema>;

const conditionSchema = z.string().min(1).max(100);

/** A question after the gate: which conditions of branches hold for this person. */
const questionSchema = z.object({
  id: idSchema,
  question: localTextSchema,
  /** Conditions that hold on that answer, and otherwise do not. */
  yes: z.array(conditionSchema).max(20),
  no: z.array(conditionSchema).max(20),
});
export type LineQuestion = z.infer<typeof questionSchema>;

const branchSchema = z.object({
  itemId: idSchema,
  limit: daysSchema,
  required: z.boolean(),
  /** Whether its days are part of the stage's limit; else it has a clock of its own. */
  counts: z.boolean(),
  /** Code of the condition under which it is needed; null = no condition. */
  condition: conditionSchema.nullable(),
  role: z.enum(['lead', 'branch']),
  /** Items of this stage that must be decided before this one starts. */
  dependsOn: z.array(idSchema).max(20),
  /** Item that may be decided only after this one is. */
  before: idSchema.nullable(),
});
export type Branch = z.infer<typeof branchSchema>;

const stageSchema = z.object({
  id: idSchema,
  name: localTextSchema,
  limit: daysSchema,
  /** Ids of stages. */
  dependsOn: z.array(idSchema).max(20),
  /** What must be there when the stage begins. */
  documents: z.array(localTextSchema).max(40),
  branches: z.array(branchSchema).max(40),
});
export type Stage = z.infer<typeof stageSchema>;

/** What a line is where a hand-written one does not say. */
const LINE_DEFAULTS = { clock: 'critical_path' as const, questions: [] };

/** An express line: several items in stages, some side by side [DOMAIN 3.6]. Row kind `line`. */
export const lineSchema = z.object({
  id: idSchema,
  name: localTextSchema,
  total: daysSchema,
  /** How the limits of the stages make the total: summed up, with time of the applicant between them, or along the longest way. */
  clock: z.enum(['stage_sum', 'critical_path']).default(LINE_DEFAULTS.clock),
  note: localTextSchema,
  gate: z.array(gateSchema).max(20),
  questions: z.array(questionSchema).max(20).default(LINE_DEFAULTS.questions),
  stages: z.array(stageSchema).min(1).max(20),
});
export type Line = z.infer<typeof lineSchema>;

/** A row as an older server or database wrote it, with what it does not say filled in. */
export function withLineDefaults(row: Line): Line {
  return { ...LINE_DEFAULTS, ...row };
}

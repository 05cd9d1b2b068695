import { z } from 'zod';

const id = z.string().min(1).max(60);
const MOST_ANSWERS = 10;

/**
 * The personal checklist that a visitor made at the guide, as it goes with the number to the window: which item in which
 * published version, and what they answered. Nobody's name is in it. The list itself is worked out from the catalogue.
 */
export const carriedSchema = z.strictObject({
  itemId: id,
  version: z.number().int().min(1),
  /** Option by situation. */
  answers: z.record(id, id).refine((answers) => Object.keys(answers).length <= MOST_ANSWERS),
});
export type Carried = z.infer<typeof carriedSchema>;

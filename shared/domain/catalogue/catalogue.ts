import { z } from 'zod';
import { localTextSchema } from '../../lib/text.ts';

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
});
export type Material = z.infer<typeof materialSchema>;

/** A service item reduced to what the number path of the kiosk needs: which group, what to bring. Feed `catalogue`. */
export const itemSchema = z.object({
  id: z.string(),
  name: localTextSchema,
  /** Prefix letter of the group that handles it. */
  prefix: z.string(),
  instant: z.boolean(),
  promised: localTextSchema.nullable(),
  fee: localTextSchema,
  materials: z.array(materialSchema),
});
export type Item = z.infer<typeof itemSchema>;

import { z } from 'zod';
import { localTextSchema } from '../../lib/text.ts';

/** A life event or business event under which people look for items, such as "buying a home". Row kind `theme`. */
export const themeSchema = z.object({
  id: z.string().min(1).max(60),
  kind: z.enum(['life', 'business']),
  name: localTextSchema,
  /** Place among the themes of its kind, the most wanted first. */
  order: z.number().int().min(0),
});
export type Theme = z.infer<typeof themeSchema>;

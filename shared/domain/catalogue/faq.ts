import { z } from 'zod';
import { localTextSchema, longTextSchema } from '../../lib/text.ts';

/** A question that many ask, and its answer. Row kind `faq`. */
export const faqSchema = z.object({
  id: z.string().min(1).max(60),
  category: localTextSchema,
  question: localTextSchema,
  /** Plain paragraphs, a blank line between them. */
  answer: longTextSchema,
});
export type Faq = z.infer<typeof faqSchema>;

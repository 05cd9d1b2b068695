import { z } from 'zod';
import { localTextSchema, longTextSchema } from '../../lib/text.ts';
import { attachmentSchema } from './attachment.ts';

/** A page of the information desk (政府信息查询台). Row kind `article`. */
export const articleSchema = z.object({
  id: z.string().min(1).max(60),
  category: localTextSchema,
  title: localTextSchema,
  /** Plain paragraphs, a blank line between them. */
  body: longTextSchema,
  /** Who published it. */
  source: localTextSchema,
  date: z.iso.date(),
  attachments: z.array(attachmentSchema).max(20).default([]),
});
export type Article = z.infer<typeof articleSchema>;

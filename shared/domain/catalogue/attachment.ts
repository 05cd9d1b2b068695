import { z } from 'zod';
import { localTextSchema } from '../../lib/text.ts';

/** A file that belongs to published content; the row names it, the bytes are fetched by their hash. */
export const attachmentSchema = z.object({
  id: z.string().min(1).max(60),
  name: localTextSchema,
  mediaType: z.string().min(1).max(100),
  /** Size in bytes. */
  bytes: z.number().int().min(0),
  /** Hexadecimal, of the bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Attachment = z.infer<typeof attachmentSchema>;

import { z } from 'zod';
import { localTextSchema } from '../../lib/text.ts';
import { attachmentSchema } from './attachment.ts';

/** Share of the picture's width or height, from its upper left corner. */
const shareSchema = z.number().min(0).max(1);

/** A picture of a floor with marks on it. Row kind `floorMap`. */
export const floorMapSchema = z.object({
  id: z.string().min(1).max(60),
  name: localTextSchema,
  picture: attachmentSchema,
  marks: z
    .array(
      z.object({
        /** Plain number of the window that is here, if it is one. */
        windowNumber: z.number().int().min(1).optional(),
        place: localTextSchema,
        x: shareSchema,
        y: shareSchema,
      }),
    )
    .max(200),
});
export type FloorMap = z.infer<typeof floorMapSchema>;

import { z } from 'zod';

/**
 * How a visitor names a ticket: by scanning the slip (server turns the token into its hash at the edge), by typing
 * number and check code [QU-18], or - staff only - by ticket id.
 */
export const ticketRefSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('token'), token: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
  z.strictObject({
    by: z.literal('code'),
    number: z.string().regex(/^[A-Z]{1,2}[0-9]{2,6}$/),
    code: z.string().regex(/^[0-9]{4}$/),
  }),
  z.strictObject({ by: z.literal('id'), ticketId: z.string().min(1).max(64) }),
]);
export type TicketRef = z.infer<typeof ticketRefSchema>;

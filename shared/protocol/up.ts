import { z } from 'zod';
import { DEVICE_ROLES } from '../domain/commands/actor.ts';
import { LIMITS } from './limits.ts';

const id = z.string().min(1).max(64);

/**
 * Handshake `auth` of the Socket.IO connection. Exactly one of: an enrolled device, the holder of a slip token (phone
 * page), or nobody (`public: 'board'`: the plain board page, numbers only).
 */
export const handshakeSchema = z.strictObject({
  protocol: z.number().int(),
  app: z.string().max(40),
  device: z.strictObject({ token: z.string().min(20).max(200) }).optional(),
  /** Staff session to take up again on this device. */
  session: z.string().min(20).max(200).optional(),
  ticket: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .optional(),
  public: z.literal('board').optional(),
});
export type Handshake = z.infer<typeof handshakeSchema>;

/** Place in the device's outbox [SY-7]; durable commands only. `seq` starts at 1. */
export const orderKeySchema = z.strictObject({ outboxId: id, seq: z.number().int().min(1) });
export type OrderKey = z.infer<typeof orderKeySchema>;

export const commandMessageSchema = z.strictObject({
  /** Idempotency key, UUIDv7 made by the client: one effect and one reply for 7 days [SY-3]. */
  id,
  type: z.string().max(60),
  payload: z.record(z.string(), z.unknown()),
  order: orderKeySchema.optional(),
});
export type CommandMessage = z.infer<typeof commandMessageSchema>;

export const batchSchema = z.strictObject({ commands: z.array(commandMessageSchema).min(1).max(LIMITS.batchCommands) });
export const commandStatusSchema = z.strictObject({ id });
export const feedOpenSchema = z.strictObject({
  feed: z.string().max(80),
  epoch: z.string().max(64).nullable(),
  /** Rev of the replica, null when it has none. */
  cursor: z.number().int().min(0).nullable(),
});
export const feedPageSchema = z.strictObject({ snapshotId: id, page: z.number().int().min(0) });
export const feedCloseSchema = z.strictObject({ feed: z.string().max(80) });
export const loginSchema = z.strictObject({
  login: z.string().min(1).max(32),
  password: z.string().min(1).max(200),
  /** First log-in: the new password of the person's own choice (at least 10 characters). */
  newPassword: z.string().min(1).max(200).optional(),
  /** Short PIN for the idle lock, 4 to 8 digits; set with the first password, or later. */
  pin: z
    .string()
    .regex(/^[0-9]{4,8}$/)
    .optional(),
});
export const unlockSchema = z.strictObject({ pin: z.string().min(1).max(16) });
export const emptySchema = z.strictObject({});

/** Every message a client may send; all are acknowledged. */
export const upSchemas = {
  command: commandMessageSchema,
  batch: batchSchema,
  'command.status': commandStatusSchema,
  'feed.open': feedOpenSchema,
  'feed.page': feedPageSchema,
  'feed.close': feedCloseSchema,
  'staff.login': loginSchema,
  'staff.logout': emptySchema,
  'staff.unlock': unlockSchema,
  /** Names of the staff by id, for managers and administrators. */
  'staff.names': emptySchema,
} as const;
export type UpEvent = keyof typeof upSchemas;
export type UpPayload<E extends UpEvent> = z.input<(typeof upSchemas)[E]>;

/** POST /api/enroll */
export const enrollRequestSchema = z.strictObject({
  code: z.string().min(4).max(40),
  name: z.string().max(60).default(''),
});
export const enrollReplySchema = z.object({
  deviceId: z.string(),
  token: z.string(),
  role: z.enum(DEVICE_ROLES),
  hallId: z.string(),
});
export type EnrollReply = z.infer<typeof enrollReplySchema>;

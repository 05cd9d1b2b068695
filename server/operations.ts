import { z } from 'zod';
import { itemSchema } from '../shared/domain/catalogue/catalogue.ts';
import { DEVICE_ROLES } from '../shared/domain/commands/actor.ts';
import { hallFileSchema } from '../shared/domain/hall/hall-file.ts';

/** What the command line can ask for, beside a running server over its control socket or without one [OP-1]. */
export const operationsSchemas = {
  seed: z.strictObject({ hall: hallFileSchema, items: z.array(itemSchema) }),
  enroll: z.strictObject({ role: z.enum(DEVICE_ROLES), name: z.string().max(60) }),
  devices: z.strictObject({}),
  revoke: z.strictObject({ device: z.string() }),
  logins: z.strictObject({ staff: z.string().optional() }),
} as const;

export type OperationInput<O extends keyof typeof operationsSchemas> = z.output<(typeof operationsSchemas)[O]>;

/** Answers are printed as they are: nothing secret but the one-time code, which has to be seen. */
export interface Operations {
  seed(
    input: OperationInput<'seed'>,
  ): Promise<{ hallId: string; items: number; newStaff: number; firstLogins: string | null }>;
  enroll(input: OperationInput<'enroll'>): Promise<{ code: string; role: string; hallId: string; expiresAt: number }>;
  devices(input: OperationInput<'devices'>): Promise<{
    devices: readonly { id: string; role: string; name: string; createdAt: number; revokedAt: number | null }[];
  }>;
  revoke(input: OperationInput<'revoke'>): Promise<{ revoked: boolean }>;
  logins(input: OperationInput<'logins'>): Promise<{ count: number; file: string | null }>;
}

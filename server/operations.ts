import { z } from 'zod';
import { CONTENT_KINDS, CONTENT_SCHEMAS, contentSchema } from '../shared/domain/catalogue/content.ts';
import { DEVICE_ROLES } from '../shared/domain/commands/actor.ts';
import type { ImportRow } from '../shared/domain/content/plan-import.ts';
import type { DaySheet } from '../shared/domain/day-sheet/day-sheet.ts';
import { type HallFile, hallFileSchema } from '../shared/domain/hall/hall-file.ts';
import type { ImportOutcome } from './content-file/content-operations.ts';
import type { ExportedContent } from './content-file/exported-content.ts';
import type { Change } from './hall-file/difference.ts';

const importRowSchema: z.ZodType<ImportRow> = z.union(
  CONTENT_KINDS.map((kind) =>
    z.strictObject({ kind: z.literal(kind), row: CONTENT_SCHEMAS[kind], base: z.number().int().nullable() }),
  ),
);

/** What the command line can ask for, beside a running server over its control socket or without one [OP-1]. */
export const operationsSchemas = {
  seed: z.strictObject({ hall: hallFileSchema, catalogue: contentSchema }),
  /** `device`: one that the hall file lists, which says its role and name; an older one enrolled as it is replaced. */
  enroll: z.union([
    z.strictObject({ role: z.enum(DEVICE_ROLES), name: z.string().max(60) }),
    z.strictObject({ device: z.string() }),
  ]),
  devices: z.strictObject({}),
  revoke: z.strictObject({ device: z.string() }),
  logins: z.strictObject({ staff: z.string().optional() }),
  /** Null = the present business day. */
  daySheet: z.strictObject({ day: z.iso.date().nullable() }),
  hallExport: z.strictObject({}),
  /** `over`: also when the file is based on an older version than the one in force. */
  hallImport: z.strictObject({ file: hallFileSchema, dryRun: z.boolean(), over: z.boolean() }),
  contentExport: z.strictObject({}),
  /** Rows as `readContentFile` has read them; `over`: also those that are based on an old version. */
  contentImport: z.strictObject({ rows: z.array(importRowSchema), dryRun: z.boolean(), over: z.boolean() }),
  /** `to`: absolute path of a folder that does not exist yet. */
  backup: z.strictObject({ to: z.string().min(1) }),
  /** A new epoch, and counters above everything that may have been given, at least `above`: after a restore. */
  renew: z.strictObject({ above: z.number().int().min(0) }),
} as const;

export type OperationInput<O extends keyof typeof operationsSchemas> = z.output<(typeof operationsSchemas)[O]>;

/** Answers are printed as they are: nothing secret but the one-time code, which has to be seen. */
export interface Operations {
  seed(
    input: OperationInput<'seed'>,
  ): Promise<{ hallId: string; items: number; newStaff: number; firstLogins: string | null }>;
  enroll(input: OperationInput<'enroll'>): Promise<{ code: string; role: string; hallId: string; expiresAt: number }>;
  devices(input: OperationInput<'devices'>): Promise<{
    devices: readonly {
      id: string;
      role: string;
      name: string;
      createdAt: number;
      revokedAt: number | null;
      listed: string | null;
    }[];
    /** Those of the hall file that no active device is. */
    missing: readonly { id: string; role: string; name: string }[];
  }>;
  revoke(input: OperationInput<'revoke'>): Promise<{ revoked: boolean }>;
  logins(input: OperationInput<'logins'>): Promise<{ count: number; file: string | null }>;
  /** Null when the books know no such day. */
  daySheet(input: OperationInput<'daySheet'>): Promise<{ sheet: DaySheet | null }>;
  hallExport(input: OperationInput<'hallExport'>): Promise<{ file: HallFile | null }>;
  /** The difference comes with every outcome; `version` is the one in force afterwards. */
  hallImport(input: OperationInput<'hallImport'>): Promise<{
    outcome: 'imported' | 'dry-run' | 'no-difference' | 'old-version' | 'other-hall';
    hallId: string;
    version: number;
    difference: readonly Change[];
    newStaff: number;
    removedStaff: number;
    firstLogins: string | null;
  }>;
  contentExport(input: OperationInput<'contentExport'>): Promise<{ content: ExportedContent }>;
  contentImport(input: OperationInput<'contentImport'>): Promise<ImportOutcome>;
  backup(input: OperationInput<'backup'>): Promise<{ folder: string; rev: number }>;
  renew(input: OperationInput<'renew'>): Promise<{ hallId: string }>;
}

/** An operation cannot be done as asked; the code stands first, the sentence is for the operator. */
export class OperationRefused extends Error {
  readonly code:
    | 'device.not-listed'
    | 'backup.exists'
    | 'backup.use-pg-dump'
    | 'restore.not-a-backup'
    | 'restore.use-pg-restore'
    | 'demo.not-there'
    | 'demo.still-demo'
    | 'demo.use-new-database';
  constructor(sentence: string, { code, ...options }: { code: OperationRefused['code']; cause?: unknown }) {
    super(`${code}: ${sentence}`, options);
    this.name = 'OperationRefused';
    this.code = code;
  }
}

/** What an error of `node:sqlite` means for the transaction it came from. Codes: https://sqlite.org/rescode.html */
import type { Failure } from '../engine.ts';

const BUSY = 5;
const LOCKED = 6;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const CONSTRAINT = 19;
const NOT_A_DATABASE = 26;
const CONSTRAINT_PRIMARYKEY = CONSTRAINT | (6 << 8);
const CONSTRAINT_UNIQUE = CONSTRAINT | (8 << 8);

export function classifySqliteError(error: unknown): Failure | undefined {
  const code = resultCode(error);
  if (code === undefined) return undefined;
  if (code === CONSTRAINT_UNIQUE || code === CONSTRAINT_PRIMARYKEY) return { kind: 'unique' };
  switch (code & 0xff) {
    case FULL:
      return { kind: 'fatal', reason: 'full' };
    case BUSY:
    case LOCKED:
      return { kind: 'fatal', reason: 'busy' };
    case IOERR:
    case CORRUPT:
    case CANTOPEN:
    case NOT_A_DATABASE:
      return { kind: 'fatal', reason: 'io' };
    case CONSTRAINT:
      return { kind: 'fatal', reason: 'constraint' };
    default:
      return { kind: 'fatal', reason: 'other' };
  }
}

export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code !== undefined && ((code & 0xff) === BUSY || (code & 0xff) === LOCKED);
}

function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}

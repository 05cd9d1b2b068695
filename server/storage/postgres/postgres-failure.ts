/** What an error of `pg` means for the transaction it came from. Codes: PostgreSQL manual, appendix A. */
import { DatabaseError } from 'pg';
import type { Failure } from '../engine.ts';

/** The line to the server broke, or the server answered something that is no database error. */
export class ConnectionLostError extends Error {
  constructor(options: { cause: unknown }) {
    super('the connection to PostgreSQL broke', options);
    this.name = 'ConnectionLostError';
  }
}

/** COMMIT was answered with ROLLBACK: the server had already given the transaction up. */
export class CommitRefusedError extends Error {
  constructor() {
    super('PostgreSQL answered COMMIT with ROLLBACK');
    this.name = 'CommitRefusedError';
  }
}

const UNIQUE_VIOLATION = '23505';
const FULL = new Set(['53100']);
const BUSY = new Set(['55P03', '57014', '40001', '40P01', '53300']);

export function classifyPostgresError(error: unknown): Failure | undefined {
  if (error instanceof ConnectionLostError) return { kind: 'fatal', reason: 'io' };
  if (error instanceof CommitRefusedError) return { kind: 'fatal', reason: 'other' };
  if (!(error instanceof DatabaseError) || error.code === undefined) return undefined;
  if (error.code === UNIQUE_VIOLATION) return { kind: 'unique' };
  if (FULL.has(error.code)) return { kind: 'fatal', reason: 'full' };
  if (BUSY.has(error.code)) return { kind: 'fatal', reason: 'busy' };
  switch (error.code.slice(0, 2)) {
    case '08':
    case '57':
    case '58':
      return { kind: 'fatal', reason: 'io' };
    case '23':
      return { kind: 'fatal', reason: 'constraint' };
    default:
      return { kind: 'fatal', reason: 'other' };
  }
}

/** Gives every failure of a query a type that `classifyPostgresError` knows. */
export function typedPostgresError(error: unknown): unknown {
  return error instanceof DatabaseError ? error : new ConnectionLostError({ cause: error });
}

import { Kysely, PostgresDialect } from 'kysely';
import { type ClientBase, escapeIdentifier, Pool, type PoolClient, type PoolConfig, types } from 'pg';
import type { Clock } from '../../../shared/lib/clock.ts';
import { createStorage } from '../create-storage.ts';
import type { Engine, StorageLog } from '../engine.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Storage } from '../ports.ts';
import type { Tables } from '../schema.ts';
import { beginOn } from './postgres-connection.ts';
import { classifyPostgresError, typedPostgresError } from './postgres-failure.ts';
import { postgresFlavour } from './postgres-flavour.ts';
import { createPostgresHints } from './postgres-hints.ts';

export type PostgresStorageOptions = ({ readonly connectionString: string } | { readonly poolConfig: PoolConfig }) & {
  /** Created if it is missing. */
  readonly schema?: string;
  readonly clock: Clock;
  readonly log: StorageLog;
  /** How long a transaction waits for a scope that another server has locked [SY-14]. */
  readonly lockTimeoutMs?: number;
};

/** The server runs with settings under which an acknowledged command can be lost [SY-2]. */
export class UnsafePostgresError extends Error {
  constructor(setting: string, value: string) {
    super(
      `PostgreSQL runs with ${setting} = ${value}: a crash could lose commands that were acknowledged. Set it to on.`,
    );
    this.name = 'UnsafePostgresError';
  }
}

const INT8 = types.builtins.INT8;

export async function createPostgresStorage(options: PostgresStorageOptions): Promise<Storage> {
  const schema = options.schema ?? 'civichall';
  const lockTimeoutMs = options.lockTimeoutMs ?? 5_000;
  const given: PoolConfig =
    'poolConfig' in options ? options.poolConfig : { connectionString: options.connectionString };
  const pool = new Pool({
    max: 4,
    connectionTimeoutMillis: 5_000,
    ...given,
    types: { getTypeParser },
    onConnect: (client) => prepareClient(client, schema, lockTimeoutMs),
  });
  pool.on('error', (error) => options.log.warn('storage.postgres-idle-connection-lost', { cause: String(error) }));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await requireSafeSettings(pool);
    await migrate(db, postgresFlavour(schema), options.clock, options.log);
  } catch (error) {
    await pool.end();
    throw error;
  }

  const hints = createPostgresHints({
    config: given,
    schema,
    send: (text, values) => pool.query(text, [...values]),
    log: options.log,
  });
  const engine: Engine = {
    db,
    lockRows: true,
    putRows: 'bulk',
    // Each statement must see what others committed while this transaction waited for the scope row [SY-14].
    beginWrite: async () => beginOn(await connect(pool), 'begin isolation level read committed'),
    beginRead: async () => beginOn(await connect(pool), 'begin isolation level repeatable read read only'),
    backup: undefined,
    tidy: undefined,
    hints,
    classify: classifyPostgresError,
    async close() {
      await hints.stop();
      await pool.end();
    },
  };
  return createStorage(engine, options.log);
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw typedPostgresError(error);
  }
}

async function prepareClient(client: ClientBase, schema: string, lockTimeoutMs: number): Promise<void> {
  await client.query(`
    set synchronous_commit = on;
    set search_path = ${escapeIdentifier(schema)};
    set lock_timeout = ${lockTimeoutMs};
    set idle_in_transaction_session_timeout = ${2 * lockTimeoutMs};
  `);
}

async function requireSafeSettings(pool: Pool): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes']) {
    const { rows } = await pool.query<Record<string, string>>(`show ${setting}`);
    const value = rows[0]?.[setting] ?? '';
    if (value !== 'on') throw new UnsafePostgresError(setting, value);
  }
}

/** Instants and counters are int8, which `pg` leaves as text; all of ours are safe integers. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return oid === INT8 ? toSafeInteger : types.getTypeParser(oid, format as 'text');
}

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`int8 ${text} is not a safe integer`);
  return value;
}

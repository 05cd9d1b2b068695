import { randomUUID } from 'node:crypto';
import { Client, type ClientConfig, escapeIdentifier } from 'pg';
import type { Engine, StorageLog } from '../engine.ts';

type Deps = {
  readonly config: ClientConfig;
  /** One hint channel per schema: halls of other schemas are other people's. */
  readonly schema: string;
  readonly send: (sql: string, values: readonly string[]) => Promise<unknown>;
  readonly log: StorageLog;
};

/**
 * Servers on one database tell each other that they committed [SY-14]. Only a hint: what it announces is read from the
 * tables, and whoever misses one finds it at the next poll. The listening line is its own, never one of the pool.
 */
export function createPostgresHints({ config, schema, send, log }: Deps): Engine['hints'] & { stop(): Promise<void> } {
  const channel = `civichall_${schema}`;
  const self = randomUUID();
  let line: Client | undefined;
  let opening: Promise<void> | undefined;
  let stopped = false;

  async function open(heard: () => void): Promise<void> {
    const client = new Client({ ...config, application_name: 'civichall-hints' });
    const lost = () => {
      if (line === client) line = undefined;
    };
    client.on('error', (error) => {
      log.warn('storage.hints-lost', { cause: String(error) });
      lost();
    });
    client.on('end', lost);
    client.on('notification', ({ payload }) => {
      if (payload !== self && !stopped) heard();
    });
    try {
      await client.connect();
      await client.query(`listen ${escapeIdentifier(channel)}`);
    } catch (error) {
      log.warn('storage.hints-not-heard', { cause: String(error) });
      await client.end().catch(() => undefined);
      return;
    }
    if (stopped) await client.end();
    else line = client;
  }

  return {
    announce() {
      send('select pg_notify($1, $2)', [channel, self]).catch((error: unknown) =>
        log.warn('storage.hint-not-sent', { cause: String(error) }),
      );
    },
    async listen(heard) {
      if (line !== undefined || stopped) return;
      opening ??= open(heard).finally(() => {
        opening = undefined;
      });
      await opening;
    },
    async stop() {
      stopped = true;
      await opening;
      const open = line;
      line = undefined;
      await open?.end();
    },
  };
}

/**
 * The real server with one deliberate fault, put in from outside: the negative controls of the kill and race tests.
 *   ack-early   answers before the commit (and commits late, as on a slow disk)
 *   no-dedup    does not know a command id again
 *   memo-lost   forgets the answer of a refused command, as if its memo were rolled back with it
 *   stale-read  decides commands that arrive together on the state before the first of them
 */
import { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import { createServer } from '../../server/app.ts';
import { readHallKey } from '../../server/cli/data-folder.ts';
import { systemClock, systemScheduler } from '../../server/cli/system.ts';
import { createHallAggregate } from '../../server/commands/hall-aggregate.ts';
import { type Memos, storedMemos } from '../../server/commands/memos.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { createSqliteStorage } from '../../server/storage/sqlite/create-sqlite-storage.ts';
import { createIds } from '../../shared/lib/ids.ts';

const mutant = process.argv[2] ?? 'none';
const { config } = readConfig(['serve'], process.env, process.cwd());
const log = createLog({ level: 'info', write: (line) => void process.stdout.write(line) });
const storage = await createSqliteStorage({ file: join(config.dataFolder, 'civichall.db'), clock: systemClock, log });

const early: Storage = {
  ...storage,
  write: (work) =>
    new Promise((resolve, reject) => {
      const slow = storage.write(async (tx) => {
        const value = await work(tx);
        resolve(value);
        await new Promise<void>((done) => {
          setTimeout(done, 30);
        });
        return value;
      });
      slow.catch(reject);
    }),
};

const memos: Record<string, Memos> = {
  'no-dedup': { find: async () => undefined, put: async () => undefined },
  'memo-lost': {
    find: storedMemos.find,
    put: async (tx, memo) => {
      if ((JSON.parse(memo.reply) as { ok: boolean }).ok) await storedMemos.put(tx, memo);
    },
  },
};

/** Forgets what the last few milliseconds brought. */
function staleAggregate(): ReturnType<typeof createHallAggregate> {
  const aggregate = createHallAggregate();
  let seen: { readonly state: Parameters<typeof aggregate.decide>[0]; readonly at: number } | undefined;
  return {
    ...aggregate,
    decide(state, command, context) {
      if (command.type !== 'ticket.callNext') return aggregate.decide(state, command, context);
      if (seen === undefined || context.now - seen.at > 20) seen = { state, at: context.now };
      return aggregate.decide(seen.state, command, context);
    },
  };
}

const server = await createServer({
  config,
  storage: mutant === 'ack-early' ? early : storage,
  clock: systemClock,
  scheduler: systemScheduler,
  ids: createIds({ now: () => systemClock.now(), random: (bytes) => void randomFillSync(bytes) }),
  log,
  defer: (run) => void setImmediate(run),
  hallKey: await readHallKey(config.dataFolder),
  outFolder: join(config.dataFolder, 'out'),
  version: 'mutant',
  memos: memos[mutant] ?? storedMemos,
  ...(mutant === 'stale-read' ? { hallAggregate: staleAggregate() } : {}),
  ...(mutant === 'no-dedup'
    ? { newInFlight: () => ({ get: () => undefined, set: () => new Map(), delete: () => false }) }
    : {}),
});
await server.start();

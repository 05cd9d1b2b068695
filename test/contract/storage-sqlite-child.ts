/**
 * A second process on a SQLite file. `hold`: opens it and stays until killed. `fill`: writes rows until the system
 * refuses, tells how, waits for a line on stdin, writes one more. Answers are JSON lines on stdout.
 */
import { once } from 'node:events';
import { StorageError } from '../../server/storage/ports.ts';
import { createSqliteStorage } from '../../server/storage/sqlite/create-sqlite-storage.ts';
import { aRow, createLogList, fixedClock, inHall, rowsOf } from './storage-fixture.ts';

const [mode, file = ''] = process.argv.slice(2);
const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);

try {
  const storage = await createSqliteStorage({ file, clock: fixedClock, log: createLogList() });
  say({ state: 'open' });
  if (mode === 'hold') {
    process.stdin.resume();
  } else {
    const body = JSON.stringify('x'.repeat(20_000));
    let acknowledged = 0;
    for (;;) {
      try {
        await inHall(storage, (tx) =>
          tx.savepoint(() => tx.putRows('hall:one', [aRow({ id: `t${acknowledged}`, body })])),
        );
        acknowledged += 1;
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        const { outcome, reason } = error;
        say({ state: 'refused', outcome, reason, acknowledged, stored: (await rowsOf(storage)).length });
        break;
      }
    }
    await once(process.stdin, 'data');
    await inHall(storage, (tx) => tx.putRows('hall:one', [aRow({ id: 'after', body })]));
    say({ state: 'recovered', stored: (await rowsOf(storage)).length });
    await storage.close();
    process.stdin.pause();
  }
} catch (error) {
  say({ state: 'failed', name: error instanceof Error ? error.name : 'unknown', message: String(error) });
}

import { expect, it } from 'vitest';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import type { FeedRow } from '../../shared/protocol/feeds.ts';
import type { FeedWrite, LocalDatabase } from './local-store.ts';
import { createMemoryStore } from './memory-store.ts';
import { createWriteBehind } from './write-behind.ts';

const zone = (id: string, text = id): FeedRow => ({
  kind: 'zone',
  id,
  row: { id, name: { 'zh-CN': text }, voice: null },
});
const write = (cursor: number, rows: FeedRow[], replace = false): FeedWrite => ({
  feed: 'queue',
  epoch: 'e',
  cursor,
  rows,
  replace,
});

async function aDisk() {
  const time = createManualTime(0);
  const opened = await createMemoryStore().open('device');
  if (!opened.ok) throw new Error('memory');
  const real = opened.value;
  let failures = 0;
  let writes = 0;
  const database: LocalDatabase = {
    ...real,
    write(change) {
      writes += 1;
      if (failures > 0) {
        failures -= 1;
        return Promise.reject(new Error('quota'));
      }
      return real.write(change);
    },
  };
  const behind = createWriteBehind({
    database,
    scheduler: time,
    random: () => 0,
    log: { info() {}, warn() {}, error() {} },
  });
  const stored = async () => {
    const { feeds } = await real.load();
    return feeds.map(
      ({ feed, cursor, rows }) =>
        `${feed}@${cursor}: ${rows
          .map((row) => row.id)
          .sort()
          .join(' ')}`,
    );
  };
  const fail = (times: number) => {
    failures = times;
  };
  return { time, behind, stored, writes: () => writes, fail };
}

it('[SY-5] rows and cursor are one transaction; what waits is joined', async () => {
  const { behind, stored, writes } = await aDisk();
  behind.putFeed(write(1, [zone('a'), zone('b')], true));
  behind.putFeed(write(2, [zone('c')]));
  behind.putFeed(write(3, [{ kind: 'zone', id: 'a', row: null }]));
  await behind.flush();
  expect(await stored()).toEqual(['queue@3: b c']);
  expect(writes()).toBe(2);
});

it('[SY-12] a write that failed is made up for: the disk never has a cursor without its rows', async () => {
  const { behind, stored, time, fail } = await aDisk();
  behind.putFeed(write(1, [zone('a')], true));
  await behind.flush();
  fail(2);
  behind.putFeed(write(2, [zone('b')]));
  await behind.flush();
  behind.putFeed(write(3, [zone('c')]));
  await behind.flush();
  expect(await stored()).toEqual(['queue@1: a']);
  await time.advance(10_000);
  expect(await stored()).toEqual(['queue@3: a b c']);
});

it('a feed that was dropped and opened again has only its new rows', async () => {
  const { behind, stored, fail, time } = await aDisk();
  behind.putFeed(write(1, [zone('a')], true));
  await behind.flush();
  fail(1);
  behind.dropFeed('queue');
  behind.putFeed(write(9, [zone('z')]));
  await time.advance(10_000);
  expect(await stored()).toEqual(['queue@9: z']);
});

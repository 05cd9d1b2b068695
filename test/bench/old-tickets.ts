import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../server/cli/system.ts';
import { readConfig } from '../../server/config.ts';
import { createCore } from '../../server/core.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import type { EntityRow } from '../../server/storage/ports.ts';
import { createSqliteStorage } from '../../server/storage/sqlite/create-sqlite-storage.ts';
import { createIds } from '../../shared/lib/ids.ts';
import { percentile } from '../../shared/lib/spread.ts';
import { oneGroupHall } from '../faults/hall-process.ts';
import { KIOSK } from '../fixtures/a-hall.ts';
import { type Line, times } from './table.ts';

const COMMANDS = 1500;
/** The median of so many rounds counts. */
const ROUNDS = 5;
const BATCH = 5000;
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

function oldTicket(n: number): EntityRow {
  const day = new Date(Date.UTC(2020, 0, 1 + Math.floor(n / 1500))).toISOString().slice(0, 10);
  const id = `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  const number = `A${n % 1500}`;
  const body = JSON.stringify({ id, day, number, status: 'done', filler: 'x'.repeat(300) });
  return { kind: 'ticket', id, day, uniq: `${day}:${number}`, rev: 1, body };
}

/** Microseconds per command of take and cancel, in order, with so many tickets of old days in the file. */
async function costWith(old: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'civichall-old-'));
  const storage = await createSqliteStorage({ file: join(folder, 'civichall.db'), clock: systemClock, log: SILENT });
  const ids = createIds({
    now: () => Date.now(),
    random: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
  });
  const file = oneGroupHall(1);
  const core = await createCore({
    storage,
    clock: systemClock,
    ids,
    log: SILENT,
    metrics: createMetrics(),
    defer: (run) => void setImmediate(run),
    hallKey: new Uint8Array(32).fill(1),
    dataFolder: folder,
    limits: readConfig(['serve', '--data', folder], {}, folder).config.limits,
  });
  try {
    await core.operations.seed({ hall: { ...file, staff: [] }, catalogue: { items: [] } });
    for (let from = 0; from < old; from += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, old - from) }, (_, index) => oldTicket(from + index));
      await storage.write((tx) => tx.putRows(file.id, rows));
    }
    const hall = core.hall();
    if (!hall) throw new Error('no hall');
    const one = async () => {
      const ack = await hall.loop.submit({
        id: ids.next(),
        type: 'ticket.take',
        payload: { groupId: 'a', class: 'normal', locale: 'zh-CN', needs: [] },
        actor: KIOSK,
      });
      if (!ack.ok) throw new Error(ack.code);
      const { ticketId } = ack.reply as { ticketId: string };
      const back = await hall.loop.submit({
        id: ids.next(),
        type: 'ticket.unclaimed',
        payload: { ticketId },
        actor: KIOSK,
      });
      if (!back.ok) throw new Error(back.code);
    };
    const many = async () => {
      let left = COMMANDS / 2;
      await Promise.all(
        Array.from({ length: 32 }, async () => {
          while (left > 0) {
            left -= 1;
            await one();
          }
        }),
      );
    };
    await many();
    const rounds: number[] = [];
    for (let n = 0; n < ROUNDS; n += 1) {
      const start = performance.now();
      await many();
      rounds.push(((performance.now() - start) * 1000) / COMMANDS);
    }
    return percentile(rounds, 0.5);
  } finally {
    await core.stop();
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export async function benchOldTickets(): Promise<Line> {
  // Once for the engine to warm up, or the first measurement would pay for it.
  await costWith(1000);
  const few = await costWith(1000);
  const many = await costWith(1_000_000);
  return {
    what: 'cost per command with 1,000,000 old tickets',
    ours: `${many.toFixed(0)} us`,
    limit: `${few.toFixed(0)} us with 1,000`,
    ratio: times(many / few),
    budget: '<= 1.20x',
  };
}

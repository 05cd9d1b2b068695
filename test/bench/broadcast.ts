import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { percentile } from '../../shared/lib/spread.ts';
import { enrollDevice, newHallFolder, oneGroupHall, staffHall, startHall } from '../faults/hall-process.ts';
import { openLine } from '../faults/line.ts';
import { createRandom } from '../faults/random.ts';
import type { FleetOrder, FleetReport } from './fleet.ts';
import { type Line, ms, times, wallNow } from './table.ts';

/** Product and limit take turns in blocks, so that whatever else the machine does meets both; the first block warms up. */
const BLOCKS = 9;
const CALLS_PER_BLOCK = 25;
const CALLS = (BLOCKS - 1) * CALLS_PER_BLOCK;
const GAP_MS = 60;

const child = (name: string) => fork(join(import.meta.dirname, name), { stdio: 'inherit' });
const pause = (delay: number) => new Promise<void>((done) => setTimeout(done, delay));
function next<T>(from: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    from.once('message', (message) => resolve(message as T));
    from.once('exit', (code) => reject(new Error(`child ended: ${code}`)));
  });
}

type Fleet = { report(): Promise<readonly (readonly [number, number])[]>; end(): void };

async function startFleet(order: FleetOrder): Promise<Fleet> {
  const fleet = child('fleet.ts');
  fleet.send(order);
  await next<FleetReport>(fleet);
  return {
    async report() {
      fleet.send('report');
      const answer = await next<FleetReport>(fleet);
      return 'arrivals' in answer ? answer.arrivals : [];
    },
    end: () => void fleet.kill(),
  };
}

/**
 * Latencies of every client and message, from the press to applied. A link that another command's commit was joined to
 * ends one rev later than the call; `others` are revs of the bench's own commands in between.
 */
function latencies(
  sent: ReadonlyMap<number, number>,
  arrivals: readonly (readonly [number, number])[],
  others: ReadonlySet<number> = new Set(),
): number[] {
  return arrivals.flatMap(([key, at]) => {
    const start = sent.get(key) ?? (others.has(key) ? undefined : sent.get(key - 1));
    return start === undefined ? [] : [at - start];
  });
}

type Side = {
  /** Presses once and waits until the line is quiet again. */
  press(counted: boolean): Promise<void>;
  /** Latencies of the counted presses at every client. */
  result(): Promise<number[]>;
  end(): Promise<void>;
};

async function product(count: number): Promise<Side & { bytes(): string }> {
  const random = createRandom(count);
  const file = oneGroupHall(2);
  const { folder, remove } = await newHallFolder(file);
  const server = await startHall(folder);
  const tokens = await staffHall(folder, server.url, file);
  const kiosk = await openLine(server.url, { token: tokens.kiosk });
  const [seat] = tokens.counters;
  if (!seat) throw new Error('no counter');
  const { windowId } = seat;
  const clerk = await openLine(server.url, seat);
  for (let n = 0; n < BLOCKS * CALLS_PER_BLOCK + 5; n += 1) {
    await kiosk.command({
      id: random.id(),
      type: 'ticket.take',
      payload: { groupId: 'a', class: 'normal', locale: 'zh-CN' },
    });
  }
  await kiosk.rows('queue');
  let bytes = '';
  kiosk.socket.on('changes', (changes: unknown) => {
    bytes = JSON.stringify(['changes', changes]);
  });
  const token = await enrollDevice(folder, server.url, 'board');
  const fleet = await startFleet({ kind: 'product', url: server.url, token, count });
  const sent = new Map<number, number>();
  const others = new Set<number>();
  return {
    bytes: () => bytes,
    async press(counted) {
      const start = wallNow();
      const ack = await clerk.command({ id: random.id(), type: 'ticket.callNext', payload: { windowId } });
      if (!ack.ok) throw new Error(ack.code);
      if (counted) sent.set(ack.rev, start);
      else others.add(ack.rev);
      await pause(GAP_MS);
      const { ticketId } = ack.reply as { ticketId: string };
      const passed = await clerk.command({
        id: random.id(),
        type: 'ticket.pass',
        payload: { windowId, ticketId, left: true },
      });
      if (passed.ok) others.add(passed.rev);
      await pause(GAP_MS);
    },
    result: async () => latencies(sent, await fleet.report(), others),
    async end() {
      fleet.end();
      kiosk.close();
      clerk.close();
      await server.end();
      await remove();
    },
  };
}

async function raw(count: number): Promise<Side & { use(bytes: string): void }> {
  const broadcaster = child('raw-broadcaster.ts');
  const { port } = await next<{ port: number }>(broadcaster);
  const url = `ws://127.0.0.1:${port}`;
  const fleet = await startFleet({ kind: 'raw', url, token: '', count });
  const trigger = new WebSocket(url, { perMessageDeflate: false });
  await new Promise<void>((open) => trigger.once('open', () => open()));
  const sent = new Map<number, number>();
  let bytes = '[]';
  let n = 0;
  return {
    use(some) {
      bytes = some;
    },
    async press(counted) {
      n += 1;
      if (counted) sent.set(n, wallNow());
      trigger.send(`[${n},${bytes}]`);
      await pause(2 * GAP_MS);
    },
    result: async () => latencies(sent, await fleet.report()),
    async end() {
      fleet.end();
      trigger.terminate();
      broadcaster.kill();
    },
  };
}

/** From the press of "next" to applied on `count` screens, beside a bare `ws` broadcast of the same bytes. */
export async function benchBroadcast(count: number): Promise<Line> {
  const ours = await product(count);
  const limit = await raw(count);
  for (let block = 0; block < BLOCKS; block += 1) {
    for (let n = 0; n < CALLS_PER_BLOCK; n += 1) await ours.press(block > 0);
    limit.use(ours.bytes());
    for (let n = 0; n < CALLS_PER_BLOCK; n += 1) await limit.press(block > 0);
  }
  const values = await ours.result();
  const bareValues = await limit.result();
  await ours.end();
  await limit.end();
  if (values.length < CALLS * count * 0.99) throw new Error(`only ${values.length} arrivals`);
  const mine = percentile(values, 0.99);
  const bare = percentile(bareValues, 0.99);
  return {
    what: `call -> applied by ${count} clients, p99`,
    ours: `${ms(mine)} (p50 ${ms(percentile(values, 0.5))})`,
    limit: `${ms(bare)} raw ws (p50 ${ms(percentile(bareValues, 0.5))}), ${ours.bytes().length} bytes`,
    ratio: times(mine / bare),
    budget: count <= 200 ? '<= 25 ms and <= 1.50x' : '<= 1.50x',
  };
}

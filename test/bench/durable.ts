import { percentile } from '../../shared/lib/spread.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import { aHallOf, enrollDevice, newHallFolder, staffHall, startHall } from '../faults/hall-process.ts';
import { openLine, type Line as Wire } from '../faults/line.ts';
import { createRandom } from '../faults/random.ts';
import { rawSqliteRate } from './raw-sqlite.ts';
import { type Line, ms, perSecond, times } from './table.ts';
import { openWireClient } from './wire-client.ts';

const BOARDS = 50;
const WINDOWS = 22;
const GROUPS = 11;
const TAKES = 3000;
const IN_FLIGHT = 128;
const LIGHT = 300;
const RAW_MS = 1500;

/** Durable take and call over sockets with 50 boards connected, and a single press under light load. */
export async function benchDurable(): Promise<Line[]> {
  const random = createRandom(4);
  const file = aHallOf(WINDOWS, GROUPS);
  const { folder, remove } = await newHallFolder(file);
  const server = await startHall(folder);
  const open: Wire[] = [];
  try {
    const tokens = await staffHall(folder, server.url, file);
    const boardToken = await enrollDevice(folder, server.url, 'board');
    for (let n = 0; n < BOARDS; n += 1) {
      const board = await openWireClient(server.url, boardToken, () => undefined);
      await board.ask('feed.open', { feed: 'queue', epoch: null, cursor: null });
    }
    const kiosk = await openLine(server.url, { token: tokens.kiosk });
    open.push(kiosk);
    const send = async (line: Wire, type: string, payload: unknown): Promise<CommandAck & { ok: true }> => {
      const ack = await line.command({ id: random.id(), type, payload });
      if (!ack.ok) throw new Error(`${type}: ${ack.code}`);
      return ack;
    };
    const groupIds = file.groups.map((group) => group.id);
    let turn = 0;
    const take = () =>
      send(kiosk, 'ticket.take', { groupId: groupIds[turn++ % GROUPS], class: 'normal', locale: 'zh-CN' });

    const presses: number[] = [];
    for (let n = 0; n < LIGHT; n += 1) {
      const start = performance.now();
      await take();
      presses.push(performance.now() - start);
    }

    // The disk's own speed changes from second to second: each figure stands between two looks at it.
    const rawBefore = await rawSqliteRate(RAW_MS);
    const startTakes = performance.now();
    let left = TAKES;
    await Promise.all(
      Array.from({ length: IN_FLIGHT }, async () => {
        while (left > 0) {
          left -= 1;
          await take();
        }
      }),
    );
    const takeRate = (TAKES * 1000) / (performance.now() - startTakes);

    const rawBetween = await rawSqliteRate(RAW_MS);
    const clerks = await Promise.all(
      tokens.counters.map(async ({ windowId, token, session }) => {
        const line = await openLine(server.url, { token, session });
        open.push(line);
        return { windowId, line };
      }),
    );
    let calls = 0;
    let commands = 0;
    const startCalls = performance.now();
    await Promise.all(
      clerks.map(async ({ windowId, line }) => {
        while (calls < TAKES - WINDOWS * 2) {
          calls += 1;
          const { reply } = await send(line, 'ticket.callNext', { windowId });
          const { ticketId } = reply as { ticketId: string };
          await Promise.all([
            send(line, 'ticket.start', { windowId, ticketId }),
            send(line, 'ticket.finish', { windowId, ticketId, outcome: 'handled' }),
          ]);
          commands += 3;
        }
      }),
    );
    const callRate = (commands * 1000) / (performance.now() - startCalls);
    const rawAfter = await rawSqliteRate(RAW_MS);
    const rawOfTakes = (rawBefore + rawBetween) / 2;
    const rawOfCalls = (rawBetween + rawAfter) / 2;
    const limit = (raw: number) => `${perSecond(raw)} raw node:sqlite transactions`;
    return [
      {
        what: `ticket.take, ${BOARDS} boards`,
        ours: perSecond(takeRate),
        limit: limit(rawOfTakes),
        ratio: times(takeRate / rawOfTakes),
        budget: '>= 0.40x',
      },
      {
        what: `call, start, finish at ${WINDOWS} windows, ${BOARDS} boards`,
        ours: perSecond(callRate),
        limit: limit(rawOfCalls),
        ratio: times(callRate / rawOfCalls),
        budget: '>= 0.40x',
      },
      {
        what: 'single take, light load, p99',
        ours: ms(percentile(presses, 0.99)),
        limit: `${ms(1000 / rawBefore)} one transaction`,
        ratio: times(percentile(presses, 0.99) / (1000 / rawBefore)),
        budget: '<= 15 ms',
      },
    ];
  } finally {
    for (const line of open) line.close();
    await server.end();
    await remove();
  }
}

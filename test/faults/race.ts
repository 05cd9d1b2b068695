import type { CommandAck } from '../../shared/protocol/down.ts';
import { newHallFolder, oneGroupHall, staffHall, startHall } from './hall-process.ts';
import { type Line, openLine } from './line.ts';
import { createRandom } from './random.ts';

export type RaceResult = {
  readonly rounds: number;
  readonly calls: number;
  readonly empty: number;
  readonly broken: readonly string[];
};

type Window = { readonly windowId: string; readonly line: Line };

/**
 * `sockets` clerks press "next" in the same tick while fewer, as many or more tickets wait, `rounds` times. Every
 * press must get its own ticket or "empty", exactly as many as there were.
 */
export async function race(options: {
  readonly seed: number;
  readonly sockets: number;
  readonly rounds: number;
  readonly mutant?: string;
  readonly entry?: string;
}): Promise<RaceResult> {
  const random = createRandom(options.seed);
  const file = oneGroupHall(options.sockets);
  const { folder, remove } = await newHallFolder(file);
  const broken: string[] = [];
  let process = await startHall(folder);
  try {
    const tokens = await staffHall(folder, process.url, file);
    await process.end();
    process = await startHall(folder, options);
    const { url } = process;
    const kiosk = await openLine(url, { token: tokens.kiosk });
    const windows: Window[] = await Promise.all(
      tokens.counters.map(async ({ windowId, token, session }) => ({
        windowId,
        line: await openLine(url, { token, session }),
      })),
    );
    const send = (line: Line, type: string, payload: unknown): Promise<CommandAck> =>
      line.command({ id: random.id(), type, payload });
    let waiting = 0;
    let calls = 0;
    let empty = 0;
    let round = 0;
    for (; round < options.rounds && broken.length === 0; round += 1) {
      const fresh = random.below(options.sockets + 4);
      const takes = Array.from({ length: fresh }, () =>
        send(kiosk, 'ticket.take', { groupId: 'a', class: 'normal', locale: 'zh-CN' }),
      );
      for (const ack of await Promise.all(takes)) if (!ack.ok) broken.push(`take refused: ${ack.code}`);
      waiting += fresh;
      const presses = windows.map(({ windowId, line }) => send(line, 'ticket.callNext', { windowId }));
      const acks = await Promise.all(presses);
      const called = new Map<string, string>();
      let got = 0;
      for (const [index, ack] of acks.entries()) {
        const windowId = windows[index]?.windowId ?? '';
        if (ack.ok) {
          got += 1;
          const { ticketId, number } = ack.reply as { ticketId: string; number: string };
          const other = called.get(ticketId);
          if (other !== undefined)
            broken.push(`[QU-7] round ${round}: ${number} was given to ${other} and ${windowId}`);
          called.set(ticketId, windowId);
        } else if (ack.code === 'queue.empty') empty += 1;
        else broken.push(`[QU-7] round ${round}: ${windowId} got ${ack.code}`);
      }
      const expected = Math.min(waiting, options.sockets);
      if (got !== expected)
        broken.push(`[QU-7] round ${round}: ${waiting} waited, ${got} of ${expected} presses got one`);
      calls += got;
      waiting -= got;
      const ends = [...called].map(async ([ticketId, windowId]) => {
        const line = windows.find((each) => each.windowId === windowId)?.line;
        if (!line) return;
        const start = send(line, 'ticket.start', { windowId, ticketId });
        const finish = send(line, 'ticket.finish', { windowId, ticketId, outcome: 'handled' });
        for (const ack of await Promise.all([start, finish])) if (!ack.ok) broken.push(`round ${round}: ${ack.code}`);
      });
      await Promise.all(ends);
    }
    for (const line of [kiosk, ...windows.map((window) => window.line)]) line.close();
    return { rounds: round, calls, empty, broken };
  } finally {
    await process.kill();
    await remove();
  }
}

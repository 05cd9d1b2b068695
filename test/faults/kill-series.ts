import { isDeepStrictEqual } from 'node:util';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { ServiceWindow } from '../../shared/domain/window/window.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import { type HallProcess, newHallFolder, oneGroupHall, staffHall, startHall, type Tokens } from './hall-process.ts';
import { type Line, openLine } from './line.ts';
import { createRandom, type Random } from './random.ts';

/** One command as this client knows it: sent at least once, perhaps answered. */
type Sent = {
  readonly id: string;
  readonly type: string;
  readonly payload: unknown;
  readonly door: number;
  ack?: CommandAck;
};

export type SeriesResult = {
  readonly kills: number;
  readonly commands: number;
  readonly tickets: number;
  readonly broken: readonly string[];
};

const KIOSK = -1;
const CLERKS = 4;
const IN_FLIGHT = 24;

type Doors = { readonly kiosk: Line; readonly clerks: readonly Line[]; close(): void };

async function openDoors(url: string, tokens: Tokens): Promise<Doors> {
  const kiosk = await openLine(url, { token: tokens.kiosk });
  const clerks = await Promise.all(tokens.counters.map(({ token, session }) => openLine(url, { token, session })));
  return {
    kiosk,
    clerks,
    close() {
      for (const line of [kiosk, ...clerks]) line.close();
    },
  };
}

/**
 * Plays pipelined load with duplicates against a server process, kills it at a random moment, starts it again, and
 * checks every promise ever acknowledged. `rounds` kills on one data folder.
 */
export async function killSeries(options: {
  readonly seed: number;
  readonly rounds: number;
  readonly mutant?: string;
  readonly entry?: string;
}): Promise<SeriesResult> {
  const random = createRandom(options.seed);
  const file = oneGroupHall(CLERKS);
  const { folder, remove } = await newHallFolder(file);
  const start = () => startHall(folder, options);
  const ledger: Sent[] = [];
  const broken: string[] = [];
  let kills = 0;
  let process: HallProcess | undefined = await startHall(folder);
  try {
    const tokens = await staffHall(folder, process.url, file);
    await process.end();
    process = await start();
    for (; kills < options.rounds && broken.length === 0; kills += 1) {
      const doors = await openDoors(process.url, tokens);
      await playUntil(doors, tokens, ledger, random, 10 + random.below(110), broken);
      await process.kill();
      doors.close();
      process = undefined;
      process = await start();
      await verify(process, tokens, ledger, random, broken);
    }
    const tickets = ledger.filter((sent) => sent.type === 'ticket.take' && sent.ack?.ok).length;
    return { kills, commands: ledger.length, tickets, broken };
  } finally {
    await process?.kill();
    await remove();
  }
}

/** Sends until `target` answers came; every fifth command is delivered twice. */
async function playUntil(
  doors: Doors,
  tokens: Tokens,
  ledger: Sent[],
  random: Random,
  target: number,
  broken: string[],
): Promise<void> {
  let answers = 0;
  let reached: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const settle = (sent: Sent, ack: CommandAck) => {
    if (sent.ack !== undefined && !sameAnswer(sent.ack, ack))
      broken.push(`[SY-3] ${sent.type} ${sent.id} answered twice differently`);
    sent.ack = ack;
    answers += 1;
    if (answers >= target) reached();
  };
  const send = (door: number, type: string, payload: unknown): Promise<Sent> => {
    const sent: Sent = { id: random.id(), type, payload, door };
    ledger.push(sent);
    const line = door === KIOSK ? doors.kiosk : doors.clerks[door];
    if (!line) throw new Error('no door');
    const deliver = () => line.command({ id: sent.id, type, payload }).then((ack) => settle(sent, ack));
    if (random.below(5) === 0) void deliver();
    return deliver().then(() => sent);
  };
  const kiosk = async (): Promise<void> => {
    for (;;)
      await send(KIOSK, 'ticket.take', {
        groupId: 'a',
        class: random.below(4) === 0 ? 'priority' : 'normal',
        locale: 'zh-CN',
      });
  };
  const rows = await doors.kiosk.rows('queue');
  const clerk = async (door: number): Promise<void> => {
    const windowId = tokens.counters[door]?.windowId;
    // What the last kill left at the window comes first.
    const window = rows.find((row) => row.kind === 'window' && row.id === windowId)?.row as ServiceWindow | undefined;
    const left = window?.ticketId;
    if (left) {
      if (window.status === 'called') await send(door, 'ticket.start', { windowId, ticketId: left });
      await send(door, 'ticket.finish', { windowId, ticketId: left, outcome: 'handled' });
    }
    for (;;) {
      const called = await send(door, 'ticket.callNext', { windowId });
      if (!called.ack?.ok) continue;
      const { ticketId } = called.ack.reply as { ticketId: string };
      await send(door, 'ticket.start', { windowId, ticketId });
      // A second press at the wrong moment: its refusal has to stay the answer of this id for ever.
      if (random.below(2) === 0) await send(door, 'ticket.callNext', { windowId });
      await send(door, 'ticket.finish', { windowId, ticketId, outcome: 'handled' });
    }
  };
  for (let n = 0; n < IN_FLIGHT; n += 1) void kiosk();
  for (let door = 0; door < CLERKS; door += 1) void clerk(door);
  await done;
}

function sameAnswer(first: CommandAck, again: CommandAck): boolean {
  return isDeepStrictEqual(first, again);
}

const LAST_STATUS: Record<string, readonly Ticket['status'][]> = {
  'ticket.finish': ['done'],
  'ticket.start': ['serving', 'done'],
  'ticket.callNext': ['called', 'serving', 'done'],
};

async function verify(
  process: HallProcess,
  tokens: Tokens,
  ledger: Sent[],
  random: Random,
  broken: string[],
): Promise<void> {
  const doors = await openDoors(process.url, tokens);
  const lineOf = (sent: Sent) => (sent.door === KIOSK ? doors.kiosk : doors.clerks[sent.door]);
  // What was never answered is offered again under the same id; of what was answered every fifth is asked again.
  const recent = ledger.slice(-400);
  const asked = recent.filter((sent) => sent.ack === undefined || random.below(5) === 0);
  const answers = asked.map(async (sent) => {
    const again = await lineOf(sent)?.command({ id: sent.id, type: sent.type, payload: sent.payload });
    if (!again) throw new Error('no door');
    if (sent.ack !== undefined && !sameAnswer(sent.ack, again)) {
      broken.push(`[SY-3] ${sent.type} ${sent.id}: ${JSON.stringify(sent.ack)} became ${JSON.stringify(again)}`);
    }
    sent.ack = again;
  });
  await Promise.all(answers);
  const tickets = new Map<string, Ticket>();
  const numbers = new Set<string>();
  for (const row of await doors.kiosk.rows('queue')) {
    if (row.kind !== 'ticket' || row.row === null) continue;
    if (numbers.has(row.row.number)) broken.push(`[QU-2] ${row.row.number} twice`);
    numbers.add(row.row.number);
    tickets.set(row.id, row.row);
  }
  let taken = 0;
  for (const sent of ledger) {
    if (!sent.ack?.ok) continue;
    const reply = (sent.ack.reply ?? sent.payload) as { ticketId: string; number?: string };
    const ticket = tickets.get(reply.ticketId);
    if (sent.type === 'ticket.take') taken += 1;
    if (!ticket) broken.push(`[SY-2] acknowledged ${sent.type} lost: ${reply.ticketId}`);
    else if (reply.number !== undefined && reply.number !== ticket.number)
      broken.push(`[QU-3] ${reply.number} became ${ticket.number}`);
    else if (LAST_STATUS[sent.type] && !LAST_STATUS[sent.type]?.includes(ticket.status)) {
      broken.push(`[SY-2] after ${sent.type} the ticket ${ticket.number} is ${ticket.status}`);
    }
  }
  if (tickets.size !== taken) broken.push(`[SY-3] ${taken} takes were acknowledged, ${tickets.size} tickets exist`);
  doors.close();
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type HallFile, hallFileSchema } from '../../../shared/domain/hall/hall-file.ts';
import { present } from '../../../shared/lib/assert.ts';
import type { CommandAck } from '../../../shared/protocol/down.ts';
import { enrollReplySchema } from '../../../shared/protocol/up.ts';
import { type Line, openLine } from '../../faults/line.ts';
import { createRandom } from '../../faults/random.ts';
import type { HallServer } from './hall-server.ts';

const DEMO = resolve(import.meta.dirname, '../../../assets/demo/hall.json');
const PASSWORD = 'a quiet river at dawn';

export type BusyHall = {
  /** Takes a number at another kiosk. */
  take(groupId: string, ticketClass?: 'normal' | 'priority'): Promise<void>;
  /** The line of the clerk at that window. */
  at(windowNumber: number): Line;
  close(): void;
};

async function enrol(server: HallServer, role: 'kiosk' | 'counter'): Promise<string> {
  const answer = await fetch(`${server.address}/api/enroll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: await server.enroll(role), name: 'busy hall' }),
  });
  return enrollReplySchema.parse(await answer.json()).token;
}

/** The clerk for each window: one who may serve its first group, each person once. */
function rosterOf(file: HallFile, windowNumbers: readonly number[]) {
  const free = file.staff.filter((person) => person.roles.includes('clerk'));
  return windowNumbers.flatMap((number) => {
    const window = file.windows.find((each) => each.number === number);
    const groupId = window?.groups[0]?.groupId ?? '';
    const index = free.findLastIndex((person) => person.skills.includes(groupId) || person.skills.includes('*'));
    const [person] = index < 0 ? [] : free.splice(index, 1);
    return window && person ? [{ window, person }] : [];
  });
}

/** Opens windows, lets people take numbers and calls some, all through the public commands: a hall in the morning. */
export async function makeBusy(server: HallServer, windowNumbers: readonly number[]): Promise<BusyHall> {
  const file = hallFileSchema.parse(JSON.parse(readFileSync(DEMO, 'utf8')));
  const random = createRandom(11);
  const send = async (line: Line, type: string, payload: unknown): Promise<CommandAck> =>
    line.command({ id: random.id(), type, payload });
  const kiosks: Line[] = [];
  // Enough of them for a rush: one alone would be slowed down after its first numbers [QU-13].
  for (let n = 0; n < 4; n += 1) {
    kiosks.push(await openLine(server.address, { token: await enrol(server, 'kiosk') }));
  }
  const lines: Line[] = [...kiosks];
  let taken = 0;
  const take = async (groupId: string, ticketClass: 'normal' | 'priority' = 'normal') => {
    const kiosk = kiosks[taken % kiosks.length];
    taken += 1;
    if (kiosk) await send(kiosk, 'ticket.take', { groupId, class: ticketClass, locale: 'zh-CN' });
  };
  const people = file.groups.flatMap((group, index) => Array.from({ length: 6 + ((index * 5) % 7) }, () => group.id));
  for (const [index, groupId] of people.entries()) await take(groupId, index % 9 === 4 ? 'priority' : 'normal');
  const logins = server.firstLogins();
  const clerks = new Map<number, Line>();
  for (const { window, person } of rosterOf(file, windowNumbers)) {
    const line = await openLine(server.address, { token: await enrol(server, 'counter') });
    lines.push(line);
    clerks.set(window.number, line);
    const password = logins.find((each) => each.login === person.login)?.password ?? '';
    await line.login(person.login, password, PASSWORD);
    await send(line, 'window.open', { windowId: window.id, takeOver: false });
    const ack = await send(line, 'ticket.callNext', { windowId: window.id });
    if (ack.ok && window.number % 3 !== 0) {
      const { ticketId } = ack.reply as { ticketId: string };
      await send(line, 'ticket.start', { windowId: window.id, ticketId });
    }
  }
  return {
    take,
    at: (windowNumber) => present(clerks.get(windowNumber), `clerk at window ${windowNumber}`),
    close() {
      for (const line of lines) line.close();
    },
  };
}

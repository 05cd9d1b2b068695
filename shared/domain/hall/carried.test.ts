import { expect, it } from 'vitest';
import { getRow, rowsOf } from '../../lib/table.ts';
import type { Actor } from '../commands/actor.ts';
import { decide } from './decide.ts';
import { evolveAll } from './evolve.ts';
import { hallFileSchema } from './hall-file.ts';
import { EMPTY_HALL, type HallState } from './hall-state.ts';
import { feedOf } from './rows.ts';

const KIOSK: Actor = { kind: 'device', role: 'kiosk', deviceId: 'kiosk' };
const CARRIED = { itemId: 'item-1', version: 3, answers: { who: 'own' } };

/** One window, two groups, and everybody's commands by the real rules. */
function aHall() {
  let state: HallState = EMPTY_HALL;
  let now = Date.UTC(2026, 4, 12, 2);
  let ids = 0;
  const run = (actor: Actor, type: string, payload: unknown) => {
    const ctx = {
      now,
      actor,
      newId: () => {
        ids += 1;
        return `id-${ids}`;
      },
      secrets: { checkCode: () => '4711', tokenHash: (id: string) => id, hashToken: (token: string) => token },
    };
    const decided = decide(state, { type, payload } as Parameters<typeof decide>[1], ctx);
    if (!decided.ok) throw new Error(decided.error.code);
    state = evolveAll(state, decided.value.events);
    now += 1000;
    return decided.value.reply;
  };
  const group = (id: string, prefix: string) => ({
    id,
    prefix,
    name: { 'zh-CN': id },
    everyday: { 'zh-CN': id },
    zoneId: 'one',
    minutes: 10,
    rank: 1,
  });
  const file = hallFileSchema.parse({
    settings: { anonymousBurst: 0 },
    schema: 1,
    id: 'small',
    name: { 'zh-CN': '小城' },
    hours: 'always',
    zones: [{ id: 'one', name: { 'zh-CN': '一区' } }],
    groups: [group('tax', 'G'), group('pension', 'E')],
    windows: [{ id: 'w1', number: 1, zoneId: 'one', groups: [{ groupId: 'tax' }, { groupId: 'pension' }] }],
    outcomes: ['handled'],
    pauseReasons: ['meal'],
    staff: [],
  });
  run({ kind: 'system' }, 'hall.load', { file });
  run({ kind: 'system' }, 'day.roll', { day: '2026-05-12' });
  const clerk = (session: string): Actor => ({
    kind: 'staff',
    staffId: session,
    sessionId: session,
    deviceId: `counter-${session}`,
    roles: ['clerk'],
    skills: ['*'],
    plate: '001',
  });
  let seated = clerk('fang');
  const press = (type: string, payload: object = {}) => run(seated, type, { windowId: 'w1', ...payload });
  return {
    take: (extra: object = {}) =>
      run(KIOSK, 'ticket.take', { groupId: 'tax', class: 'normal', locale: 'zh-CN', needs: [], ...extra }) as {
        ticketId: string;
      },
    press,
    takeOver: () => {
      seated = clerk('li');
      press('window.open', { takeOver: true });
    },
    state: () => state,
    seen: () => getRow(state.seats, 'w1')?.carried,
    current: () => getRow(state.windows, 'w1')?.ticketId ?? '',
  };
}

it('the window that calls the ticket sees the checklist, and it goes with the ticket', () => {
  const hall = aHall();
  const { ticketId } = hall.take({ carried: CARRIED });
  hall.take();
  hall.press('window.open');
  expect(hall.seen()).toBeUndefined();
  hall.press('ticket.callNext');
  expect(hall.seen()).toEqual({ ...CARRIED, ticketId });
  hall.press('ticket.start', { ticketId });
  expect(hall.seen()).toEqual({ ...CARRIED, ticketId });
  hall.press('ticket.hold', { ticketId });
  expect(hall.seen()).toBeUndefined();
  hall.press('ticket.callNext');
  expect(hall.current()).not.toBe(ticketId);
  expect(hall.seen()).toBeUndefined();
  hall.press('ticket.start', { ticketId: hall.current() });
  hall.press('ticket.finish', { ticketId: hall.current(), outcome: 'handled' });
  hall.press('ticket.takeBack', { ticketId });
  expect(hall.seen()).toEqual({ ...CARRIED, ticketId });
});

it('[QU-9] an undone act puts the checklist back where the ticket is', () => {
  const hall = aHall();
  const { ticketId } = hall.take({ carried: CARRIED });
  hall.press('window.open');
  hall.press('ticket.callNext');
  hall.press('window.undo');
  expect(hall.seen()).toBeUndefined();
  hall.press('ticket.callNext');
  hall.press('ticket.start', { ticketId });
  hall.press('ticket.finish', { ticketId, outcome: 'handled' });
  expect(hall.seen()).toBeUndefined();
  hall.press('window.undo');
  expect(hall.seen()).toEqual({ ...CARRIED, ticketId });
});

it('who takes the window over sees it too', () => {
  const hall = aHall();
  const { ticketId } = hall.take({ carried: CARRIED });
  hall.press('window.open');
  hall.press('ticket.callNext');
  hall.takeOver();
  expect(hall.seen()).toEqual({ ...CARRIED, ticketId });
});

it('in a visit it belongs to the number of its own matter alone [QU-17]', () => {
  const hall = aHall();
  hall.take({ carried: CARRIED, matters: 1, also: [{ groupId: 'pension', matters: 1 }] });
  const carrying = [...rowsOf(hall.state().slips)].filter((slip) => slip.carried !== undefined);
  expect(carrying.map((slip) => getRow(hall.state().tickets, slip.ticketId)?.groupId)).toEqual(['tax']);
});

it('[SE-7] no public row carries it: neither the ticket nor the window says what somebody came for', () => {
  const hall = aHall();
  hall.take({ carried: CARRIED });
  hall.press('window.open');
  hall.press('ticket.callNext');
  const { tickets, windows, groups } = hall.state();
  expect(JSON.stringify([[...rowsOf(tickets)], [...rowsOf(windows)], [...rowsOf(groups)]])).not.toContain('item-1');
  expect([feedOf({ kind: 'seat', id: 'w1' }), feedOf({ kind: 'slip', id: 'x' })]).toEqual(['desk:w1', null]);
});

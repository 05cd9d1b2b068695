import { describe, expect, it } from 'vitest';
import { present } from '../../../shared/lib/assert.ts';
import { getRow } from '../../../shared/lib/table.ts';
import { createDeskWorld, type DeskWorld, numberOf, staffActor, WANG } from '../testing/desk-world.ts';
import { callOrderOf, createCallOrder } from './call-order.ts';
import { type Desk, selectDesk } from './desk.ts';
import { clockDuration, secondsLeft, wholeMinutes } from './duration.ts';
import { hallRows, heldRows, matches, nextSort, passedRows, queueRows } from './lists.ts';

const ME = staffActor(WANG);
const W = 'w03';

async function mixed(): Promise<DeskWorld> {
  const world = createDeskWorld();
  world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
  for (const [groupId, ticketClass] of [
    ['business', 'normal'],
    ['social', 'normal'],
    ['business', 'priority'],
    ['business', 'normal'],
    ['social', 'priority'],
    ['business', 'priority'],
    ['business', 'priority'],
    ['property', 'normal'],
    ['business', 'normal'],
  ] as const) {
    world.take(groupId, 1, ticketClass);
    await world.time.advance(60_000);
  }
  return world;
}

const deskOf = (world: DeskWorld): Desk => present(selectDesk(world.view(), world.time.now()), 'desk');

describe('[QU-5] the order in which this window would call', () => {
  it('is the order in which it then does call, reasons included', async () => {
    const world = await mixed();
    const foretold = callOrderOf(deskOf(world), 50).map((turn) => `${turn.ticket.number} ${turn.why.code}`);
    expect(foretold).toHaveLength(8);
    const called: string[] = [];
    for (const _turn of foretold) {
      world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
      const ticketId = present(getRow(world.state().windows, W)?.ticketId, 'ticket');
      const ticket = present(getRow(world.state().tickets, ticketId), 'ticket');
      called.push(`${ticket.number} ${ticket.status === 'called' ? ticket.why.code : ''}`);
      world.run(ME, { type: 'ticket.start', payload: { windowId: W, ticketId } });
      world.run(ME, { type: 'ticket.finish', payload: { windowId: W, ticketId, outcome: 'handled' } });
    }
    expect(called).toEqual(foretold);
  });

  it('an undone call is kept for this window and comes first again', async () => {
    const world = await mixed();
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
    const ticketId = present(getRow(world.state().windows, W)?.ticketId, 'ticket');
    world.run(ME, { type: 'window.undo', payload: { windowId: W } });
    const [first, ...rest] = callOrderOf(deskOf(world), 50);
    expect(first).toMatchObject({ ticket: { number: numberOf(world, ticketId) }, why: { code: 'reserved' } });
    expect(new Set(rest.map((turn) => turn.ticket.id)).has(ticketId)).toBe(false);
  });

  it('is worked out again only when the hall has changed', async () => {
    const world = await mixed();
    const order = createCallOrder();
    const before = order(deskOf(world), 60);
    expect(order(deskOf(world), 60)).toBe(before);
    world.take('business');
    expect(order(deskOf(world), 60)).not.toBe(before);
  });
});

describe('lists', () => {
  it('the queue holds only what this window may call, the head marked', async () => {
    const world = await mixed();
    const rows = queueRows(deskOf(world), callOrderOf(deskOf(world), 50), 'call-order');
    expect(rows.map((row) => row.number)).not.toContain('C001');
    expect(rows.filter((row) => row.head).map((row) => row.number)).toEqual([rows[0]?.number]);
  });

  it('sorts by waiting time and by number', async () => {
    const world = await mixed();
    const desk = deskOf(world);
    const longest = queueRows(desk, callOrderOf(desk, 50), 'longest').map((row) => row.minutes);
    expect(longest).toEqual([...longest].sort((a, b) => b - a));
    const numbers = queueRows(desk, [], 'number').map((row) => row.number);
    expect(numbers).toEqual([...numbers].sort());
    expect([nextSort('call-order'), nextSort('longest'), nextSort('number')]).toEqual([
      'longest',
      'number',
      'call-order',
    ]);
  });

  it('filters by number and by the name of the group in either language', () => {
    const row = { number: 'AP02', group: { 'zh-CN': '办企业', en: 'Start a business' } };
    expect(['ap', '02', '企业', 'BUSI', ' ap busi '].map((filter) => matches(row, filter))).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(matches(row, 'C')).toBe(false);
  });

  it('held ones are late after the reminder, passed ones newest first', async () => {
    const world = await mixed();
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
    const ticketId = present(getRow(world.state().windows, W)?.ticketId, 'ticket');
    world.run(ME, { type: 'ticket.start', payload: { windowId: W, ticketId } });
    world.run(ME, { type: 'ticket.hold', payload: { windowId: W, ticketId } });
    await world.time.advance(600_000);
    expect(heldRows(deskOf(world))[0]?.late).toBe(false);
    await world.time.advance(1);
    expect(heldRows(deskOf(world))[0]).toMatchObject({ late: true, minutes: 10 });
    for (let n = 0; n < 2; n += 1) {
      world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
      const passed = present(getRow(world.state().windows, W)?.ticketId, 'ticket');
      world.run(ME, { type: 'ticket.pass', payload: { windowId: W, ticketId: passed, left: true } });
      await world.time.advance(60_000);
    }
    expect(passedRows(deskOf(world)).map((row) => row.minutes)).toEqual([1, 2]);
  });

  it('[QU-11] the whole hall shows the range of the shared function, own groups marked', async () => {
    const world = await mixed();
    world.run({ kind: 'system' }, { type: 'est.refresh', payload: {} });
    const rows = hallRows(deskOf(world));
    expect(rows.map((row) => [row.prefix, row.waiting, row.mine])).toEqual([
      ['A', 6, true],
      ['C', 1, false],
      ['E', 2, true],
    ]);
    expect(rows[1]?.range).toEqual({ kind: 'none-open' });
    expect(rows[0]?.range.kind).toBe('minutes');
  });
});

describe('durations', () => {
  it.each([
    [-5, '00:00'],
    [7_999, '00:07'],
    [252_000, '04:12'],
    [3_765_000, '1:02:45'],
  ])('%i ms is %s', (ms, text) => {
    expect(clockDuration(ms)).toBe(text);
  });

  it('minutes are whole and past, seconds left are rounded up', () => {
    expect([wholeMinutes(59_999), wholeMinutes(60_000), wholeMinutes(-1)]).toEqual([0, 1, 0]);
    expect([secondsLeft(1_001, 0), secondsLeft(1_000, 0), secondsLeft(0, 5)]).toEqual([2, 1, 0]);
  });
});

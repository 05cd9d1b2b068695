import { afterEach, describe, expect, it } from 'vitest';
import { hallOf } from '../../shared/domain/hall/hall-of.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import { aRosterFile } from '../fixtures/a-roster.ts';
import { aServer, eventually, type Harness, roundTrip } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

const hall = () => aServer({ hallFile: aRosterFile() });
const stateNow = () => {
  const state = harness.server.core.hall()?.loop.current().state;
  if (!state) throw new Error('no hall');
  return state;
};
const open = (feed: string) => ({ feed, epoch: null, cursor: null });

describe('[SE-7] who sees whose roster, leave and attendance', () => {
  it('managers see everybody, a clerk sees only their own day, devices see nobody', async () => {
    harness = await hall();
    const chief = await harness.counter('p.9');
    const clerk = await harness.counter('p.1');
    const kiosk = await harness.device('kiosk');
    expect(await chief.ask('feed.open', open('people'))).toMatchObject({ ok: true });
    expect(await clerk.ask('feed.open', open('me:p1'))).toMatchObject({ ok: true });
    const denied = [
      [clerk, 'people'],
      [clerk, 'me:p2'],
      [clerk, 'me:'],
      [chief, 'me:p1'],
      [kiosk, 'people'],
      [kiosk, 'me:p1'],
    ] as const;
    for (const [wire, feed] of denied) {
      expect(await wire.ask('feed.open', open(feed)), feed).toMatchObject({ ok: false, code: 'feed.denied' });
    }
  });

  it('names are told to managers only, and stand in no row', async () => {
    harness = await hall();
    const chief = await harness.counter('p.9');
    const clerk = await harness.counter('p.1');
    expect(await chief.ask('staff.names', {})).toMatchObject({ ok: true, names: { p1: { en: 'Person 1' } } });
    expect(await clerk.ask('staff.names', {})).toMatchObject({ ok: false, code: 'denied' });
    expect(JSON.stringify(await chief.rows('people'))).toContain('"p1"');
    expect(JSON.stringify(await chief.rows('people'))).not.toContain('Person 1');
  });

  it('goes with the session, and with the next person at the same counter', async () => {
    harness = await hall();
    const chief = await harness.counter('p.9');
    const clerk = await harness.counter('p.1');
    await chief.rows('people');
    await clerk.command('window.open', { windowId: 'w1' });
    await eventually(() => chief.changes.some(({ feed }) => feed === 'people'), 'the attendance is there');
    await chief.ask('staff.logout', {});
    const before = chief.changes.length;
    await clerk.command('window.close', { windowId: 'w1' });
    await roundTrip(chief);
    expect(chief.changes.slice(before).filter(({ feed }) => feed === 'people')).toEqual([]);
  });

  it('goes with the role: who is no manager any more by a new hall file is sent to greet anew, and reads none of it', async () => {
    harness = await hall();
    const chief = await harness.counter('p.9');
    const clerk = await harness.counter('p.1');
    await chief.rows('people');
    await chief.rows('manage');
    await clerk.rows('me:p1');
    const file = aRosterFile();
    const staff = file.staff.map((each) => (each.id === 'p9' ? { ...each, roles: ['clerk' as const] } : each));
    const input = { file: { ...file, staff }, dryRun: false, over: true };
    expect(await harness.server.core.operations.hallImport(input)).toMatchObject({ outcome: 'imported' });
    await eventually(() => chief.byes.length > 0, 'the former manager is sent away');
    expect(chief.byes).toMatchObject([{ code: 'stopping' }]);
    const before = chief.changes.length;
    expect(await clerk.command('window.open', { windowId: 'w1' })).toMatchObject({ ok: true });
    await eventually(() => clerk.changes.some(({ feed }) => feed === 'me:p1'), 'the clerk is still there');
    expect(chief.changes.slice(before)).toEqual([]);
    expect(clerk.byes).toEqual([]);
  });
});

it('roster, leave, cover and attendance are there after a restart', async () => {
  harness = await hall();
  const chief = await harness.counter('p.9');
  const clerk = await harness.counter('p.2');
  const { day = '' } = hallOf(stateNow()) ?? {};
  await clerk.command('window.open', { windowId: 'w2' });
  const span = { from: '00:00', to: '24:00' };
  const shifts = [{ ...span, a: 'p1', b: 'p4' }];
  const leave = { staffId: 'p1', kind: 'sick', from: `${day}T00:00`, to: `${day}T24:00` };
  const asked = [
    ['roster.set', { windowId: 'w1', days: [day], shifts }],
    ['leave.record', leave],
    ['cover.confirm', { day, windowId: 'w1', from: 0, staffId: 'p4' }],
    ['attendance.correct', { staffId: 'p2', reason: 'agreed' }],
  ] as const;
  for (const [type, payload] of asked) expect(await chief.command(type, payload), type).toMatchObject({ ok: true });
  const tables = ['members', 'standings', 'rosters', 'leaves', 'covers', 'attendances', 'duties'] as const;
  const rows = () => {
    const state = stateNow();
    return tables.map((table) =>
      [...rowsOf<{ readonly id: string }>(state[table])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  };
  const before = rows();
  expect(before.map((each) => each.length)).toEqual([7, 3, 1, 1, 1, 1, 7]);
  await harness.restart();
  expect(rows()).toEqual(before);
});

import { describe, expect, it } from 'vitest';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { getRow } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, type HallRun, SYSTEM, take } from '../fixtures/a-hall.ts';

function aPerson(n: number, skills: readonly string[]): HallFile['staff'][number] {
  const name = { 'zh-CN': `员工${n}`, en: `Clerk ${n}` };
  const plate = String(100 + n);
  return {
    id: `staff-${n}`,
    login: `clerk${n}`,
    name,
    plate,
    roles: ['clerk'],
    skills: [...skills],
    leave: [],
    cover: null,
  };
}

function load(run: HallRun, staff: HallFile['staff'], changes: Partial<HallFile> = {}): void {
  const done = run.do(SYSTEM, { type: 'hall.load', payload: { file: { ...aHallFile(changes), staff } } });
  if (!done.ok) throw new Error(done.error.code);
}

const servesOf = (run: HallRun, windowId: string) => getRow(run.state.windows, windowId)?.serves;
const manager = aClerk(9, ['manager']);

describe('[QU-5] the window serves its groups that the clerk can serve, also after a new hall file', () => {
  it.each([
    { skills: ['*'], serves: ['a', 'b', 'c'] },
    { skills: ['c', 'a'], serves: ['a', 'c'] },
    { skills: ['b'], serves: ['b'] },
    { skills: [], serves: [] },
  ])('skills $skills at w3: $serves', ({ skills, serves }) => {
    const run = aHallRun({ open: [] });
    run.do(aClerk(1), { type: 'window.open', payload: { windowId: 'w3', takeOver: false } });
    load(run, [aPerson(1, skills)]);
    expect(servesOf(run, 'w3')).toEqual(serves);
    expect(servesOf(run, 'w1')).toEqual([]);
  });

  it('a group whose skill was taken away is not called there any more, and is again when it is given back', () => {
    const run = aHallRun({ open: ['w1'] });
    const ticketId = take(run, 'a');
    load(run, [aPerson(1, ['b'])]);
    const call = () => run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    expect(call()).toMatchObject({ ok: false, error: { code: 'queue.empty' } });
    load(run, [aPerson(1, ['a', 'b'])]);
    expect(call()).toMatchObject({ ok: true, value: { ticketId } });
  });

  it('a window that the manager moved keeps its groups, and serves those of the new skills', () => {
    const run = aHallRun({ open: ['w1'] });
    const groups = [
      { groupId: 'b', weight: 1 },
      { groupId: 'c', weight: 1 },
    ];
    run.do(manager, { type: 'window.assign', payload: { windowId: 'w1', groups } });
    expect(servesOf(run, 'w1')).toEqual(['b', 'c']);
    load(run, [aPerson(1, ['a', 'c'])]);
    expect(servesOf(run, 'w1')).toEqual(['c']);
    // The next morning it is back at its own groups, under the same skills.
    run.do(SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } });
    expect(servesOf(run, 'w1')).toEqual(['a']);
  });

  it('a group that the file adds to an open window is served at once', () => {
    const run = aHallRun({ open: ['w1'] });
    const file = aHallFile();
    const windows = file.windows.map((window) =>
      window.id === 'w1' ? { ...window, groups: [...window.groups, { groupId: 'c', weight: 1 }] } : window,
    );
    load(run, [aPerson(1, ['*'])], { windows });
    expect(servesOf(run, 'w1')).toEqual(['a', 'c']);
  });

  it('a person the file does not name keeps what they have: the server lets them go once their account is closed', () => {
    const run = aHallRun({ open: ['w2'] });
    load(run, [aPerson(7, ['a'])]);
    expect(servesOf(run, 'w2')).toEqual(['a', 'b']);
  });

  it('a number that is already called at the window stays there', () => {
    const run = aHallRun({ open: ['w1'] });
    const ticketId = take(run, 'a');
    run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    load(run, [aPerson(1, [])]);
    expect(run.ticket(ticketId)?.status).toBe('called');
    expect(run.do(aClerk(1), { type: 'ticket.start', payload: { windowId: 'w1', ticketId } })).toMatchObject({
      ok: true,
    });
  });
});

import { describe, expect, test } from 'vitest';
import { phoneViewOf } from '../../server/realtime/phone-view.ts';
import { standingOf } from '../../shared/domain/estimate/standing.ts';
import { getRow } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, type HallRun, SYSTEM, take } from '../fixtures/a-hall.ts';

/** A new hall file at midday, without group b, which had a zone of its own. */
const text = (zh: string) => ({ 'zh-CN': zh, en: zh });
const whole = aHallFile();
const before = aHallFile({
  zones: [...whole.zones, { id: 'z2', name: text('二区') }],
  groups: whole.groups.map((group) => (group.id === 'b' ? { ...group, zoneId: 'z2' } : group)),
});
const after = aHallFile({
  groups: whole.groups.filter(({ id }) => id !== 'b'),
  windows: whole.windows.map((window) => ({
    ...window,
    groups: window.groups.filter(({ groupId }) => groupId !== 'b'),
  })),
});

const clerk = aClerk(2);
const lawful = (run: HallRun, ...[actor, command]: Parameters<HallRun['do']>) =>
  expect(run.do(actor, command), command.type).toMatchObject({ ok: true });
const load = (run: HallRun, file = after) => lawful(run, SYSTEM, { type: 'hall.load', payload: { file } });
const call = (run: HallRun) => lawful(run, clerk, { type: 'ticket.callNext', payload: { windowId: 'w2' } });
const phoneOf = (run: HallRun, id: string) => {
  const source = { state: run.state, standingOf: (ticketId: string) => standingOf(run.state, ticketId, run.now) };
  return phoneViewOf(source, 1, getRow(run.state.slips, id)?.tokenHash ?? '', run.now);
};

describe('[QU-16] a group that leaves the hall file strands nobody', () => {
  test.each([
    ['waiting', () => undefined],
    ['called', call],
    [
      'passed',
      (run: HallRun, ticketId: string) => {
        call(run);
        lawful(run, clerk, { type: 'ticket.pass', payload: { windowId: 'w2', ticketId, left: true } });
      },
    ],
    [
      'held',
      (run: HallRun, ticketId: string) => {
        call(run);
        lawful(run, clerk, { type: 'ticket.start', payload: { windowId: 'w2', ticketId } });
        lawful(run, clerk, { type: 'ticket.hold', payload: { windowId: 'w2', ticketId } });
      },
    ],
  ])('who is %s keeps group, zone and phone page', (status, reach) => {
    const run = aHallRun({ file: before });
    const id = take(run, 'b');
    reach(run, id);
    expect(run.ticket(id)?.status).toBe(status);
    load(run);
    expect(getRow(run.state.groups, 'b')).toMatchObject({ intake: 'stopped' });
    expect(phoneOf(run, id)).toMatchObject({ kind: 'ticket', zoneName: text('二区') });
    expect(() => take(run, 'b')).toThrow('group.intake-stopped');
  });

  test('negative control: without an open number it is gone, with its zone', () => {
    const run = aHallRun({ file: before });
    lawful(run, aClerk(9, ['manager']), {
      type: 'ticket.cancel',
      payload: { ref: { by: 'id', ticketId: take(run, 'b') } },
    });
    load(run);
    expect(getRow(run.state.groups, 'b')).toBeUndefined();
    expect(getRow(run.state.zones, 'z2')).toBeUndefined();
  });

  test('[OP-3] the next day begins as the file says: without the group', () => {
    const run = aHallRun({ file: before });
    take(run, 'b');
    load(run);
    lawful(run, SYSTEM, { type: 'day.close', payload: { day: '2026-11-23' } });
    lawful(run, SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } });
    expect(getRow(run.state.groups, 'b')).toBeUndefined();
    expect(getRow(run.state.zones, 'z2')).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import { alarmsOf } from '../../shared/domain/floor/alarms.ts';
import type { HelpIncident } from '../../shared/domain/floor/floor.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallRun, take } from '../fixtures/a-hall.ts';
import { callAt, lawful, MANAGER, MINUTE, openPeriod, start } from '../fixtures/floor-steps.ts';

describe('[QU-15] the help key', () => {
  const raise: HallCommand = { type: 'help.raise', payload: { windowId: 'w1' } };

  test('raised, taken by a named person, closed with a note; the service is flagged', () => {
    const run = aHallRun();
    const id = take(run, 'a');
    callAt(run, 1);
    start(run, 1, id);
    lawful(run, aClerk(1), raise);
    lawful(run, aClerk(1), raise);
    expect(openPeriod(run, id)?.flag).toBe('help');
    expect(getRow(run.state.seats, 'w1')?.help).toMatchObject({ plate: null });
    const [alarm] = alarmsOf(run.state, run.now);
    expect(alarm).toMatchObject({ kind: 'help', windowId: 'w1', taken: null });
    const key = alarm?.key ?? '';
    lawful(run, MANAGER, { type: 'alarm.take', payload: { key } });
    expect(getRow(run.state.seats, 'w1')?.help).toMatchObject({ plate: '120' });
    expect(run.do(aClerk(22, ['guide']), { type: 'alarm.take', payload: { key } })).toMatchObject({
      error: { code: 'alarm.taken', params: { plate: '120' } },
    });
    lawful(run, MANAGER, { type: 'incident.close', payload: { incidentId: key.slice(5), note: '已调解' } });
    expect(getRow(run.state.seats, 'w1')?.help).toBeNull();
    expect(alarmsOf(run.state, run.now)).toEqual([]);
    const helps = [...rowsOf(run.state.incidents)] as HelpIncident[];
    expect(helps).toMatchObject([{ by: { plate: '101' }, number: 'A001', closed: { plate: '120', note: '已调解' } }]);
  });
});

describe('alarms', () => {
  test('by limits of wait, line, start, hold and service; a taking lasts half an hour', () => {
    const run = aHallRun();
    for (let n = 0; n < 45; n += 1) take(run, 'a');
    const kinds = () => alarmsOf(run.state, run.now).map((alarm) => alarm.kind);
    expect(kinds()).toEqual(['long-queue']);
    const called = callAt(run, 1);
    const served = callAt(run, 2);
    start(run, 2, served);
    const held = callAt(run, 3);
    start(run, 3, held);
    lawful(run, aClerk(3), { type: 'ticket.hold', payload: { windowId: 'w3', ticketId: held } });
    run.now += 90_000;
    expect(kinds()).toContain('no-start');
    start(run, 1, called);
    run.now += 10 * MINUTE;
    expect(kinds()).toContain('long-hold');
    run.now += 10 * MINUTE;
    expect(kinds()).toContain('long-wait');
    const key = 'long-wait:a';
    lawful(run, MANAGER, { type: 'alarm.take', payload: { key } });
    const taken = () => alarmsOf(run.state, run.now).find((alarm) => alarm.key === key)?.taken;
    expect(taken()).toMatchObject({ plate: '120' });
    run.now += 25 * MINUTE;
    expect(kinds()).toEqual(expect.arrayContaining(['stuck-service', 'very-long-wait']));
    expect(taken(), 'a worse one asks anew').toBeUndefined();
  });

  test('negative control: a calm hall has none', () => {
    const run = aHallRun();
    take(run, 'a');
    callAt(run, 1);
    expect(alarmsOf(run.state, run.now + 80_000)).toEqual([]);
  });
});

describe('messages', () => {
  test('both ways, read by the other side, seen at the desk', () => {
    const run = aHallRun();
    lawful(run, MANAGER, { type: 'message.send', payload: { windowId: 'w1', text: '请支援二号窗口' } });
    const mail = () => getRow(run.state.seats, 'w1')?.mail ?? [];
    expect(mail()).toMatchObject([{ from: 'manager', readAt: null }]);
    const messageId = mail()[0]?.id ?? '';
    const read: HallCommand = { type: 'message.read', payload: { windowId: 'w1', messageId } };
    lawful(run, MANAGER, read);
    expect(mail(), 'the own side reads nothing').toMatchObject([{ readAt: null }]);
    lawful(run, aClerk(1), read);
    expect(mail()).toMatchObject([{ readAt: run.now }]);
    expect(run.do(aClerk(2), read)).toMatchObject({ error: { code: 'window.not-yours' } });
    lawful(run, aClerk(1), { type: 'message.send', payload: { windowId: 'w1', text: '好' } });
    expect(mail()).toHaveLength(2);
    lawful(run, aClerk(9, ['manager']), { type: 'window.open', payload: { windowId: 'w1', takeOver: true } });
    expect(mail(), 'who takes the desk over reads on').toHaveLength(2);
  });
});

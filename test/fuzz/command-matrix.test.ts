import { describe, expect, test } from 'vitest';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import { COMMAND_TABLE, type CommandType } from '../../shared/domain/commands/command-table.ts';
import {
  type HallCommand,
  hallCommandSchemas,
  systemCommandSchemas,
} from '../../shared/domain/commands/hall-commands.ts';
import { REJECTION_CODES } from '../../shared/domain/commands/rejection.ts';
import type { TicketStatus } from '../../shared/domain/ticket/ticket.ts';
import { TICKET_STATUSES } from '../../shared/domain/ticket/ticket.ts';
import { assert } from '../../shared/lib/assert.ts';
import { getRow } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, BOARD, DAY, type HallRun, KIOSK, SYSTEM, take } from '../fixtures/a-hall.ts';

const windowId = 'w1';
const clerk = aClerk(1);

/** A hall where one ticket stands at w1 in the given state; the times are such that no guard of time is in the way. */
function hallWith(status: TicketStatus): { run: HallRun; ticketId: string } {
  const run = aHallRun();
  const ticketId = take(run, 'a');
  const at = (command: HallCommand) => {
    run.now += 30_000;
    const result = run.do(clerk, command);
    assert(result.ok, `${status}: ${command.type}`);
  };
  const call = () => at({ type: 'ticket.callNext', payload: { windowId } });
  const start = () => at({ type: 'ticket.start', payload: { windowId, ticketId } });
  switch (status) {
    case 'waiting':
      break;
    case 'called':
      call();
      at({ type: 'ticket.recall', payload: { windowId, ticketId } });
      break;
    case 'serving':
      call();
      start();
      break;
    case 'held':
      call();
      start();
      at({ type: 'ticket.hold', payload: { windowId, ticketId } });
      break;
    case 'passed':
      call();
      at({ type: 'ticket.pass', payload: { windowId, ticketId, left: true } });
      break;
    case 'done':
      call();
      start();
      at({ type: 'ticket.finish', payload: { windowId, ticketId, outcome: 'handled' } });
      break;
    case 'cancelled':
      at({ type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId } } });
      break;
    case 'abandoned':
      for (let n = 0; n < 3; n += 1) {
        call();
        at({ type: 'ticket.pass', payload: { windowId, ticketId, left: true } });
        if (n < 2) at({ type: 'ticket.reactivate', payload: { ref: { by: 'id', ticketId } } });
      }
      break;
    case 'expired':
      assert(run.do(SYSTEM, { type: 'day.close', payload: { day: DAY } }).ok, 'close');
      break;
  }
  run.now += 90_000;
  assert(run.ticket(ticketId)?.status === status, `reached ${run.ticket(ticketId)?.status}`);
  return { run, ticketId };
}

/** QU-4 in the words of the rule: from which states each act on a ticket is lawful. Written apart from the table. */
const LAWFUL: Record<string, readonly TicketStatus[]> = {
  'ticket.recall': ['called'],
  'ticket.start': ['called'],
  'ticket.pass': ['called'],
  'ticket.putBack': ['called'],
  'ticket.wrongGroup': ['called'],
  'ticket.hold': ['serving'],
  'ticket.finish': ['serving', 'held'],
  'ticket.transfer': ['serving', 'held'],
  'ticket.comeBack': ['serving', 'held'],
  'ticket.takeBack': ['held'],
  'ticket.cancel': ['waiting', 'called', 'passed'],
  'ticket.reactivate': ['passed'],
};

function commandFor(type: string, ticketId: string): HallCommand {
  const onTicket = { windowId, ticketId };
  const commands: Record<string, HallCommand> = {
    'ticket.recall': { type: 'ticket.recall', payload: onTicket },
    'ticket.start': { type: 'ticket.start', payload: onTicket },
    'ticket.pass': { type: 'ticket.pass', payload: { ...onTicket, left: true } },
    'ticket.putBack': { type: 'ticket.putBack', payload: onTicket },
    'ticket.wrongGroup': { type: 'ticket.wrongGroup', payload: { ...onTicket, groupId: 'b' } },
    'ticket.hold': { type: 'ticket.hold', payload: onTicket },
    'ticket.finish': { type: 'ticket.finish', payload: { ...onTicket, outcome: 'advice' } },
    'ticket.transfer': { type: 'ticket.transfer', payload: { ...onTicket, groupId: 'b' } },
    'ticket.comeBack': { type: 'ticket.comeBack', payload: onTicket },
    'ticket.takeBack': { type: 'ticket.takeBack', payload: onTicket },
    'ticket.cancel': { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId } } },
    'ticket.reactivate': { type: 'ticket.reactivate', payload: { ref: { by: 'id', ticketId } } },
  };
  const command = commands[type];
  assert(command !== undefined, type);
  return command;
}

/** Everybody who is not the clerk of this window. */
const STRANGERS: readonly (readonly [string, Actor])[] = [
  ['another clerk', aClerk(2)],
  ['the same clerk in an older session', { ...clerk, sessionId: 'older' }],
  ['guide', aClerk(8, ['guide'])],
  ['admin', aClerk(9, ['admin'])],
  ['kiosk', KIOSK],
  ['board', BOARD],
  ['window display', { kind: 'device', role: 'window', deviceId: 'd' }],
  ['counter without log-in', { kind: 'device', role: 'counter', deviceId: 'c' }],
  ['phone of another ticket', { kind: 'phone', ticketId: 'other', version: 1 }],
  ['public board', { kind: 'public-board' }],
  ['system', SYSTEM],
];
const STAFF_BY_REF = new Set(['another clerk', 'the same clerk in an older session', 'guide']);

describe.each(Object.keys(LAWFUL))('[QU-4] %s', (type) => {
  test.each(TICKET_STATUSES)('on a ticket that is %s', (status) => {
    const { run, ticketId } = hallWith(status);
    const before = run.state;
    const lawful = LAWFUL[type]?.includes(status) ?? false;
    for (const [name, actor] of STRANGERS) {
      if (type === 'ticket.cancel' || type === 'ticket.reactivate') {
        if (STAFF_BY_REF.has(name)) continue;
      }
      const result = run.do(actor, commandFor(type, ticketId));
      expect(result, `${name} may not`).toMatchObject({ ok: false });
      if (!result.ok) expect(['denied', 'window.not-yours']).toContain(result.error.code);
      expect(run.state).toBe(before);
    }
    const result = run.do(clerk, commandFor(type, ticketId));
    expect(result.ok, JSON.stringify(result)).toBe(lawful);
    if (!result.ok) {
      expect(REJECTION_CODES).toContain(result.error.code);
      expect(['ticket.state', 'window.state']).toContain(result.error.code);
      expect(run.state).toBe(before);
    }
  });
});

describe('window commands', () => {
  const LAWFUL_AT: Record<string, readonly string[]> = {
    'ticket.callNext': ['free'],
    'window.pause': ['free'],
    'window.pauseAfter': ['called', 'serving'],
    'window.resume': ['paused'],
    'window.close': ['free', 'paused'],
  };
  const reach: Record<string, (run: HallRun) => void> = {
    closed: (run) => void run.do(clerk, { type: 'window.close', payload: { windowId } }),
    free: () => undefined,
    called: (run) => void run.do(clerk, { type: 'ticket.callNext', payload: { windowId } }),
    serving: (run) => {
      const called = run.do(clerk, { type: 'ticket.callNext', payload: { windowId } });
      if (called.ok)
        run.do(clerk, {
          type: 'ticket.start',
          payload: { windowId, ticketId: (called.value as { ticketId: string }).ticketId },
        });
    },
    paused: (run) => void run.do(clerk, { type: 'window.pause', payload: { windowId, reason: 'meal' } }),
  };
  const commands: Record<string, HallCommand> = {
    'ticket.callNext': { type: 'ticket.callNext', payload: { windowId } },
    'window.pause': { type: 'window.pause', payload: { windowId, reason: 'meal' } },
    'window.pauseAfter': { type: 'window.pauseAfter', payload: { windowId, reason: 'meal' } },
    'window.resume': { type: 'window.resume', payload: { windowId } },
    'window.close': { type: 'window.close', payload: { windowId } },
  };
  for (const type of Object.keys(LAWFUL_AT)) {
    test.each(Object.keys(reach))(`${type} at a window that is %s`, (status) => {
      const run = aHallRun();
      take(run, 'a');
      reach[status]?.(run);
      const command = commands[type];
      assert(command !== undefined, type);
      const before = run.state;
      for (const [, actor] of STRANGERS) expect(run.do(actor, command).ok).toBe(false);
      expect(run.state).toBe(before);
      expect(run.do(clerk, command).ok).toBe(LAWFUL_AT[type]?.includes(status));
    });
  }
});

describe('[SE-5] the rights matrix', () => {
  test('has a rule for every command and no rule without a command', () => {
    const commands = [...Object.keys(hallCommandSchemas), ...Object.keys(systemCommandSchemas)].sort();
    expect(Object.keys(COMMAND_TABLE).sort()).toEqual(commands);
  });

  test('whole, as reviewed: who may give which command, live or durable', () => {
    const matrix = (Object.keys(COMMAND_TABLE) as CommandType[]).map((type) => {
      const rule = COMMAND_TABLE[type];
      return `${type} ${rule.mode} ${rule.binding} ${[...rule.actors].sort().join(' ')}`;
    });
    expect(matrix).toMatchInlineSnapshot(`
      [
        "ticket.take live none guide kiosk manager",
        "ticket.changeGroup live none guide manager",
        "ticket.needs live none guide manager",
        "ticket.guideLooked live none guide manager",
        "ticket.find live none guide manager",
        "ticket.unclaimed durable none kiosk",
        "ticket.lookUp live none clerk guide kiosk manager",
        "ticket.cancel live none clerk guide kiosk manager phone",
        "ticket.reactivate live none clerk guide kiosk manager",
        "slip.printed durable none clerk guide kiosk manager",
        "slip.reprint live none clerk guide manager",
        "window.open live none clerk manager",
        "window.close live own-window clerk manager",
        "window.pause durable own-window clerk manager",
        "window.pauseAfter durable own-window clerk manager",
        "window.resume durable own-window clerk manager",
        "ticket.callNext live own-window clerk manager",
        "ticket.recall live own-window clerk manager",
        "ticket.start durable own-window clerk manager",
        "ticket.finish durable own-window clerk manager",
        "ticket.nextMatter live own-window clerk manager",
        "ticket.pass durable own-window clerk manager",
        "ticket.putBack durable own-window clerk manager",
        "ticket.hold durable own-window clerk manager",
        "ticket.takeBack durable own-window clerk manager",
        "ticket.wrongGroup durable own-window clerk manager",
        "ticket.transfer durable own-window clerk manager",
        "ticket.comeBack durable own-window clerk manager",
        "window.undo live own-window clerk manager",
        "voice.attach live none board",
        "call.spoken durable none board",
        "window.assign live none admin manager",
        "window.release live none admin manager system",
        "window.shut live none admin manager",
        "service.end live none admin manager",
        "ticket.callNumber live none admin manager",
        "intake.set live none admin manager",
        "fault.declare live none admin manager",
        "notice.post live none admin manager",
        "notice.end live none admin manager",
        "message.send live none admin clerk manager",
        "message.read live none admin clerk manager",
        "help.raise live own-window clerk manager",
        "alarm.take live none admin guide manager",
        "incident.close live none admin guide manager",
        "incident.note live none admin guide manager",
        "trend.sample live none system",
        "device.report live none admin board clerk counter guide kiosk manager window",
        "device.rest live none admin board counter kiosk manager window",
        "device.came live none system",
        "device.went live none system",
        "device.dropped live none system",
        "leftover.settle live none admin guide manager",
        "owed.reveal live none admin manager",
        "owed.keep live none admin manager",
        "promise.take live none clerk guide kiosk manager",
        "ticket.returnSlip live none clerk guide kiosk manager phone",
        "day.handOver live none admin manager",
        "day.end live none admin manager",
        "intake.rule live none system",
        "day.sheet live none admin manager",
        "roster.set live none admin manager",
        "roster.copyWeek live none admin manager",
        "leave.record live none admin manager",
        "leave.withdraw live none admin manager",
        "cover.confirm live none admin manager",
        "cover.end live none admin manager",
        "attendance.correct live none admin manager",
        "booking.make live none guide kiosk manager",
        "booking.lookUp live none guide kiosk manager",
        "booking.find live none guide manager",
        "booking.cancel live none guide kiosk manager phone",
        "booking.move live none guide manager",
        "booking.checkIn live none guide kiosk manager",
        "booking.shut live none admin manager",
        "booking.reopen live none admin manager",
        "booking.reveal live none admin guide manager",
        "booking.told live none admin guide manager",
        "booking.days live none system",
        "booking.sweep live none system",
        "content.list live none admin manager",
        "content.read live none admin manager",
        "content.saveDraft live none admin manager",
        "content.dropDraft live none admin manager",
        "content.publish live none admin manager",
        "content.rollBack live none admin manager",
        "content.withdraw live none admin manager",
        "ask.make live none kiosk",
        "ask.withdraw live none kiosk",
        "ask.take live none guide manager",
        "ask.giveBack live none guide manager",
        "ask.end live none guide manager",
        "ask.begin live none guide manager",
        "matter.leave live none clerk guide kiosk manager",
        "matter.inquire live none clerk guide manager",
        "matter.unresolved live none clerk guide manager",
        "matter.lookUp live none clerk guide kiosk manager",
        "matter.read live none clerk guide manager",
        "matter.offer live none clerk guide manager",
        "matter.accept live none clerk guide manager",
        "matter.decline live none clerk guide manager",
        "matter.answer live none clerk guide manager",
        "matter.close live none clerk guide manager",
        "disclosure.draft live none kiosk",
        "disclosure.dropDraft live none guide manager",
        "disclosure.enter live none guide manager",
        "disclosure.confirmDay live none guide manager",
        "disclosure.askCorrection live none guide manager",
        "disclosure.correct live none guide manager",
        "disclosure.giveUp live none guide manager",
        "disclosure.consult live none guide manager",
        "disclosure.answered live none guide manager",
        "disclosure.askExtension live none guide manager",
        "disclosure.approveExtension live none admin manager",
        "disclosure.tellExtension live none guide manager",
        "disclosure.reply live none guide manager",
        "disclosure.reveal live none guide manager",
        "disclosure.receipt live none guide manager",
        "disclosure.lookUp live none guide kiosk manager",
        "hall.load live none system",
        "hours.set live none system",
        "day.close live none system",
        "day.roll live none system",
        "est.refresh live none system",
        "numbers.jump live none system",
        "voice.detach live none system",
      ]
    `);
  });

  test('a system command from a client is denied', () => {
    const run = aHallRun();
    for (const [, actor] of STRANGERS.filter(([name]) => name !== 'system')) {
      expect(run.do(actor, { type: 'day.close', payload: { day: DAY } })).toMatchObject({ error: { code: 'denied' } });
      expect(run.do(actor, { type: 'hall.load', payload: { file: aHallFile() } })).toMatchObject({
        error: { code: 'denied' },
      });
    }
  });
});

describe('guards', () => {
  const called = () => hallWith('called');

  test('[QU-8] at most two recalls, 20 s after the last was spoken, pass after the third call and 60 s', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    run.do(BOARD, { type: 'voice.attach', payload: { zoneIds: [] } });
    run.do(clerk, { type: 'ticket.callNext', payload: { windowId } });
    const t0 = run.now;
    const recall: HallCommand = { type: 'ticket.recall', payload: { windowId, ticketId } };
    const pass: HallCommand = { type: 'ticket.pass', payload: { windowId, ticketId, left: false } };
    const spoken = (calls: number) => run.do(BOARD, { type: 'call.spoken', payload: { ticketId, calls } });
    run.now = t0 + 30_000;
    expect(run.do(clerk, recall), 'not spoken yet').toMatchObject({
      error: { code: 'recall.too-soon', params: { seconds: 15 } },
    });
    spoken(1);
    run.now += 19_999;
    expect(run.do(clerk, recall)).toMatchObject({ error: { code: 'recall.too-soon', params: { seconds: 1 } } });
    run.now += 1;
    expect(run.do(clerk, recall).ok).toBe(true);
    expect(run.do(clerk, pass)).toMatchObject({
      error: { code: 'pass.needs-three-calls', params: { calls: 2, of: 3 } },
    });
    spoken(1);
    expect(run.ticket(ticketId), 'news of an older call changes nothing').toMatchObject({
      call: { lastSpokenAt: null },
    });
    spoken(2);
    run.now += 20_000;
    expect(run.do(clerk, recall).ok).toBe(true);
    expect(run.do(clerk, pass), 'third call not spoken yet').toMatchObject({ error: { code: 'pass.too-soon' } });
    spoken(3);
    expect(run.do(clerk, recall)).toMatchObject({ error: { code: 'recall.limit' } });
    expect(run.do(clerk, pass)).toMatchObject({ error: { code: 'pass.too-soon', params: { seconds: 20 } } });
    run.now += 20_000;
    expect(run.do(clerk, pass).ok).toBe(true);
  });

  test('[QU-8] a board that dies does not block the clerk: after 45 s the call counts as shown', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    run.do(BOARD, { type: 'voice.attach', payload: { zoneIds: ['z1'] } });
    run.do(clerk, { type: 'ticket.callNext', payload: { windowId } });
    run.now += 44_999;
    expect(run.do(clerk, { type: 'ticket.recall', payload: { windowId, ticketId } }).ok).toBe(false);
    run.now += 1;
    expect(run.do(clerk, { type: 'ticket.recall', payload: { windowId, ticketId } }).ok).toBe(true);
    run.do(SYSTEM, { type: 'voice.detach', payload: { deviceId: 'board-1' } });
    run.now += 20_000;
    expect(run.do(clerk, { type: 'ticket.recall', payload: { windowId, ticketId } }).ok).toBe(true);
  });

  test('"left, told us" needs no wait', () => {
    const { run, ticketId } = called();
    expect(run.do(clerk, { type: 'ticket.pass', payload: { windowId, ticketId, left: true } }).ok).toBe(true);
  });

  test('a silent call is not passed before a guide has looked', () => {
    const run = aHallRun();
    run.do(KIOSK, {
      type: 'ticket.take',
      payload: { groupId: 'a', class: 'normal', locale: 'en', needs: ['silent-call'] },
    });
    run.do(clerk, { type: 'ticket.callNext', payload: { windowId } });
    expect(run.do(clerk, { type: 'ticket.pass', payload: { windowId, ticketId: 't1', left: false } })).toMatchObject({
      error: { code: 'pass.guide-first' },
    });
  });

  test('[QU-4] the third pass ends in abandoned, a third reactivation is refused', () => {
    expect(hallWith('abandoned').run.ticket('t1')?.status).toBe('abandoned');
  });

  test('[QU-18] five wrong codes lock the slip, a right one clears the count, a scan needs none', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    const look = (code: string) =>
      run.do(KIOSK, { type: 'ticket.lookUp', payload: { ref: { by: 'code', number: 'A001', code } } });
    const right = '0008';
    expect(look('9999')).toMatchObject({ value: { found: false, triesLeft: 4 } });
    expect(look(right)).toMatchObject({ value: { found: true, ticket: { id: ticketId }, standing: { ahead: 0 } } });
    for (let left = 4; left >= 0; left -= 1) expect(look('9999')).toMatchObject({ value: { triesLeft: left } });
    expect(look(right)).toMatchObject({ error: { code: 'slip.locked' } });
    const cancel: HallCommand = {
      type: 'ticket.cancel',
      payload: { ref: { by: 'code', number: 'A001', code: right } },
    };
    expect(run.do(KIOSK, cancel)).toMatchObject({ error: { code: 'slip.locked' } });
    expect(
      run.do(KIOSK, { type: 'ticket.cancel', payload: { ref: { by: 'token', token: `${ticketId}:1` } } }),
    ).toMatchObject({ value: { found: true } });
  });

  test('[QU-3] a reprint kills the old QR; only the issuing kiosk gives a number back', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    expect(
      run.do(aClerk(4, ['guide']), { type: 'slip.reprint', payload: { ref: { by: 'id', ticketId } } }),
    ).toMatchObject({ value: { version: 2 } });
    const scan = (version: number) =>
      run.do(KIOSK, { type: 'ticket.lookUp', payload: { ref: { by: 'token', token: `${ticketId}:${version}` } } });
    expect(scan(1)).toMatchObject({ error: { code: 'slip.not-found' } });
    expect(scan(2).ok).toBe(true);
    expect(
      run.do(
        { kind: 'phone', ticketId, version: 1 },
        { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId } } },
      ).ok,
    ).toBe(false);
    const stranger: Actor = { kind: 'device', role: 'kiosk', deviceId: 'kiosk-2' };
    expect(run.do(stranger, { type: 'ticket.unclaimed', payload: { ticketId } })).toMatchObject({
      error: { code: 'denied' },
    });
    expect(run.do(KIOSK, { type: 'ticket.unclaimed', payload: { ticketId } }).ok).toBe(true);
    expect(run.ticket(ticketId)).toMatchObject({ status: 'cancelled', by: 'unclaimed' });
  });

  test('[QU-3] a number that nobody claimed is given back even when it was called meanwhile, and its window is free', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    expect(run.do(KIOSK, { type: 'ticket.unclaimed', payload: { ticketId } }).ok).toBe(true);
    expect(run.ticket(ticketId)).toMatchObject({ status: 'cancelled', by: 'unclaimed' });
    expect(getRow(run.state.windows, 'w1')).toMatchObject({ status: 'free', ticketId: null });
  });

  test('[SE-4] a seat is taken over only when asked for; the first session is out at once', () => {
    const run = aHallRun();
    const other = { ...aClerk(7), plate: '107' };
    expect(run.do(other, { type: 'window.open', payload: { windowId, takeOver: false } })).toMatchObject({
      error: { code: 'window.occupied', params: { plate: '101' } },
    });
    expect(run.do(other, { type: 'window.open', payload: { windowId, takeOver: true } }).ok).toBe(true);
    expect(run.do(clerk, { type: 'ticket.callNext', payload: { windowId } })).toMatchObject({
      error: { code: 'window.not-yours' },
    });
  });

  test('a window is not left while somebody is on hold there', () => {
    const { run } = hallWith('held');
    expect(run.do(clerk, { type: 'window.close', payload: { windowId } })).toMatchObject({
      error: { code: 'window.has-held' },
    });
  });

  test('[QU-16] a group that is gone from the hall file keeps its people: they are called, nobody new comes', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    const file = aHallFile();
    const smaller = { ...file, groups: file.groups.filter((group) => group.id !== 'a') };
    run.do(SYSTEM, {
      type: 'hall.load',
      payload: { file: { ...smaller, windows: file.windows.filter((window) => window.id === 'w9') } },
    });
    expect(
      run.do(KIOSK, { type: 'ticket.take', payload: { groupId: 'a', class: 'normal', locale: 'en', needs: [] } }),
    ).toMatchObject({ error: { code: 'group.intake-stopped' } });
    expect(run.do(clerk, { type: 'ticket.callNext', payload: { windowId } })).toMatchObject({ value: { ticketId } });
  });

  test('[QU-5] a clerk without the skill is never given the group', () => {
    const run = aHallRun({ open: [] });
    const unskilled = { ...aClerk(5), skills: ['b'] };
    expect(run.do(unskilled, { type: 'window.open', payload: { windowId: 'w1', takeOver: false } })).toMatchObject({
      error: { code: 'window.no-skill' },
    });
    run.do(unskilled, { type: 'window.open', payload: { windowId: 'w2', takeOver: false } });
    take(run, 'a');
    expect(run.do(unskilled, { type: 'ticket.callNext', payload: { windowId: 'w2' } })).toMatchObject({
      error: { code: 'queue.empty' },
    });
    const inB = take(run, 'b');
    expect(run.do(unskilled, { type: 'ticket.callNext', payload: { windowId: 'w2' } })).toMatchObject({
      value: { ticketId: inB },
    });
  });
});

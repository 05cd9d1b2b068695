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
import { aClerk, aHallFile, aHallRun, BOARD, DAY, type HallRun, KIOSK, SYSTEM, take } from '../fixtures/a-hall.ts';
import { clerk, hallWith, windowId } from '../fixtures/a-ticket-in.ts';

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

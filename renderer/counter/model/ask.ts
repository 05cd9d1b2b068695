import { checkCommand } from '../../../shared/domain/commands/check.ts';
import { modeOf } from '../../../shared/domain/commands/command-table.ts';
import type { HallCommand } from '../../../shared/domain/commands/hall-commands.ts';
import type { Rejection } from '../../../shared/domain/commands/rejection.ts';
import type { Desk } from './desk.ts';
import { type CounterKey, type Say, say } from './say.ts';

/** Commands of the clerk; undo is asked apart, because only the server remembers what it would take back. */
export type DeskCommand = Exclude<
  HallCommand,
  { type: 'ticket.take' | 'ticket.lookUp' | 'slip.reprint' | 'window.undo' }
>;

/** Why a button is off, short enough to stand on it: when it works, or how long it takes. */
export type When = Extract<CounterKey, `reason.${string}`>;

function number(rejection: Rejection, name: string): number {
  const value = rejection.params?.[name];
  return typeof value === 'number' ? value : 0;
}

/** The short reason of a refusal. `when` is what the button says in any other state of the window. */
export function reasonOf(rejection: Rejection, when: When, desk: Pick<Desk, 'settings'>): Say {
  switch (rejection.code) {
    case 'window.state':
    case 'ticket.state':
      return say(when);
    case 'queue.empty':
      return say('reason.empty.text');
    case 'recall.too-soon':
      return say('reason.recallSoon.text', { seconds: number(rejection, 'seconds') });
    case 'recall.limit':
      return say('reason.recallLimit.text', { max: desk.settings.maxCalls });
    case 'pass.too-soon':
      return say('reason.passSoon.text', { seconds: number(rejection, 'seconds') });
    case 'pass.needs-three-calls':
      return say('reason.passCalls.text', { calls: number(rejection, 'calls'), max: desk.settings.maxCalls });
    case 'pass.guide-first':
      return say('reason.passGuide.text');
    case 'visit.cap':
      return say('reason.visitCap.text', { max: desk.settings.mattersPerCall });
    case 'window.has-held':
      return say('reason.hasHeld.text');
    case 'reactivate.limit':
      return say('reason.limit.text', { max: desk.settings.maxReactivations });
    case 'group.same':
      return say('reason.sameGroup.text');
    case 'denied':
      return say('reason.denied.text');
    default:
      return say('reason.other.text');
  }
}

/** Null when the command is lawful now; otherwise the reason. The domain is asked first, then the line [SY-6]. */
export function ask(desk: Desk, command: DeskCommand, when: When): Say | null {
  const answer = checkCommand(desk.hall, desk.actor, command, desk.now);
  if (!answer.ok) return reasonOf(answer.error, when, desk);
  return needsLine(desk, command.type);
}

export function needsLine(desk: Pick<Desk, 'online'>, type: HallCommand['type']): Say | null {
  return modeOf(type) === 'live' && !desk.online ? say('reason.offline.text') : null;
}

/**
 * Whether Ctrl+Z would find something: offered to this session, in time, and nothing newer that this client can see at
 * the window or the ticket [QU-9]. The server has the last word.
 */
export function askUndo(desk: Desk): Say | null {
  const { seat, window, settings, now, current } = desk;
  // The offer is the server's and still the one before: a live undo would overtake what it is meant to take back.
  if (desk.ahead) return say('reason.sending.text');
  const offer = seat.undo;
  if (!offer || offer.until <= now) return say('reason.noUndo.text');
  const doneAt = offer.until - settings.undoMs;
  const newerCall = current?.status === 'called' && current.call.lastCallAt > doneAt;
  if (window.since > doneAt || newerCall) return say('reason.noUndo.text');
  return needsLine(desk, 'window.undo');
}

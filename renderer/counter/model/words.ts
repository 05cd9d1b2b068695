import type { HallCommandType } from '../../../shared/domain/commands/hall-commands.ts';
import type { Need, Outcome, PauseReason } from '../../../shared/domain/hall/hall-words.ts';
import type { Why } from '../../../shared/domain/policy/why.ts';
import type { TicketClass } from '../../../shared/domain/ticket/ticket.ts';
import type { UndoableCommand, WindowStatus } from '../../../shared/domain/window/window.ts';
import { whyParams } from '../../i18n/message.ts';
import type { CounterKey, Say } from './say.ts';

/** Words for the domain's own values, one table per value. */
export const STATE_WORD = {
  closed: 'state.closed.label',
  free: 'state.free.label',
  called: 'state.called.label',
  serving: 'state.serving.label',
  paused: 'state.paused.label',
} as const satisfies Record<WindowStatus, CounterKey>;

export const OUTCOME_WORD = {
  handled: 'outcome.handled.label',
  advice: 'outcome.advice.label',
  'bring-more': 'outcome.bringMore.label',
  referred: 'outcome.referred.label',
  'not-ours': 'outcome.notOurs.label',
} as const satisfies Record<Outcome, CounterKey>;

export const OUTCOME_SHORT = {
  handled: 'outcome.handled.short',
  advice: 'outcome.advice.short',
  'bring-more': 'outcome.bringMore.short',
  referred: 'outcome.referred.short',
  'not-ours': 'outcome.notOurs.short',
} as const satisfies Record<Outcome, CounterKey>;

export const PAUSE_WORD = {
  meeting: 'pause.meeting.label',
  'site-visit': 'pause.siteVisit.label',
  meal: 'pause.meal.label',
  handover: 'pause.handover.label',
  system: 'pause.system.label',
  other: 'pause.other.label',
} as const satisfies Record<PauseReason, CounterKey>;

export const CLASS_WORD = {
  normal: 'class.normal.label',
  priority: 'class.priority.label',
  appointment: 'class.appointment.label',
} as const satisfies Record<TicketClass, CounterKey>;

export const NEED_WORD = {
  'low-counter': 'need.lowCounter.label',
  'silent-call': 'need.silentCall.label',
  english: 'need.english.label',
} as const satisfies Record<Need, CounterKey>;

export const UNDO_WORD = {
  'ticket.callNext': 'undo.callNext.label',
  'ticket.start': 'undo.start.label',
  'ticket.finish': 'undo.finish.label',
  'ticket.pass': 'undo.pass.label',
  'ticket.hold': 'undo.hold.label',
  'ticket.transfer': 'undo.transfer.label',
} as const satisfies Record<UndoableCommand, CounterKey>;

const COMMAND_WORD: Partial<Record<HallCommandType, CounterKey>> = {
  'ticket.start': 'command.start.label',
  'ticket.finish': 'command.finish.label',
  'ticket.pass': 'command.pass.label',
  'ticket.hold': 'command.hold.label',
  'ticket.takeBack': 'command.takeBack.label',
  'ticket.putBack': 'command.putBack.label',
  'ticket.comeBack': 'command.comeBack.label',
  'ticket.wrongGroup': 'command.wrongGroup.label',
  'ticket.transfer': 'command.transfer.label',
  'window.pause': 'command.pause.label',
  'window.pauseAfter': 'command.pauseAfter.label',
  'window.resume': 'command.resume.label',
};

/** What the outbox tray calls a command. */
export function commandWord(type: HallCommandType): CounterKey {
  return COMMAND_WORD[type] ?? 'command.other.label';
}

export function whySay(why: Why): Say {
  return { key: `why:${why.code}`, params: whyParams(why) };
}

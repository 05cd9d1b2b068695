import { askRules } from '../ask/ask-commands.ts';
import { matterRules } from '../ask/matter-commands.ts';
import { bookingRules } from '../booking/booking-commands.ts';
import { contentRules } from '../content/content-commands.ts';
import { sheetRules } from '../day-sheet/day-sheet-commands.ts';
import { deviceRules } from '../device/device-commands.ts';
import { disclosureRules } from '../disclosure/disclosure-commands.ts';
import { eveningRules } from '../evening/evening-commands.ts';
import { floorRules } from '../floor/floor-commands.ts';
import { peopleRules } from '../people/people-commands.ts';
import type { TicketStatus } from '../ticket/ticket.ts';
import type { WindowStatus } from '../window/window.ts';
import type { ActorName } from './actor.ts';
import type { HallCommandType, SystemCommandType } from './hall-commands.ts';

/** [SY-6] live: only now, never resent. durable: waits in the outbox and is applied once. */
export type CommandMode = 'live' | 'durable';

export type CommandRule = {
  readonly mode: CommandMode;
  readonly actors: readonly ActorName[];
  /** 'own-window': the session must sit at the payload's window. */
  readonly binding: 'none' | 'own-window';
  /** Lawful states of that window before the command. */
  readonly window: readonly WindowStatus[] | null;
  /** Lawful states of the ticket before the command. */
  readonly ticket: readonly TicketStatus[] | null;
  readonly undoable: boolean;
};

const ANY_WINDOW: readonly WindowStatus[] = ['closed', 'free', 'called', 'serving', 'paused'];
const OPEN: readonly WindowStatus[] = ['free', 'called', 'serving', 'paused'];
const atGuideDesk = {
  mode: 'live',
  actors: ['guide', 'manager'],
  binding: 'none',
  window: null,
  undoable: false,
} as const;
const atWindow = { actors: ['clerk', 'manager'], binding: 'own-window' } as const;

/**
 * THE table: command x state x role. The server refuses by it and the buttons show by it [SE-5, QU-4]. Anything that
 * is not in here is denied. Guards with numbers and times (recall gap, third call, undo window, ...) are in `decide`.
 */
export const COMMAND_TABLE = {
  'ticket.take': {
    mode: 'live',
    actors: ['kiosk', 'guide', 'manager'],
    binding: 'none',
    window: null,
    ticket: null,
    undoable: false,
  },
  'ticket.changeGroup': { ...atGuideDesk, ticket: ['waiting'] },
  'ticket.needs': { ...atGuideDesk, ticket: ['waiting', 'called', 'passed'] },
  'ticket.guideLooked': { ...atGuideDesk, ticket: ['called'] },
  'ticket.find': { ...atGuideDesk, ticket: null },
  'ticket.unclaimed': {
    mode: 'durable',
    actors: ['kiosk'],
    binding: 'none',
    window: null,
    // The news may come late: by then the number may have been called, to nobody [QU-3].
    ticket: ['waiting', 'called', 'passed'],
    undoable: false,
  },
  'ticket.lookUp': {
    mode: 'live',
    actors: ['kiosk', 'guide', 'clerk', 'manager'],
    binding: 'none',
    window: null,
    ticket: null,
    undoable: false,
  },
  'ticket.cancel': {
    mode: 'live',
    actors: ['kiosk', 'phone', 'guide', 'clerk', 'manager'],
    binding: 'none',
    window: null,
    ticket: ['waiting', 'called', 'passed'],
    undoable: false,
  },
  'ticket.reactivate': {
    mode: 'live',
    actors: ['kiosk', 'guide', 'clerk', 'manager'],
    binding: 'none',
    window: null,
    ticket: ['passed'],
    undoable: false,
  },
  'slip.printed': {
    mode: 'durable',
    actors: ['kiosk', 'guide', 'clerk', 'manager'],
    binding: 'none',
    window: null,
    ticket: null,
    undoable: false,
  },
  'slip.reprint': {
    mode: 'live',
    actors: ['guide', 'clerk', 'manager'],
    binding: 'none',
    window: null,
    ticket: ['waiting', 'called', 'passed', 'serving', 'held'],
    undoable: false,
  },
  'window.open': {
    mode: 'live',
    actors: ['clerk', 'manager'],
    binding: 'none',
    window: ANY_WINDOW,
    ticket: null,
    undoable: false,
  },
  'window.close': { ...atWindow, mode: 'live', window: ['free', 'paused'], ticket: null, undoable: false },
  'window.pause': { ...atWindow, mode: 'durable', window: ['free'], ticket: null, undoable: false },
  'window.pauseAfter': { ...atWindow, mode: 'durable', window: ['called', 'serving'], ticket: null, undoable: false },
  'window.resume': { ...atWindow, mode: 'durable', window: ['paused'], ticket: null, undoable: false },
  'ticket.callNext': { ...atWindow, mode: 'live', window: ['free'], ticket: null, undoable: true },
  'ticket.recall': { ...atWindow, mode: 'live', window: ['called'], ticket: ['called'], undoable: false },
  'ticket.start': { ...atWindow, mode: 'durable', window: ['called'], ticket: ['called'], undoable: true },
  'ticket.finish': { ...atWindow, mode: 'durable', window: OPEN, ticket: ['serving', 'held'], undoable: true },
  'ticket.nextMatter': { ...atWindow, mode: 'live', window: ['serving'], ticket: ['serving'], undoable: false },
  'ticket.pass': { ...atWindow, mode: 'durable', window: ['called'], ticket: ['called'], undoable: true },
  'ticket.putBack': { ...atWindow, mode: 'durable', window: ['called'], ticket: ['called'], undoable: false },
  'ticket.hold': { ...atWindow, mode: 'durable', window: ['serving'], ticket: ['serving'], undoable: true },
  'ticket.takeBack': { ...atWindow, mode: 'durable', window: ['free'], ticket: ['held'], undoable: false },
  'ticket.wrongGroup': { ...atWindow, mode: 'durable', window: ['called'], ticket: ['called'], undoable: false },
  'ticket.transfer': { ...atWindow, mode: 'durable', window: OPEN, ticket: ['serving', 'held'], undoable: true },
  'ticket.comeBack': { ...atWindow, mode: 'durable', window: OPEN, ticket: ['serving', 'held'], undoable: false },
  'window.undo': { ...atWindow, mode: 'live', window: OPEN, ticket: null, undoable: false },
  'voice.attach': { mode: 'live', actors: ['board'], binding: 'none', window: null, ticket: null, undoable: false },
  'call.spoken': { mode: 'durable', actors: ['board'], binding: 'none', window: null, ticket: null, undoable: false },
  ...floorRules,
  ...deviceRules,
  ...eveningRules,
  ...sheetRules,
  ...peopleRules,
  ...bookingRules,
  ...contentRules,
  ...askRules,
  ...matterRules,
  ...disclosureRules,
  'hall.load': { mode: 'live', actors: ['system'], binding: 'none', window: null, ticket: null, undoable: false },
  'hours.set': { mode: 'live', actors: ['system'], binding: 'none', window: null, ticket: null, undoable: false },
  'day.close': { mode: 'live', actors: ['system'], binding: 'none', window: null, ticket: null, undoable: false },
  'day.roll': { mode: 'live', actors: ['system'], binding: 'none', window: null, ticket: null, undoable: false },
  'est.refresh': { mode: 'live', actors: ['system'], binding: 'none', window: null, ticket: null, undoable: false },
  'numbers.jump': { mode: 'live', actors: ['system'], binding: 'none', window: null, ticket: null, undoable: false },
  'voice.detach': { mode: 'live', actors: ['system'], binding: 'none', window: null, ticket: null, undoable: false },
} as const satisfies Record<HallCommandType | SystemCommandType, CommandRule>;

export type CommandType = keyof typeof COMMAND_TABLE;

export function ruleOf(type: CommandType): CommandRule {
  return COMMAND_TABLE[type];
}

export function modeOf(type: HallCommandType): CommandMode {
  return COMMAND_TABLE[type].mode;
}

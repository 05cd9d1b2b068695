import type { Rejection } from '../../../shared/domain/commands/rejection.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { SessionEnd } from '../../data/client.ts';
import type { KeyName } from '../keys/key-name.ts';
import type { ActionId } from '../keys/key-table.ts';
import type { ChoiceId } from './choices.ts';
import type { ListName, Sort } from './lists.ts';
import type { Say } from './say.ts';

/** How long a notice stands and a marked row stays marked, ms of server time as shown. */
export const NOTICE_MS = 8_000;
export const MARK_MS = 15_000;

/** [SE-4] without a key, a click or a global key for this long the counter locks. */
export const LOCK_AFTER_MS = 10 * 60_000;

export type Notice = {
  readonly text: Say;
  /** A lost race is `neutral`: nobody did anything wrong. */
  readonly tone: 'neutral' | 'good' | 'warn';
  readonly at: number;
};

export type Mark = { readonly list: ListName; readonly id: string; readonly at: number };

export type OpenChoice = {
  readonly id: ChoiceId;
  /** The question is about this ticket only: when another takes its place the question is gone. */
  readonly aboutTicketId: string | null;
  /** Monotonic ms and the key that opened it: a bouncing key does not answer its own question. */
  readonly openedAt: number;
  readonly openedBy: KeyName | null;
  /** Page of the options on F1 to F7, for more than eight. */
  readonly page: number;
};

/**
 * A command that has been pressed but does not show yet, so that a second press in the same moment is not taken for a
 * second wish. It is over with its answer or, as changes come before answers and a fast clerk is on the next key by
 * then, as soon as what it is about has become another value.
 */
export type Sending = { readonly by: ActionId | 'other'; readonly isOver: (hall: HallState) => boolean };

/** What the counter page knows beside the client's view; nothing of it outlives the page but the last window. */
export type LocalState = {
  /** Shows the enrolment page although the device has credentials (they were revoked). */
  readonly enrolAgain: boolean;
  /** First log-in: the password that was just accepted as an initial one, only while the new one is chosen. */
  readonly firstLogin: { readonly login: string; readonly password: string } | null;
  /** The last session ended without a log-out here, and why. */
  readonly ended: SessionEnd | null;
  readonly locked: boolean;
  readonly lastWindowId: string | null;
  /** The window that is being opened now. */
  readonly opening: string | null;
  readonly takeOver: { readonly windowId: string; readonly refusal: Rejection } | null;
  readonly openRefused: Say | null;
  readonly sending: Sending | null;
  readonly choice: OpenChoice | null;
  readonly tray: boolean;
  readonly trayMark: string | null;
  readonly mark: Mark | null;
  readonly filter: string;
  readonly sort: Sort;
  readonly notice: Notice | null;
  readonly stripOffered: boolean;
  readonly strip: boolean;
  /** The manager's console is wanted; null = as the role says. */
  readonly manage: boolean | null;
  /** The guide desk is wanted; null = as the role says. */
  readonly guide: boolean | null;
};

export const INITIAL_LOCAL: LocalState = {
  enrolAgain: false,
  firstLogin: null,
  ended: null,
  locked: false,
  lastWindowId: null,
  opening: null,
  takeOver: null,
  openRefused: null,
  sending: null,
  choice: null,
  tray: false,
  trayMark: null,
  mark: null,
  filter: '',
  sort: 'call-order',
  notice: null,
  stripOffered: false,
  strip: false,
  manage: null,
  guide: null,
};

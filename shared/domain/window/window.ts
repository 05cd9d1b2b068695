import type { Carried } from '../catalogue/carried.ts';
import type { Message } from '../floor/floor.ts';
import type { Need, PauseReason } from '../hall/hall-words.ts';

export const WINDOW_STATUSES = ['closed', 'free', 'called', 'serving', 'paused'] as const;
export type WindowStatus = (typeof WINDOW_STATUSES)[number];

/** A service window as everybody may see it: no person in it. `since` is epoch ms of the present status. */
export type ServiceWindow = {
  readonly id: string;
  readonly number: number;
  readonly zoneId: string;
  readonly groups: readonly { readonly groupId: string; readonly weight: number }[];
  /** Its groups by the hall file while the manager has moved it to others for the day [QU-15]; null = as in the file. */
  readonly home: readonly { readonly groupId: string; readonly weight: number }[] | null;
  readonly features: readonly Need[];
  readonly status: WindowStatus;
  readonly since: number;
  /** Called or being served now; at most one [QU-7]. */
  readonly ticketId: string | null;
  readonly pauseReason: PauseReason | null;
  /** Pause as soon as the present ticket leaves. */
  readonly pauseAfter: PauseReason | null;
  /** Groups both the window and the seated clerk can serve; empty while closed [QU-5]. */
  readonly serves: readonly string[];
  /** The last call was a returning ticket: never twice running [QU-5]. */
  readonly lastReturn: boolean;
  /** Smooth weighted round robin: current weight per group. */
  readonly turn: Readonly<Record<string, number>>;
  /** Calls of a group in a row here that went past somebody bound to windows like this by a need [QU-6]; missing = none. */
  readonly pastNeed?: Readonly<Record<string, number>>;
};

/** Commands that `undo` can take back [QU-9]. */
export const UNDOABLE = [
  'ticket.callNext',
  'ticket.start',
  'ticket.finish',
  'ticket.pass',
  'ticket.hold',
  'ticket.transfer',
] as const;
export type UndoableCommand = (typeof UNDOABLE)[number];

/** Who sits at a window, in the feed `desk:<windowId>` only. Keyed by window id. */
export type Seat = {
  readonly windowId: string;
  readonly staffId: string;
  readonly sessionId: string;
  readonly plate: string;
  readonly since: number;
  /** What the clerk can serve, so that a window that is moved knows its groups at once. */
  readonly skills: readonly string[];
  /** The last messages between this window and the manager, oldest first. */
  readonly mail: readonly Message[];
  /** The help key was pressed (epoch ms) and nobody has closed it; `plate` of who is coming, null = not taken yet. */
  readonly help: { readonly at: number; readonly plate: string | null } | null;
  /** What Ctrl+Z would take back and until when (epoch ms of the server). */
  readonly undo: {
    readonly command: UndoableCommand;
    readonly ticketId: string;
    readonly number: string;
    readonly until: number;
  } | null;
  /** The checklist that came with the ticket called or served here; missing for most. */
  readonly carried?: Carried & { readonly ticketId: string };
};

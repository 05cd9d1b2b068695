import type { WindowNeed } from '../hall/hall-words.ts';

/** From `afterMin` minutes after `Estimate.at` on, this many windows work for the group; shared ones by their share. */
export type PlannedCapacity = { readonly afterMin: number; readonly windows: number };

/** The windows alone that have a feature which a need binds to, as `Estimate` has it of all [QU-5]. */
export type BoundCapacity = { readonly windows: number; readonly plan?: readonly PlannedCapacity[] };

/**
 * The range for so many matters ahead, as replayed: `low[i]` and `high[i]` minutes for `ahead[i]`, rising; between two
 * places it is in between. Whole minutes, not yet held to the widest range.
 */
export type Replayed = {
  readonly ahead: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
};

/** What the waiting range of a group is computed from; refreshed by a system command at most once a minute [QU-11]. */
export type Estimate = {
  /** Minutes of one window that a call takes, from this call to the next one: learned for this hour, or configured. */
  readonly minutes: number;
  /** Windows that work for this group, shared ones by their share; 0 = none open. */
  readonly windows: number;
  /** How many windows are open for this group, whole ones; a change of it is told at once. */
  readonly open: number;
  readonly basis: 'learned' | 'configured';
  /** Epoch ms of the last change; otherwise a group's estimate changes at most once a minute. */
  readonly at: number;
  /** What changes in the next hours by plan: meals, shifts, breaks; in order of time. Missing: nothing does. */
  readonly plan?: readonly PlannedCapacity[];
  /** Matters per minute of people who come later and pass the line (priority), as of late. Missing: none. */
  readonly passing?: number;
  /** For each need that only some windows of the group can meet. Missing: any window will do. */
  readonly bound?: Readonly<Partial<Record<WindowNeed, BoundCapacity>>>;
};

/** Ranges by place in line, for who may pass the line and for everybody else. */
export type Replays = { readonly others: Replayed; readonly priority: Replayed };

/**
 * Row `replay`, id = group id, feed `queue`: apart from the group's row, which every number and every call sends anew.
 * Missing: nothing could be replayed.
 */
export type Replay = Replays & { readonly id: string };

/** What a refresh works out for a group: its estimate, and the ranges that have a row of their own. */
export type Learned = Estimate & { readonly replayed?: Replays };

/** An estimate with what is seen at this moment, of one who asks. */
export type Outlook = Learned & {
  /** A window stands free for them, so nobody has to be finished first. */
  readonly isFree?: boolean;
  /** May pass the line. */
  readonly mayPass?: boolean;
  /** Minutes until which they are at another window with another matter of the visit [QU-17]. */
  readonly elsewhere?: number;
};

/** Minutes, rounded, low <= high. `none-open`: no window works for this group now, so no time can be promised. */
export type WaitRange =
  | { readonly kind: 'minutes'; readonly low: number; readonly high: number; readonly basis: Estimate['basis'] }
  | { readonly kind: 'none-open' };

import type { Person, Taking } from '../floor/floor.ts';
import type { Role } from '../hall/hall-words.ts';
import type { Weekday } from '../hours/hours-schema.ts';

/**
 * Who works where and when: the roster with its A and B posts (A/B 岗), leave, cover, attendance. People are known here by
 * id and number on the plate only; their names stay in the accounts [SY-13].
 */

/** Why somebody is away. */
export const LEAVE_KINDS = ['annual', 'sick', 'official', 'training', 'other'] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];

/** Why the manager excuses what the attendance says; it stands beside the facts and never changes them. */
export const CORRECTIONS = ['was-here', 'system-fault', 'sent-elsewhere', 'agreed', 'wrong-plan'] as const;
export type Correction = (typeof CORRECTIONS)[number];

/** Row `member`, id = staff id: what the rules ask of a person, as the hall file last said it. */
export type Member = {
  readonly id: string;
  readonly plate: string;
  readonly roles: readonly Role[];
  readonly skills: readonly string[];
  /** B post of this person wherever a shift names none. */
  readonly cover: string | null;
};

/** A post in the plan: the A who works there and the B who takes over. Minutes of the day of the hall's zone. */
export type Shift = {
  readonly from: number;
  readonly to: number;
  readonly a: string;
  readonly b: string | null;
};

/** Row `standing`, id = window id: the weekly roster of the hall file; holds on days that have no roster of their own. */
export type Standing = {
  readonly id: string;
  readonly lines: readonly (Shift & { readonly days: readonly Weekday[] })[];
};

/** Row `roster`, id = `<day>:<window>`: one window on one day as the manager set it, in place of the weekly roster. */
export type Roster = {
  readonly id: string;
  readonly day: string;
  readonly windowId: string;
  /** Empty = nobody is planned there that day. */
  readonly shifts: readonly Shift[];
  readonly by: Person;
  /** Epoch ms. */
  readonly at: number;
};

/** Row `leave`. `from` and `to` by the hall's wall clock, `YYYY-MM-DDTHH:MM`; `to` is the first minute back. */
export type Leave = {
  readonly id: string;
  readonly staffId: string;
  readonly kind: LeaveKind;
  readonly from: string;
  readonly to: string;
  /** Null = it came with the hall file. */
  readonly by: Person | null;
  /** Epoch ms. */
  readonly at: number;
};

/** Row `cover`, id = `<day>:<window>:<from>`: who works in the place of A, confirmed by a named person at a time. */
export type Cover = {
  readonly id: string;
  readonly day: string;
  readonly windowId: string;
  readonly staffId: string;
  /** Whose post it is, null when nobody had it. */
  readonly forId: string | null;
  /** The leave it was confirmed for; it ends with it. Null = A just did not come. */
  readonly leaveId: string | null;
  readonly from: number;
  readonly to: number;
  readonly by: Taking;
};

/** Row `attendance`, id = `<day>:<staff>`: facts of one person's day, written by opening and closing windows alone. */
export type Attendance = {
  readonly id: string;
  readonly day: string;
  readonly staffId: string;
  readonly plate: string;
  /** First time at a window, epoch ms; null = not yet. */
  readonly firstAt: number | null;
  /** When the last window was left, null while at one. */
  readonly outAt: number | null;
  /** Pauses that are over, and their time. */
  readonly pauses: number;
  readonly pausedMs: number;
  readonly correction: (Taking & { readonly reason: Correction }) | null;
};

/** A piece of one person's day. */
export type PlannedPost = {
  readonly windowId: string;
  /** Number of the window. */
  readonly window: number;
  readonly from: number;
  readonly to: number;
  readonly as: 'a' | 'cover';
  /** They are away then. */
  readonly leave: LeaveKind | null;
  /** Plate of who works there instead, null = nobody. */
  readonly coveredBy: string | null;
};

/** Where somebody is the B, and for whom. */
export type BackUp = {
  readonly windowId: string;
  readonly window: number;
  readonly from: number;
  readonly to: number;
  readonly plate: string;
};

/**
 * Row `duty`, id = staff id, feed `me:<staff>`: this person's own day, the very lines that the manager sees. Worked out of
 * the other rows, and kept for who it is about: nobody watches a clerk in secret.
 */
export type Duty = {
  readonly id: string;
  readonly day: string;
  readonly plate: string;
  readonly posts: readonly PlannedPost[];
  readonly backUp: readonly BackUp[];
  readonly facts: Attendance | null;
};

export const rosterId = (day: string, windowId: string) => `${day}:${windowId}`;
export const attendanceId = (day: string, staffId: string) => `${day}:${staffId}`;
export const coverId = (day: string, windowId: string, from: number) => `${day}:${windowId}:${from}`;

import { getRow, rowsOf } from '../../lib/table.ts';
import { weekdayOf } from '../calendar/calendar.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { planOf } from '../hall/plan.ts';
import type { Span } from '../hours/hours.ts';
import type { Weekday } from '../hours/hours-schema.ts';
import type { Cover, Leave, Shift } from './people.ts';
import { rosterId } from './people.ts';
import { addDays, overlaps, partOfDay } from './wall-time.ts';

/**
 * A piece of a post on one day, in which one thing holds. `who` works there by plan, null = the post is uncovered.
 * `why`: `a` as planned, `cover` somebody stands in, `leave` A is away, `elsewhere` A was sent to another window.
 */
export type PostPiece = {
  readonly windowId: string;
  readonly from: number;
  readonly to: number;
  readonly a: string | null;
  readonly b: string | null;
  readonly who: string | null;
  readonly why: 'a' | 'cover' | 'leave' | 'elsewhere';
  readonly leave: Leave | null;
  readonly cover: Cover | null;
};

type Planned = Shift & { readonly windowId: string; readonly own: boolean };

const BY_WEEKDAY: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Whose weekday the weekly roster is read by; undefined on a day the hall stays closed. A make-up day is a Monday. */
function rosterDay(state: HallState, day: string): Weekday | undefined {
  const weekday = BY_WEEKDAY[weekdayOf(day)] ?? 'sun';
  const plan = planOf(state);
  if (plan === undefined || plan.hours === 'always') return weekday;
  if (plan.today?.day === day) {
    if (plan.today.spans.length === 0) return undefined;
    return plan.today.kind === 'make-up' ? 'mon' : weekday;
  }
  const exception = plan.hours.exceptions.find((each) => each.date === day);
  const spans = exception?.spans ?? plan.hours.weekly[weekday];
  return spans.length === 0 ? undefined : weekday;
}

/** The shifts of every window on a day: as the manager set them, else by the weekly roster of the hall file. */
export function shiftsOn(state: HallState, day: string): readonly Planned[] {
  const weekday = rosterDay(state, day);
  const found: Planned[] = [];
  for (const window of rowsOf(state.windows)) {
    const roster = getRow(state.rosters, rosterId(day, window.id));
    if (roster) {
      for (const shift of roster.shifts) found.push({ ...shift, windowId: window.id, own: true });
      continue;
    }
    for (const { days, ...shift } of getRow(state.standings, window.id)?.lines ?? []) {
      if (weekday !== undefined && days.includes(weekday)) found.push({ ...shift, windowId: window.id, own: false });
    }
  }
  return found;
}

/** The leave that somebody has in some of this time of a day. */
export function leaveOn(state: HallState, staffId: string, day: string, span: Span): Leave | undefined {
  for (const leave of rowsOf(state.leaves)) {
    if (leave.staffId !== staffId) continue;
    const part = partOfDay(day, leave);
    if (part && overlaps(part, span)) return leave;
  }
  return undefined;
}

export function coversOn(state: HallState, day: string): readonly Cover[] {
  return [...rowsOf(state.covers)].filter((cover) => cover.day === day);
}

const within = (span: Span, minute: Span) => span.from <= minute.from && minute.to <= span.to;

type Day = {
  readonly state: HallState;
  readonly day: string;
  readonly shifts: readonly Planned[];
  readonly covers: readonly Cover[];
};

/** What holds at one window in a time in which nothing changes. */
function pieceOf({ state, day, shifts, covers }: Day, windowId: string, span: Span): PostPiece | undefined {
  const at = (each: { readonly windowId: string } & Span) => each.windowId === windowId && within(each, span);
  const isAway = (staffId: string) => leaveOn(state, staffId, day, span);
  const shift = shifts.find(at);
  const cover = covers.find((each) => at(each) && !isAway(each.staffId)) ?? null;
  if (!shift && !cover) return undefined;
  const { a = null, b = null, own = false } = shift ?? {};
  const base = { windowId, ...span, a, b: b ?? getRow(state.members, a ?? '')?.cover ?? null, cover };
  const leave = (a !== null && isAway(a)) || null;
  if (cover) return { ...base, who: cover.staffId, why: 'cover', leave };
  if (leave) return { ...base, who: null, why: 'leave', leave };
  // A cover goes before every plan, and a day's own roster before the weekly one: nobody is at two windows at once.
  const isSent =
    covers.some((each) => each.staffId === a && within(each, span)) ||
    (!own && shifts.some((each) => each.own && each.a === a && each.windowId !== windowId && within(each, span)));
  return isSent ? { ...base, who: null, why: 'elsewhere', leave } : { ...base, who: a, why: 'a', leave };
}

function isSame(x: PostPiece, y: PostPiece): boolean {
  const text = ({ a, b, who, why, leave, cover }: PostPiece) => [a, b, who, why, leave?.id, cover?.id].join();
  return x.to === y.from && x.windowId === y.windowId && text(x) === text(y);
}

/**
 * Every post of a day by window and time. Pure, and the one answer to "who works where": screen, attendance, alarms and
 * estimates all ask here. At no minute does it name a person twice.
 */
export function postsOn(state: HallState, day: string): readonly PostPiece[] {
  const shifts = shiftsOn(state, day);
  const covers = coversOn(state, day);
  if (shifts.length === 0 && covers.length === 0) return [];
  const edges = new Set<number>();
  for (const span of [...shifts, ...covers]) edges.add(span.from).add(span.to);
  for (const leave of rowsOf(state.leaves)) {
    const part = partOfDay(day, leave);
    if (part) edges.add(part.from).add(part.to);
  }
  const minutes = [...edges].sort((a, b) => a - b);
  const whole: Day = { state, day, shifts, covers };
  const pieces: PostPiece[] = [];
  const windows = [...rowsOf(state.windows)].sort((a, b) => a.number - b.number);
  for (const { id } of windows) {
    if (![...shifts, ...covers].some(({ windowId }) => windowId === id)) continue;
    minutes.forEach((from, index) => {
      const to = minutes[index + 1];
      const piece = to === undefined ? undefined : pieceOf(whole, id, { from, to });
      const last = pieces.at(-1);
      if (piece && last && isSame(last, piece)) pieces[pieces.length - 1] = { ...last, to: piece.to };
      else if (piece) pieces.push(piece);
    });
  }
  return pieces;
}

const DAY_MINUTES = 24 * 60;

/**
 * The posts of a business day, from cut-over to cut-over [QU-1]: what lies after midnight comes from the next date, and its
 * minutes count on past 24:00. Attendance asks here.
 */
export function workPostsOn(state: HallState, day: string): readonly PostPiece[] {
  if (day === '') return [];
  const cut = (hallOf(state)?.cutOverHour ?? 0) * 60;
  const own = postsOn(state, day).flatMap((post) =>
    post.to <= cut ? [] : [{ ...post, from: Math.max(post.from, cut) }],
  );
  const night = addDays(day, 1);
  const isEarly = ({ from }: Span) => from < cut;
  if (!shiftsOn(state, night).some(isEarly) && !coversOn(state, night).some(isEarly)) return own;
  const early = postsOn(state, night).filter(isEarly);
  const late = early.map((post) => ({
    ...post,
    from: post.from + DAY_MINUTES,
    to: Math.min(post.to, cut) + DAY_MINUTES,
  }));
  return [...own, ...late];
}

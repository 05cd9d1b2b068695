import { getRow, rowsOf } from '../../lib/table.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Span } from '../hours/hours.ts';
import { attendanceId, type BackUp, type Duty, type LeaveKind, type PlannedPost } from './people.ts';
import { type PostPiece, workPostsOn } from './posts.ts';
import { instantOf, type Wall } from './wall-time.ts';

const MINUTE_MS = 60_000;

/** `not-yet`: their time has not come. `missed`: it was over before they came. `unplanned`: they work without being planned. */
export const LINE_STATES = ['not-yet', 'absent', 'missed', 'on-time', 'late', 'on-leave', 'unplanned'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** One person's day beside the plan: what manager and clerk alike are shown. */
export type Line = {
  readonly staffId: string;
  readonly plate: string;
  readonly state: LineState;
  /** Planned minutes without them: late, missed, or absent so far. */
  readonly minutes: number;
  /** Minutes left before the end of a post, 0 = not. */
  readonly early: number;
  readonly here: boolean;
  readonly posts: readonly PlannedPost[];
  /** Plates of who works in their place, each once. */
  readonly coveredBy: readonly string[];
  readonly leave: LeaveKind | null;
  readonly facts: Duty['facts'];
};

function plateOf(state: HallState, staffId: string): string {
  return getRow(state.members, staffId)?.plate ?? '';
}

/** What the plan of the business day (`workPostsOn`) asks of a person: their own posts, those they cover, and those where they are the B. */
export function dutyOf(state: HallState, staffId: string, posts: readonly PostPiece[]): Duty {
  const day = hallOf(state)?.day ?? '';
  const planned: PlannedPost[] = [];
  const backUp: BackUp[] = [];
  for (const { windowId, from, to, a, b, who, why, leave } of posts) {
    const where = { windowId, window: getRow(state.windows, windowId)?.number ?? 0, from, to };
    if (who === staffId) planned.push({ ...where, as: why === 'cover' ? 'cover' : 'a', leave: null, coveredBy: null });
    else if (a === staffId && why !== 'elsewhere') {
      const coveredBy = who === null ? null : plateOf(state, who);
      planned.push({ ...where, as: 'a', leave: leave?.kind ?? null, coveredBy });
    }
    if (b === staffId && a !== null && who !== staffId) backUp.push({ ...where, plate: plateOf(state, a) });
  }
  const facts = getRow(state.attendances, attendanceId(day, staffId)) ?? null;
  return { id: staffId, day, plate: plateOf(state, staffId) || (facts?.plate ?? ''), posts: planned, backUp, facts };
}

/** Whole spans of work: pieces that follow each other are one, and in a break of the hall nobody works. */
function spansOf(posts: readonly PlannedPost[], breaks: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { from, to } of [...posts].sort((x, y) => x.from - y.from)) {
    const last = spans.at(-1);
    if (last && from <= last.to) spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else spans.push({ from, to });
  }
  return breaks.reduce<readonly Span[]>(
    (left, pause) =>
      left
        .flatMap(({ from, to }) => [
          { from, to: Math.min(to, pause.from) },
          { from: Math.max(from, pause.to), to },
        ])
        .filter(({ from, to }) => from < to),
    spans,
  );
}

/** Planned minutes up to a minute of the day. */
function plannedUntil(spans: readonly Span[], minute: number): number {
  return spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, minute) - from), 0);
}

/**
 * Reads a day: on time, late, absent so far, left early. Derived from facts and plan each time, so that a plan put right
 * later puts the line right. Who covers is never late: they come when they are asked. `wall` is that of
 * the business day (`workWallAt`); `now` is epoch ms.
 */
export function lineOf(duty: Duty, wall: Wall, now: number, breaks: readonly Span[]): Line {
  const { facts, posts } = duty;
  const due = posts.filter(({ leave }) => leave === null);
  const own = due.filter((post) => post.as === 'a');
  const spans = spansOf(due, breaks);
  const came = facts?.firstAt ?? null;
  const base = {
    staffId: duty.id,
    plate: duty.plate,
    here: came !== null && facts?.outAt === null,
    posts,
    coveredBy: [...new Set(posts.flatMap(({ coveredBy }) => coveredBy ?? []))],
    leave: posts.find(({ leave }) => leave !== null)?.leave ?? null,
    facts,
  };
  const over = spans.at(-1)?.to;
  if (over === undefined) {
    const state = posts.length > 0 && came === null ? 'on-leave' : 'unplanned';
    return { ...base, state, minutes: 0, early: 0 };
  }
  if (came === null) {
    const absent = plannedUntil(spans, wall.minute);
    const state = absent === 0 ? 'not-yet' : wall.minute < over ? 'absent' : 'missed';
    return { ...base, state, minutes: absent, early: 0 };
  }
  const arrival = Math.floor((came - instantOf(wall, now, 0)) / MINUTE_MS);
  if (arrival >= over) return { ...base, state: 'missed', minutes: plannedUntil(spans, over), early: 0 };
  const late = plannedUntil(spansOf(own, breaks), arrival);
  let early = 0;
  if (facts?.outAt !== null && facts !== null) {
    const left = wall.minute - Math.ceil((now - facts.outAt) / MINUTE_MS);
    const span = spans.find(({ from, to }) => from <= left && left < to);
    early = span ? span.to - left : 0;
  }
  return { ...base, state: late > 0 ? 'late' : 'on-time', minutes: late, early };
}

/** Everybody who is planned today, or came without being: by number on the plate. */
export function linesOf(state: HallState, wall: Wall, now: number, breaks: readonly Span[]): readonly Line[] {
  const posts = workPostsOn(state, wall.day);
  const people = new Set<string>();
  for (const { a, who } of posts) for (const id of [a, who]) if (id !== null) people.add(id);
  for (const { staffId } of rowsOf(state.attendances)) people.add(staffId);
  return [...people]
    .map((staffId) => lineOf(dutyOf(state, staffId, posts), wall, now, breaks))
    .sort((x, y) => (x.plate < y.plate ? -1 : 1));
}

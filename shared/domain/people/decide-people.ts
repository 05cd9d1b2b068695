import { getRow, rowsOf } from '../../lib/table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import { personOf } from '../floor/log-incident.ts';
import type { Context } from '../hall/context.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { minuteOf } from '../hours/hours-schema.ts';
import { servesOf } from '../window/serves.ts';
import { fitOf } from './candidates.ts';
import { attendanceId, type Cover, coverId, type Leave, type Roster, rosterId, type Shift } from './people.ts';
import { coversOn, postsOn } from './posts.ts';
import { addDays, overlaps, stampOf, wallAt } from './wall-time.ts';

/** The manager's acts on people. Roster first, then leave, cover and the correction of an attendance. */

const DAYS_OF_WEEK = 7;

/** Another window at which the day's own roster, or a cover, has this person in that time. */
function otherWindow(state: HallState, day: string, windowId: string, shift: Shift): string | undefined {
  const isOther = (each: { readonly windowId: string; readonly from: number; readonly to: number }) =>
    each.windowId !== windowId && overlaps(each, shift);
  for (const roster of rowsOf(state.rosters)) {
    if (roster.day !== day) continue;
    const clash = roster.shifts.find((each) => each.a === shift.a && isOther({ ...each, windowId: roster.windowId }));
    if (clash) return roster.windowId;
  }
  return coversOn(state, day).find((cover) => cover.staffId === shift.a && isOther(cover))?.windowId;
}

/** What is wrong with the shifts themselves, whatever the day. */
function wrongShifts(state: HallState, windowId: string, shifts: readonly Shift[]): Decided | undefined {
  const groups = getRow(state.windows, windowId)?.groups ?? [];
  for (const [index, shift] of shifts.entries()) {
    const a = getRow(state.members, shift.a);
    if (!a || (shift.b !== null && !getRow(state.members, shift.b))) return refuse('person.unknown');
    if (shift.from >= shift.to) return refuse('roster.times');
    if (shift.a === shift.b) return refuse('roster.same-person', { plate: a.plate });
    if (shifts.slice(0, index).some((each) => overlaps(each, shift))) return refuse('roster.times');
    if (servesOf(groups, a.skills).length === 0) return refuse('window.clerk-no-skill', { plate: a.plate });
  }
  return undefined;
}

/** Sets one window for some days. Who is set elsewhere that day by hand, or covers there, is refused; the weekly roster yields. */
export function decideRoster(state: HallState, { payload }: HallCommandOf<'roster.set'>, ctx: Context): Decided {
  const { windowId } = payload;
  const today = wallAt(state, ctx.now).day;
  const days = [...new Set(payload.days)];
  if (days.some((day) => day < today)) return refuse('roster.past');
  if (payload.shifts === null) {
    const cleared = days.map((day) => rosterId(day, windowId)).filter((id) => getRow(state.rosters, id));
    return accept(cleared.length === 0 ? [] : [{ type: 'roster.planned', at: ctx.now, rosters: [], cleared }]);
  }
  const shifts = payload.shifts
    .map(({ from, to, a, b }): Shift => ({ from: minuteOf(from), to: minuteOf(to), a, b }))
    .sort((x, y) => x.from - y.from);
  const wrong = wrongShifts(state, windowId, shifts);
  if (wrong) return wrong;
  for (const day of days) {
    for (const shift of shifts) {
      const other = otherWindow(state, day, windowId, shift);
      const plate = getRow(state.members, shift.a)?.plate ?? '';
      const window = getRow(state.windows, other ?? '')?.number ?? 0;
      if (other !== undefined) return refuse('roster.two-windows', { plate, window });
    }
  }
  const by = personOf(ctx);
  const rosters = days.map((day): Roster => ({ id: rosterId(day, windowId), day, windowId, shifts, by, at: ctx.now }));
  return accept([{ type: 'roster.planned', at: ctx.now, rosters, cleared: [] }]);
}

/** The week before, once more. Only what was set by hand is copied: the weekly roster comes back by itself. */
export function decideCopyWeek(state: HallState, { payload }: HallCommandOf<'roster.copyWeek'>, ctx: Context): Decided {
  const today = wallAt(state, ctx.now).day;
  const week = Array.from({ length: DAYS_OF_WEEK }, (_, n) => addDays(payload.from, n)).filter((day) => day >= today);
  const by = personOf(ctx);
  const rosters: Roster[] = [];
  for (const { day, windowId, shifts } of rowsOf(state.rosters)) {
    const to = addDays(day, DAYS_OF_WEEK);
    const isHere = getRow(state.windows, windowId) && shifts.every(({ a }) => getRow(state.members, a));
    if (week.includes(to) && isHere)
      rosters.push({ id: rosterId(to, windowId), day: to, windowId, shifts, by, at: ctx.now });
  }
  if (rosters.length === 0) return refuse('roster.nothing');
  const kept = new Set(rosters.map(({ id }) => id));
  const cleared = [...rowsOf(state.rosters)].filter(({ day, id }) => week.includes(day) && !kept.has(id));
  return accept([{ type: 'roster.planned', at: ctx.now, rosters, cleared: cleared.map(({ id }) => id) }]);
}

export function decideLeave(state: HallState, { payload }: HallCommandOf<'leave.record'>, ctx: Context): Decided {
  const { staffId, kind, from, to } = payload;
  const member = getRow(state.members, staffId);
  if (!member) return refuse('person.unknown');
  if (from >= to) return refuse('leave.times');
  for (const other of rowsOf(state.leaves)) {
    if (other.staffId === staffId && other.from < to && from < other.to) {
      return refuse('leave.overlap', { plate: member.plate });
    }
  }
  const leave: Leave = { id: ctx.newId(), staffId, kind, from, to, by: personOf(ctx), at: ctx.now };
  return accept([{ type: 'leave.recorded', at: ctx.now, leave }]);
}

/** Somebody is back, or does not go: what is left of the leave is gone, and so is the cover for it. */
export function decideWithdraw(state: HallState, { payload }: HallCommandOf<'leave.withdraw'>, ctx: Context): Decided {
  const leave = getRow(state.leaves, payload.leaveId);
  const until = stampOf(wallAt(state, ctx.now));
  if (!leave || leave.to <= until) return refuse('leave.gone');
  return accept([{ type: 'leave.withdrawn', at: ctx.now, leaveId: leave.id, until }]);
}

/**
 * A named person lets somebody stand in: for whom is away, or has not come. From now on where the post has begun. A person
 * covers one window at a time; who works elsewhere then is moved only when that is said, and their own post is empty.
 */
export function decideCover(state: HallState, { payload }: HallCommandOf<'cover.confirm'>, ctx: Context): Decided {
  const { day, windowId, staffId, move } = payload;
  const wall = wallAt(state, ctx.now);
  const posts = postsOn(state, day);
  const post = posts.find((each) => each.windowId === windowId && each.from === payload.from);
  const from = day === wall.day ? Math.max(wall.minute, payload.from) : payload.from;
  if (!post || day < wall.day || from >= post.to) return refuse('cover.gone');
  const isThere = (id: string) =>
    getRow(state.attendances, attendanceId(hallOf(state)?.day ?? '', id))?.firstAt != null;
  const isMissed = post.why === 'a' && day === wall.day && wall.minute >= post.from && !isThere(post.who ?? '');
  if ((post.who !== null && !isMissed) || staffId === post.who) return refuse('cover.not-needed');
  const member = getRow(state.members, staffId);
  if (!member) return refuse('person.unknown');
  const { plate } = member;
  const { fit, window } = fitOf(state, member, { day, windowId, from, to: post.to }, wall, posts);
  if (fit === 'no-skill') return refuse('window.clerk-no-skill', { plate });
  if (fit === 'away') return refuse('cover.away', { plate });
  if (fit === 'covers') return refuse('cover.busy', { plate, window: window ?? 0 });
  if (fit === 'elsewhere' && !move) return refuse('cover.elsewhere', { plate, window: window ?? 0 });
  const cover: Cover = {
    id: coverId(day, windowId, from),
    day,
    windowId,
    staffId,
    forId: post.a,
    leaveId: post.leave?.id ?? null,
    from,
    to: post.to,
    by: { ...personOf(ctx), at: ctx.now },
  };
  return accept([{ type: 'cover.confirmed', at: ctx.now, cover }]);
}

export function decideCoverEnd(state: HallState, { payload }: HallCommandOf<'cover.end'>, ctx: Context): Decided {
  const cover = getRow(state.covers, payload.coverId);
  const wall = wallAt(state, ctx.now);
  if (!cover || cover.day < wall.day) return refuse('cover.gone');
  const minute = cover.day === wall.day ? Math.max(cover.from, wall.minute) : cover.from;
  if (minute >= cover.to) return refuse('cover.gone');
  return accept([{ type: 'cover.ended', at: ctx.now, coverId: cover.id, minute }]);
}

export function decideCorrect(
  state: HallState,
  { payload }: HallCommandOf<'attendance.correct'>,
  ctx: Context,
): Decided {
  const { staffId, reason } = payload;
  const day = hallOf(state)?.day ?? '';
  const facts = getRow(state.attendances, attendanceId(day, staffId));
  if (!facts && !getRow(state.members, staffId)) return refuse('person.unknown');
  if ((facts?.correction?.reason ?? null) === reason) return accept([]);
  const correction = reason === null ? null : { ...personOf(ctx), at: ctx.now, reason };
  return accept([{ type: 'attendance.corrected', at: ctx.now, day, staffId, correction }]);
}

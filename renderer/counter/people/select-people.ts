import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { Role } from '../../../shared/domain/hall/hall-words.ts';
import { openingToday } from '../../../shared/domain/hall/plan.ts';
import { breaksOf } from '../../../shared/domain/hours/hours.ts';
import { type Line, linesOf } from '../../../shared/domain/people/attendance.ts';
import { type Candidate, candidatesFor } from '../../../shared/domain/people/candidates.ts';
import { attendanceId, type Leave, type Shift } from '../../../shared/domain/people/people.ts';
import { type PostPiece, postsOn, shiftsOn } from '../../../shared/domain/people/posts.ts';
import { vacanciesNow } from '../../../shared/domain/people/presence.ts';
import { addDays, instantOf, stampOf, type Wall, wallAt, workWallAt } from '../../../shared/domain/people/wall-time.ts';
import { servesOf } from '../../../shared/domain/window/serves.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';

/** A person as the console knows them; names come from `useNames`. */
export type Who = { readonly staffId: string; readonly plate: string };

/** `other`: somebody sits there who is not planned. `moved`: the planned clerk sits elsewhere. `expected`: not yet missed. */
export type PostState = 'later' | 'here' | 'other' | 'moved' | 'expected' | 'absent' | 'left' | 'uncovered';

export type PostRow = {
  readonly key: string;
  readonly post: PostPiece;
  readonly window: number;
  readonly a: Who | null;
  readonly b: Who | null;
  readonly who: Who | null;
  readonly state: PostState;
  /** Who sits there now. */
  readonly here: Who | null;
  /** Epoch ms since when: seated, missed, gone; null while nothing has begun. */
  readonly since: number | null;
};

/** A post that needs somebody, with whom the system proposes: its B where that fits, else the next who does. */
export type OpenPost = PostRow & {
  readonly proposal: Candidate | null;
  /** The B and why they do not fit, null when they do or there is none. */
  readonly b0: Candidate | null;
};

export type LeaveRow = Leave & { readonly plate: string; readonly isNow: boolean };

/** Everything about people, as a function of what is known. */
export type People = {
  readonly day: string;
  readonly wall: Wall;
  /** Nobody is known: the hall file has named no staff to this server yet. */
  readonly isEmpty: boolean;
  readonly open: readonly OpenPost[];
  readonly posts: readonly PostRow[];
  readonly lines: readonly Line[];
  readonly leaves: readonly LeaveRow[];
  readonly staff: readonly (Who & { readonly roles: readonly Role[] })[];
};

function whoOf(hall: HallState, staffId: string | null): Who | null {
  return staffId === null ? null : { staffId, plate: getRow(hall.members, staffId)?.plate ?? '' };
}

function rowOf(hall: HallState, post: PostPiece, wall: Wall, now: number, missed: ReadonlySet<string>): PostRow {
  const { windowId, from, who } = post;
  const seat = getRow(hall.posts, windowId);
  const facts = getRow(hall.attendances, attendanceId(hallOf(hall)?.day ?? '', who ?? ''));
  const elsewhere = [...rowsOf(hall.posts)].find((each) => each.staffId === who && each.windowId !== windowId);
  const begun = instantOf(wall, now, from);
  const base = {
    key: `${windowId}:${from}`,
    post,
    window: getRow(hall.windows, windowId)?.number ?? 0,
    a: whoOf(hall, post.a),
    b: whoOf(hall, post.b),
    who: whoOf(hall, who),
    here: seat ? { staffId: seat.staffId, plate: seat.plate } : null,
  };
  const is = (state: PostState, since: number | null): PostRow => ({ ...base, state, since });
  if (wall.minute < from) return is(who === null ? 'uncovered' : 'later', null);
  if (seat) return is(seat.staffId === who ? 'here' : 'other', seat.since);
  if (who === null) return is('uncovered', begun);
  if (elsewhere) return is('moved', elsewhere.since);
  if (facts?.outAt) return is('left', facts.outAt);
  return is(missed.has(windowId) ? 'absent' : 'expected', begun);
}

function openOf(hall: HallState, row: PostRow, wall: Wall): OpenPost {
  const all = candidatesFor(hall, row.post, wall.day, wall);
  const b0 = all.find(({ isB }) => isB);
  return { ...row, proposal: all.find(({ fit }) => fit === 'fits') ?? null, b0: b0 && b0.fit !== 'fits' ? b0 : null };
}

/** Pure; `now` is server time as known here, epoch ms. */
export function selectPeople(hall: HallState, now: number): People {
  const wall = wallAt(hall, now);
  const missed = new Set(
    vacanciesNow(hall, now).flatMap(({ kind, post }) => (kind === 'absent' ? [post.windowId] : [])),
  );
  const posts = postsOn(hall, wall.day)
    .filter(({ to }) => to > wall.minute)
    .map((post) => rowOf(hall, post, wall, now, missed));
  const needed = posts.filter(({ state }) => state === 'uncovered' || state === 'absent');
  const stamp = stampOf(wall);
  return {
    day: wall.day,
    wall,
    isEmpty: hall.members.size === 0,
    open: needed.sort((x, y) => x.post.from - y.post.from || x.window - y.window).map((row) => openOf(hall, row, wall)),
    posts,
    lines: linesOf(hall, workWallAt(hall, now), now, breaksOf(openingToday(hall))),
    leaves: [...rowsOf(hall.leaves)]
      .filter(({ to }) => to > stamp)
      .sort((x, y) => (x.from < y.from ? -1 : 1))
      .map((leave) => ({
        ...leave,
        plate: getRow(hall.members, leave.staffId)?.plate ?? '',
        isNow: leave.from <= stamp,
      })),
    staff: [...rowsOf(hall.members)]
      .map(({ id, plate, roles }) => ({ staffId: id, plate, roles }))
      .sort((x, y) => (x.plate < y.plate ? -1 : 1)),
  };
}

/** Who could take over a post of today, best first. */
export function selectCandidates(hall: HallState, windowId: string, from: number, now: number) {
  const wall = wallAt(hall, now);
  const post = postsOn(hall, wall.day).find((each) => each.windowId === windowId && each.from === from);
  return post === undefined ? null : { post, candidates: candidatesFor(hall, post, wall.day, wall) };
}

export type WeekCell = {
  readonly day: string;
  readonly pieces: readonly (PostPiece & { readonly who0: Who | null; readonly a0: Who | null })[];
  /** Set by hand for this day. */
  readonly own: boolean;
  readonly past: boolean;
};
export type WeekRow = { readonly windowId: string; readonly window: number; readonly cells: readonly WeekCell[] };
export type Week = { readonly days: readonly string[]; readonly rows: readonly WeekRow[] };

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** The roster of seven days, window by window; of today what is still to come. */
export function selectWeek(hall: HallState, monday: string, { day: today, minute }: Wall): Week {
  const days = Array.from({ length: 7 }, (_, n) => addDays(monday, n));
  const byDay = days.map((day) => postsOn(hall, day));
  const windows = [...rowsOf(hall.windows)].sort((a, b) => a.number - b.number);
  return {
    days,
    rows: windows.map(({ id, number }) => ({
      windowId: id,
      window: number,
      cells: days.map((day, n) => ({
        day,
        pieces: (byDay[n] ?? [])
          .filter(({ windowId, to }) => windowId === id && (day !== today || to > minute))
          .map((piece) => ({ ...piece, who0: whoOf(hall, piece.who), a0: whoOf(hall, piece.a) })),
        own: getRow(hall.rosters, `${day}:${id}`) !== undefined,
        past: day < today,
      })),
    })),
  };
}

/** What one window has on one day, to be changed; and who could be planned there. */
export function selectShifts(hall: HallState, windowId: string, day: string) {
  const groups = getRow(hall.windows, windowId)?.groups ?? [];
  const able = [...rowsOf(hall.members)]
    .filter(({ skills }) => servesOf(groups, skills).length > 0)
    .map(({ id, plate }): Who => ({ staffId: id, plate }))
    .sort((x, y) => (x.plate < y.plate ? -1 : 1));
  const shifts = shiftsOn(hall, day)
    .filter((shift) => shift.windowId === windowId)
    .map(({ from, to, a, b }): Shift => ({ from, to, a, b }));
  return { able, shifts, own: getRow(hall.rosters, `${day}:${windowId}`) !== undefined };
}

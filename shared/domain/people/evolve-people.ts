import { deleteRow, emptyTable, getRow, rowsOf, setRow, type Table, tableOf } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { minuteOf } from '../hours/hours-schema.ts';
import { dutyOf } from './attendance.ts';
import {
  type Attendance,
  attendanceId,
  type Cover,
  type Duty,
  type Leave,
  type Member,
  type Standing,
} from './people.ts';
import type { PeopleEvent } from './people-events.ts';
import { workPostsOn } from './posts.ts';
import { addDays, overlaps, timeText } from './wall-time.ts';

type EventOf<T extends PeopleEvent['type']> = Extract<PeopleEvent, { type: T }>;

/** Rosters and leaves stay so long after they are over: the week before is there to be copied. */
const KEPT_DAYS = 14;

/** Rows that have not changed stay the same objects: only what is new travels. */
function keepSame<V extends { readonly id: string }>(old: Table<V>, rows: readonly V[]): Table<V> {
  return tableOf(
    rows.map((row): [string, V] => {
      const before = getRow(old, row.id);
      return [row.id, before && JSON.stringify(before) === JSON.stringify(row) ? before : row];
    }),
  );
}

function keepOnly<V extends { readonly id: string }>(table: Table<V>, isKept: (row: V) => boolean): Table<V> {
  let kept = table;
  for (const row of rowsOf(table)) if (!isKept(row)) kept = deleteRow(kept, row.id);
  return kept;
}

/** Everybody's own day, worked out anew; a client that knows no members keeps what it was told. */
export function tellAll(state: HallState): HallState {
  if (state.members.size === 0) return state;
  const posts = workPostsOn(state, hallOf(state)?.day ?? '');
  const duties = [...rowsOf(state.members)].map(({ id }): Duty => dutyOf(state, id, posts));
  return { ...state, duties: keepSame(state.duties, duties) };
}

function tellOne(state: HallState, staffId: string): HallState {
  if (!getRow(state.members, staffId)) return state;
  const duty = dutyOf(state, staffId, workPostsOn(state, hallOf(state)?.day ?? ''));
  return { ...state, duties: setRow(state.duties, staffId, duty) };
}

function putAttendance(state: HallState, row: Attendance): HallState {
  return tellOne({ ...state, attendances: setRow(state.attendances, row.id, row) }, row.staffId);
}

function attendanceOf(state: HallState, staffId: string, plate: string): Attendance {
  const day = hallOf(state)?.day ?? '';
  const id = attendanceId(day, staffId);
  const nothing = { firstAt: null, outAt: null, pauses: 0, pausedMs: 0, correction: null };
  return getRow(state.attendances, id) ?? { id, day, staffId, plate, ...nothing };
}

/** Somebody sat down at a window. Whoever sat there before them has left it. */
export function arrived(state: HallState, who: { staffId: string; plate: string }, at: number): HallState {
  const row = attendanceOf(state, who.staffId, who.plate);
  return putAttendance(state, { ...row, firstAt: row.firstAt ?? at, outAt: null });
}

/** Somebody left a window; a pause that was on is over with it. */
export function departed(state: HallState, windowId: string, at: number): HallState {
  const post = getRow(state.posts, windowId);
  if (!post) return state;
  const row = getRow(state.attendances, attendanceId(hallOf(state)?.day ?? '', post.staffId));
  return row ? putAttendance(state, { ...afterPause(state, row, windowId, at), outAt: at }) : state;
}

function afterPause(state: HallState, row: Attendance, windowId: string, at: number): Attendance {
  const window = getRow(state.windows, windowId);
  if (window?.status !== 'paused') return row;
  // One that began before the day did counts from there.
  const since = Math.max(window.since, row.firstAt ?? at);
  return { ...row, pauses: row.pauses + 1, pausedMs: row.pausedMs + Math.max(0, at - since) };
}

/** A pause is over; how long it was stands in the window until now. */
export function rested(state: HallState, windowId: string, at: number): HallState {
  const post = getRow(state.posts, windowId);
  const row = post && getRow(state.attendances, attendanceId(hallOf(state)?.day ?? '', post.staffId));
  const after = row && afterPause(state, row, windowId, at);
  return after && after !== row ? putAttendance(state, after) : state;
}

type Loaded = {
  readonly members: readonly Member[];
  readonly standings: readonly Standing[];
  /** Leaves of the file; those that were recorded at the console stay. */
  readonly leaves: readonly Leave[];
};

/** People and weekly roster of a new hall file. */
export function loadPeople(state: HallState, { members, standings, leaves }: Loaded): HallState {
  const known = new Set(members.map(({ id }) => id));
  const recorded = [...rowsOf(state.leaves)].filter((leave) => leave.by !== null && known.has(leave.staffId));
  return tellAll({
    ...state,
    rosters: keepOnly(state.rosters, ({ shifts }) => shifts.every(({ a }) => known.has(a))),
    covers: keepOnly(state.covers, ({ staffId }) => known.has(staffId)),
    members: keepSame(state.members, members),
    standings: keepSame(state.standings, standings),
    leaves: keepSame(state.leaves, [...recorded, ...leaves]),
    duties: members.length === 0 ? emptyTable() : state.duties,
  });
}

/** A new day: attendance begins anew, with those who still sit at a window; what is long over is forgotten. */
export function rollPeople(state: HallState, at: number): HallState {
  const day = hallOf(state)?.day ?? '';
  const oldest = addDays(day, -KEPT_DAYS);
  let next: HallState = {
    ...state,
    attendances: emptyTable(),
    rosters: keepOnly(state.rosters, (row) => row.day >= oldest),
    leaves: keepOnly(state.leaves, (row) => row.by === null || row.to.slice(0, 10) >= oldest),
    covers: keepOnly(state.covers, (row) => row.day >= day),
  };
  for (const { staffId, plate } of rowsOf(state.posts)) {
    const row = { ...attendanceOf(next, staffId, plate), firstAt: at };
    next = { ...next, attendances: setRow(next.attendances, row.id, row) };
  }
  return tellAll(next);
}

/** Takes a time out of the covers that `isMeant` names; what lies before it stays. */
function cutCovers(state: HallState, isMeant: (cover: Cover) => boolean, fromOf: (cover: Cover) => number): HallState {
  let { covers } = state;
  for (const cover of rowsOf(covers)) {
    if (!isMeant(cover)) continue;
    const to = fromOf(cover);
    covers = to <= cover.from ? deleteRow(covers, cover.id) : setRow(covers, cover.id, { ...cover, to });
  }
  return { ...state, covers };
}

function withdraw(state: HallState, { leaveId, until }: EventOf<'leave.withdrawn'>): HallState {
  const leave = getRow(state.leaves, leaveId);
  if (!leave) return state;
  const [day = '', time = ''] = until.split('T');
  const leaves =
    leave.from >= until ? deleteRow(state.leaves, leaveId) : setRow(state.leaves, leaveId, { ...leave, to: until });
  return cutCovers(
    { ...state, leaves },
    (cover) => cover.leaveId === leaveId && `${cover.day}T${timeText(cover.to)}` > until,
    (cover) => (cover.day === day ? minuteOf(time) : 0),
  );
}

export function evolvePeople(state: HallState, event: PeopleEvent): HallState {
  switch (event.type) {
    case 'roster.planned': {
      let { rosters } = state;
      for (const id of event.cleared) rosters = deleteRow(rosters, id);
      for (const row of event.rosters) rosters = setRow(rosters, row.id, row);
      return tellAll({ ...state, rosters });
    }
    case 'leave.recorded':
      return tellAll({ ...state, leaves: setRow(state.leaves, event.leave.id, event.leave) });
    case 'leave.withdrawn':
      return tellAll(withdraw(state, event));
    case 'cover.confirmed': {
      const { cover } = event;
      // One that was void, because its person is away, makes room.
      const free = cutCovers(
        state,
        (old) => old.day === cover.day && old.windowId === cover.windowId && overlaps(old, cover),
        () => cover.from,
      );
      return tellAll({ ...free, covers: setRow(free.covers, cover.id, cover) });
    }
    case 'cover.ended':
      return tellAll(
        cutCovers(
          state,
          ({ id }) => id === event.coverId,
          () => event.minute,
        ),
      );
    case 'attendance.corrected': {
      const plate = getRow(state.members, event.staffId)?.plate ?? '';
      return putAttendance(state, { ...attendanceOf(state, event.staffId, plate), correction: event.correction });
    }
    default:
      return unreachable(event);
  }
}

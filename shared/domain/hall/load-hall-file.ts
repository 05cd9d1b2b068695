import { getRow, rowsOf, type Table, tableOf } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import { loadPeople } from '../people/evolve-people.ts';
import { peopleOf } from '../people/people-of-file.ts';
import { ENDED } from '../ticket/ticket.ts';
import { servesOf } from '../window/serves.ts';
import type { Seat, ServiceWindow } from '../window/window.ts';
import type { HallEvent } from './events.ts';
import { HALL_ID, hallOf } from './hall-of.ts';
import type { HallState, Zone } from './hall-state.ts';
import { type Plan, planOf } from './plan.ts';

type Loaded = Extract<HallEvent, { type: 'hall.loaded' }>;
type File = Loaded['file'];

function groupsOf(state: HallState, file: File, at: number): Table<Group> {
  const rows = new Map<string, Group>();
  const inUse = new Set<string>();
  for (const ticket of rowsOf(state.tickets)) if (!ENDED.includes(ticket.status)) inUse.add(ticket.groupId);
  for (const old of rowsOf(state.groups)) {
    // Without a mark the rule of the evening never opens it again.
    if (inUse.has(old.id)) rows.set(old.id, { ...old, intake: 'stopped', intakeMark: null });
  }
  for (const group of file.groups) {
    const old = getRow(state.groups, group.id);
    rows.set(group.id, {
      ...group,
      intake: old?.intake ?? 'open',
      intakeMark: old?.intakeMark ?? null,
      reopenings: old?.reopenings ?? 0,
      calls: old?.calls ?? 0,
      priorityRun: old?.priorityRun ?? 0,
      othersRun: old?.othersRun ?? 0,
      lastOther: old?.lastOther ?? null,
      outOfTurn: old?.outOfTurn ?? 0,
      est: old?.est ?? { minutes: group.minutes, windows: 0, open: 0, basis: 'configured', at },
    });
  }
  return tableOf(rows);
}

/** Who sits somewhere has the skills of the new file at once [QU-5]; whom it does not name, the accounts deal with. */
function seatsOf(state: HallState, { skills }: Loaded): Table<Seat> {
  if (skills === undefined) return state.seats;
  return tableOf(
    [...rowsOf(state.seats)].map((seat) => [seat.windowId, { ...seat, skills: skills[seat.staffId] ?? seat.skills }]),
  );
}

function windowsOf(state: HallState, seats: Table<Seat>, file: File, at: number): Table<ServiceWindow> {
  const rows = new Map<string, ServiceWindow>();
  const servesAt = (id: string, groups: ServiceWindow['groups']) => servesOf(groups, getRow(seats, id)?.skills ?? []);
  for (const old of rowsOf(state.windows)) {
    if (old.status !== 'closed') rows.set(old.id, { ...old, serves: servesAt(old.id, old.groups) });
  }
  for (const window of file.windows) {
    const old = getRow(state.windows, window.id);
    const moved = (old?.home ? old.groups : []).filter(({ groupId }) => file.groups.some(({ id }) => id === groupId));
    const now = moved.length > 0 ? { groups: moved, home: window.groups } : { groups: window.groups, home: null };
    rows.set(window.id, {
      ...window,
      ...now,
      status: old?.status ?? 'closed',
      since: old?.since ?? at,
      ticketId: old?.ticketId ?? null,
      pauseReason: old?.pauseReason ?? null,
      pauseAfter: old?.pauseAfter ?? null,
      serves: servesAt(window.id, now.groups),
      lastReturn: old?.lastReturn ?? false,
      turn: old?.turn ?? {},
      pastNeed: old?.pastNeed ?? {},
    });
  }
  return tableOf(rows);
}

function zonesOf(state: HallState, file: File, groups: Table<Group>, windows: Table<ServiceWindow>): Table<Zone> {
  const rows = new Map<string, Zone>();
  for (const { zoneId } of [...rowsOf(groups), ...rowsOf(windows)]) {
    const old = getRow(state.zones, zoneId);
    if (old) rows.set(zoneId, old);
  }
  for (const zone of file.zones) rows.set(zone.id, { ...zone, voice: getRow(state.zones, zone.id)?.voice ?? null });
  return tableOf(rows);
}

/**
 * The state under a new hall file. Tickets, counters and open windows stay; a group that is gone from the file but
 * still has an open number (waiting, passed, at a window) stays for the day with its zone, its intake stopped, so that
 * nobody is stranded [QU-16]. What a seated clerk can serve follows the file at once [QU-5].
 */
export function loadHallFile(state: HallState, event: Loaded): HallState {
  const { file, at } = event;
  const seats = seatsOf(state, event);
  const old = hallOf(state);
  const hall = {
    id: file.id,
    name: file.name,
    timeZone: file.timeZone,
    cutOverHour: file.cutOverHour,
    day: old?.day ?? '',
    outcomes: file.outcomes,
    pauseReasons: file.pauseReasons,
    settings: file.settings,
  };
  const groups = groupsOf(state, file, at);
  const windows = windowsOf(state, seats, file, at);
  const before = planOf(state);
  const version = (before?.version ?? 0) + 1;
  const { hours, preset, devices } = file;
  const plan: Plan = { id: 'plan', version, hours, preset, devices, today: null };
  const next: HallState = {
    ...state,
    hall: tableOf([[HALL_ID, hall]]),
    plans: tableOf([[plan.id, plan]]),
    files: tableOf([['file', { id: 'file', version, file }]]),
    zones: zonesOf(state, file, groups, windows),
    groups,
    windows,
    seats,
  };
  return event.people === undefined ? next : loadPeople(next, peopleOf(file.roster, event.people, at));
}

import type { Group } from '../../../shared/domain/group/group.ts';
import { HALL_ID, hallOf } from '../../../shared/domain/hall/hall-of.ts';
import { EMPTY_HALL, type HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { ServiceWindow } from '../../../shared/domain/window/window.ts';
import { rowsOf, type Table, tableOf } from '../../../shared/lib/table.ts';

function each<V extends { readonly id: string }>(table: Table<V>, change: (row: V) => V): Table<V> {
  return tableOf([...rowsOf(table)].map((row) => [row.id, change(row)]));
}

const fresh = (group: Group): Group => ({
  ...group,
  calls: 0,
  priorityRun: 0,
  othersRun: 0,
  lastOther: null,
  outOfTurn: 0,
  intake: 'open',
  intakeMark: null,
  reopenings: 0,
});

const closed = (window: ServiceWindow, at: number): ServiceWindow => ({
  ...window,
  status: 'closed',
  since: at,
  ticketId: null,
  pauseReason: null,
  pauseAfter: null,
  serves: [],
  lastReturn: false,
  turn: {},
  pastNeed: {},
});

/** Whether this client knows a hall to make one like it. */
export function canPractise(real: HallState): boolean {
  return (hallOf(real)?.day ?? '') !== '' && real.windows.size > 0;
}

/**
 * A hall to practise in: groups, windows, zones and rules of the real one as this client knows them, and nobody in it.
 * Nothing of the real day comes along. Null while the client knows no hall.
 */
export function practiceHallOf(real: HallState, at: number): HallState | null {
  const hall = hallOf(real);
  if (hall === undefined || !canPractise(real)) return null;
  return {
    ...EMPTY_HALL,
    // A trainee presses more often than a visitor would.
    hall: tableOf([[HALL_ID, { ...hall, settings: { ...hall.settings, anonymousBurst: 0 } }]]),
    plans: real.plans,
    zones: each(real.zones, (zone) => ({ ...zone, voice: null })),
    groups: each(real.groups, fresh),
    windows: each(real.windows, (window) => closed(window, at)),
  };
}

import { type Calendar, dayKindOf } from '../../shared/domain/calendar/calendar.ts';
import type { HallCommand, SystemCommand } from '../../shared/domain/commands/hall-commands.ts';
import { createDayOf, type DayOf } from '../../shared/domain/day/business-day.ts';
import { decide } from '../../shared/domain/hall/decide.ts';
import type { HallEvent } from '../../shared/domain/hall/events.ts';
import { evolve } from '../../shared/domain/hall/evolve.ts';
import { hallOf } from '../../shared/domain/hall/hall-of.ts';
import { EMPTY_HALL, type Hall, type HallState } from '../../shared/domain/hall/hall-state.ts';
import { type Opening, planOf } from '../../shared/domain/hall/plan.ts';
import {
  changedRows,
  DAY_KINDS,
  feedOf,
  type HallKind,
  type HallRow,
  hallFromRows,
  storedKey,
} from '../../shared/domain/hall/rows.ts';
import { spansOn } from '../../shared/domain/hours/hours.ts';
import type { Aggregate, DueCommand } from './aggregate.ts';
import { OFFICIAL_CALENDAR } from './official-calendar.ts';

/** Day formatters per zone and cut-over: making one is costly, and a hall has one. */
function createDays(): (hall: Hall) => DayOf {
  const made = new Map<string, DayOf>();
  return (hall) => {
    const key = `${hall.timeZone}|${hall.cutOverHour}`;
    const known = made.get(key) ?? createDayOf(hall.timeZone, hall.cutOverHour);
    made.set(key, known);
    return known;
  };
}

/** Today's opening, when the day, the hall file or the calendar has changed it; a hall that never closes has none. */
function dueOpening(state: HallState, calendar: Calendar, day: string): readonly DueCommand[] {
  const plan = planOf(state);
  if (plan === undefined || plan.hours === 'always') return [];
  const opening: Opening = { day, spans: spansOn(plan.hours, calendar, day), kind: dayKindOf(calendar, day) };
  const { today } = plan;
  const text = JSON.stringify(opening.spans);
  if (today?.day === day && today.kind === opening.kind && JSON.stringify(today.spans) === text) return [];
  const id = `sys:hours:${hallOf(state)?.id ?? ''}:${day}:${plan.version}:${opening.kind}:${text}`;
  return [{ id, type: 'hours.set', payload: opening }];
}

/**
 * The hall scope: tickets, windows, groups. `due` brings the business day up to date before any other command: the
 * old day is closed, then the new one starts, each with an id that makes it happen once [QU-1]. A clock that steps
 * back never reopens an old day.
 */
export function createHallAggregate(calendar: Calendar = OFFICIAL_CALENDAR): Aggregate<HallState, HallEvent> {
  const daysOf = createDays();
  return {
    empty: EMPTY_HALL,
    // Payloads were parsed by `hallCommandSchemas` at the edge, system payloads are made by the server itself.
    decide: (state, command, context) =>
      decide(state, command as HallCommand | SystemCommand, { ...context, calendar }),
    evolve,
    changedRows,
    fromRows: (rows) => hallFromRows(rows as readonly HallRow[]),
    feedOf: (kind, id) => feedOf({ kind: kind as HallKind, id }),
    filing: (kind, row) => storedKey({ kind, id: '', row } as HallRow),
    isDayBound: (kind) => DAY_KINDS.includes(kind as HallKind),
    dayOf: (state) => hallOf(state)?.day ?? '',
    due(state, now): readonly DueCommand[] {
      const hall = hallOf(state);
      if (hall === undefined) return [];
      const clockDay = daysOf(hall)(now);
      const day = clockDay > hall.day ? clockDay : hall.day;
      const opening = dueOpening(state, calendar, day);
      if (day === hall.day) return opening;
      const roll = { id: `sys:roll:${hall.id}:${day}`, type: 'day.roll', payload: { day } };
      if (hall.day === '') return [roll, ...opening];
      return [
        { id: `sys:close:${hall.id}:${hall.day}`, type: 'day.close', payload: { day: hall.day } },
        roll,
        ...opening,
      ];
    },
  };
}

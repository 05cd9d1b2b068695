import { rowsOf } from '../../lib/table.ts';
import type { Rejection } from '../commands/rejection.ts';
import type { Group } from '../group/group.ts';
import type { Context } from '../hall/context.ts';
import { accept, type Decided } from '../hall/decision.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { closingToday, type IntakeReason } from './evening.ts';
import { closingTime, type Forecast, fits, forecasts, minuteOfDay } from './forecast.ts';

const MINUTE_MS = 60_000;

export type Ruled = {
  readonly closed: readonly { readonly groupId: string; readonly reason: IntakeReason }[];
  readonly opened: readonly string[];
};

/**
 * Whether a group that was closed for its line may open again. Who was told "no more numbers today" went home, so it
 * must be worth coming back on it, and the doors must not swing with every number: `reopenMinutes` of room, as much again
 * for each time that it opened before. A line of which nothing is known, as no window works, has none.
 */
function hasRoom(state: HallState, { reopenings = 0 }: Group, { doneAt, limitAt }: Forecast): boolean {
  if (limitAt === null) return true;
  const room = settingsOf(state).reopenMinutes * (reopenings + 1) * MINUTE_MS;
  return doneAt !== null && doneAt + room <= limitAt;
}

/**
 * What the rule of the evening changes now [DOMAIN 4.4]: intake closes at closing time, and before it when the line of
 * the group would be done later than closing time plus `closeExtraMinutes`; it opens again when there is room. What a
 * manager decided by hand stays for the day, and so does a group that is stopped for another reason.
 */
export function ruleIntake(state: HallState, now: number): Ruled {
  const closing = closingToday(state);
  const isOver = closing !== undefined && minuteOfDay(state, now) >= closing;
  const byGroup = forecasts(state, now);
  const closed: { groupId: string; reason: IntakeReason }[] = [];
  const opened: string[] = [];
  for (const group of rowsOf(state.groups)) {
    const mark = group.intakeMark ?? null;
    if (mark?.by === 'hand' || (mark === null && group.intake === 'stopped')) continue;
    const forecast = byGroup.get(group.id);
    const isFull =
      forecast !== undefined && (mark?.reason === 'no-time' ? !hasRoom(state, group, forecast) : !fits(forecast));
    const reason = isOver ? 'after-hours' : isFull ? 'no-time' : null;
    if (reason === (mark?.reason ?? null)) continue;
    if (reason === null) opened.push(group.id);
    else closed.push({ groupId: group.id, reason });
  }
  return { closed, opened };
}

/** System: the rule at work; nothing to change is no event. */
export function decideIntakeRule(state: HallState, ctx: Context): Decided {
  const { closed, opened } = ruleIntake(state, ctx.now);
  if (closed.length === 0 && opened.length === 0) return accept([]);
  return accept([{ type: 'intake.ruled', at: ctx.now, closed, opened }]);
}

/** Why a group gives no numbers: by hand, or by the rule, then with the time the hall closes (`HH:MM`). */
export type ClosedIntake = { readonly reason: 'by-hand' } | { readonly reason: IntakeReason; readonly time: string };

/** What every surface says of closed intake; null = numbers are given. */
export function closedIntake(state: HallState, group: Group): ClosedIntake | null {
  if (group.intake === 'open') return null;
  const mark = group.intakeMark ?? null;
  return mark?.by === 'rule' ? { reason: mark.reason, time: closingTime(state) ?? '' } : { reason: 'by-hand' };
}

/** The refusal of a number while intake is closed. */
export function intakeRefusal(state: HallState, group: Group): Rejection | undefined {
  const closed = closedIntake(state, group);
  if (closed === null) return undefined;
  if (closed.reason === 'by-hand') return { code: 'group.intake-stopped' };
  return { code: `intake.${closed.reason}`, params: { time: closed.time } };
}

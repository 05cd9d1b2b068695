import { rowsOf } from '../../lib/table.ts';
import type { Rejection } from '../commands/rejection.ts';
import type { Group } from '../group/group.ts';
import type { Context } from '../hall/context.ts';
import { accept, type Decided } from '../hall/decision.ts';
import type { HallState } from '../hall/hall-state.ts';
import { closingToday, type IntakeReason } from './evening.ts';
import { closingTime, fits, forecasts, minuteOfDay } from './forecast.ts';

export type Ruled = {
  readonly closed: readonly { readonly groupId: string; readonly reason: IntakeReason }[];
  readonly opened: readonly string[];
};

/**
 * What the rule of the evening changes now [DOMAIN 4.4]: intake closes at closing time, and before it when the line of
 * the group would be done later than closing time plus `closeExtraMinutes`; it opens again when the line fits. What a
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
    const reason = isOver ? 'after-hours' : forecast && !fits(forecast) ? 'no-time' : null;
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

/** Why no number is given in the group now, with the time the hall closes; undefined = it is given. */
export function intakeRefusal(state: HallState, group: Group): Rejection | undefined {
  if (group.intake === 'open') return undefined;
  const mark = group.intakeMark ?? null;
  if (mark?.by !== 'rule') return { code: 'group.intake-stopped' };
  return { code: `intake.${mark.reason}`, params: { time: closingTime(state) ?? '' } };
}

import { missedAt } from '../../shared/domain/booking/decide-booking.ts';
import { openingsOf } from '../../shared/domain/booking/slots.ts';
import { type Calendar, dayKindOf } from '../../shared/domain/calendar/calendar.ts';
import { hallOf, settingsOf } from '../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { type Opening, planOf } from '../../shared/domain/hall/plan.ts';
import { spansOn } from '../../shared/domain/hours/hours.ts';
import { addDays, wallAt } from '../../shared/domain/people/wall-time.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { OFFICIAL_CALENDAR } from '../commands/official-calendar.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';

const MINUTE_MS = 60_000;
const SYSTEM = { kind: 'system' } as const;
/** No holiday is longer, and a hall that is never open is not searched for ever. */
const FARTHEST_DAYS = 45;

/** Today and the days after it up to the last open one that can be booked; all of them, so that a screen can say "closed". */
export function bookableDays(state: HallState, calendar: Calendar, today: string): readonly Opening[] {
  const plan = planOf(state);
  if (plan === undefined) return [];
  const days: Opening[] = [];
  let open = 0;
  for (let ahead = 0; ahead <= FARTHEST_DAYS && open <= settingsOf(state).bookingAheadDays; ahead += 1) {
    const day = addDays(today, ahead);
    const spans = spansOn(plan.hours, calendar, day);
    // Today is not one of the days ahead, open or not.
    if (ahead === 0 || spans.length > 0) open += 1;
    days.push({ day, spans, kind: dayKindOf(calendar, day) });
  }
  return days;
}

/**
 * Once in a minute: which days can be booked, when hall file or date have changed that, and who did not come
 * [DOMAIN 4.6]. Nothing to change is no command. The ids carry minute and rev: of several servers one does it.
 */
export function createBookingWatch(deps: { loop: ScopeLoop<HallState>; clock: Clock; calendar?: Calendar }) {
  const { loop, clock, calendar = OFFICIAL_CALENDAR } = deps;
  let doneMinute = -1;
  let doneVersion = -1;
  return async (): Promise<void> => {
    const { rev, state } = loop.current();
    const now = clock.now();
    const minute = Math.floor(now / MINUTE_MS);
    const version = planOf(state)?.version ?? 0;
    if ((minute === doneMinute && version === doneVersion) || (hallOf(state)?.day ?? '') === '') return;
    const stamp = `${loop.scope}:${minute}:${rev}`;
    const wall = wallAt(state, now);
    const days = bookableDays(state, calendar, wall.day);
    if (JSON.stringify(days) !== JSON.stringify(openingsOf(state))) {
      const id = `sys:booking-days:${stamp}`;
      const ack = await loop.submit({ id, type: 'booking.days', payload: { days }, actor: SYSTEM });
      if (!ack.ok) return;
    }
    if (missedAt(state, wall).length > 0) {
      const id = `sys:booking-sweep:${stamp}`;
      const ack = await loop.submit({ id, type: 'booking.sweep', payload: {}, actor: SYSTEM });
      if (!ack.ok) return;
    }
    doneMinute = minute;
    doneVersion = version;
  };
}

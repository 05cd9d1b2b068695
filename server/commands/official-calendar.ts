import cn from '../../assets/calendar/cn.json' with { type: 'json' };
import { calendarFileSchema, calendarOf } from '../../shared/domain/calendar/calendar.ts';

/** Days off and make-up days as `npm run calendar` wrote them; a broken file stops the server at its start. */
export const OFFICIAL_CALENDAR = calendarOf(calendarFileSchema.parse(cn));

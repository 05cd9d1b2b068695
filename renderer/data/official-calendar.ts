import file from '../../assets/calendar/cn.json' with { type: 'json' };
import { calendarFileSchema, calendarOf } from '../../shared/domain/calendar/calendar.ts';

/** The calendar that the app was built with: for dates that are shown, never for a clock that decides. */
export const OFFICIAL_CALENDAR = calendarOf(calendarFileSchema.parse(file));

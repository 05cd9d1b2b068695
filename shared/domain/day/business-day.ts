/** Formatters are costly to make, so one per time zone is kept by the caller through this factory. */
export type DayOf = (now: number) => string;

/**
 * Business day 'YYYY-MM-DD' of an instant (epoch ms): the calendar date in the hall's time zone, where the hours
 * before the cut-over still belong to the day before [QU-1].
 */
export function createDayOf(timeZone: string, cutOverHour: number): DayOf {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (now) => format.format(now - cutOverHour * 3_600_000);
}

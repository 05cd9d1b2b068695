import type { Calendar } from '../calendar/calendar.ts';
import { CHANNELS, type Channel, type Disclosure, REPLY_KINDS, type ReplyKind } from './disclosure.ts';
import { wasLate } from './disclosure-clock.ts';

/** The figures of a year for the report that is due on 31 January [art. 50]. */
export type AnnualFigures = {
  readonly year: string;
  /** Received in the year, by channel. */
  readonly received: Readonly<Record<Channel, number>>;
  /** Open at its beginning, and at its end (or now, in the present year). */
  readonly carriedIn: number;
  readonly carriedOut: number;
  readonly replies: Readonly<Record<ReplyKind, number>>;
  readonly givenUp: number;
  readonly corrected: number;
  readonly extended: number;
  readonly late: number;
};

function counted<K extends string>(keys: readonly K[], of: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, number>;
}

/**
 * received + carried in = replies + given up + carried out. A request belongs to the year in which it was received first;
 * one whose day is not settled yet, and a draft, to none.
 */
export function annualFigures(calendar: Calendar, rows: Iterable<Disclosure>, year: string): AnnualFigures {
  const known = [...rows].filter(({ firstReceivedOn }) => firstReceivedOn !== null);
  const yearOf = (day: string | null) => day?.slice(0, 4) ?? '';
  const received = known.filter((row) => yearOf(row.firstReceivedOn) === year);
  const ended = known.filter((row) => yearOf(row.endedOn) === year);
  const isOpenAfter = (row: Disclosure, last: string) => row.endedOn === null || yearOf(row.endedOn) > last;
  const before = String(Number(year) - 1);
  const upTo = (last: string) =>
    known.filter((row) => yearOf(row.firstReceivedOn) <= last && isOpenAfter(row, last)).length;
  return {
    year,
    received: counted(CHANNELS, (channel) => received.filter((row) => row.channel === channel).length),
    carriedIn: upTo(before),
    carriedOut: upTo(year),
    replies: counted(REPLY_KINDS, (kind) => ended.filter((row) => row.reply?.kind === kind).length),
    givenUp: ended.filter(({ status }) => status === 'given-up').length,
    corrected: received.filter(({ correction }) => correction !== null).length,
    extended: received.filter(({ extension }) => extension !== null && extension.toldOn !== null).length,
    late: ended.filter((row) => wasLate(calendar, row)).length,
  };
}

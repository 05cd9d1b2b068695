import { timeText } from '../people/wall-time.ts';
import type { DaySheet } from './day-sheet.ts';
import { type SheetSection, type Speech, section } from './sheet-section.ts';

/** Everybody's day beside the plan; a correction stands beside the facts, with the name of who gave it. */
export function attendance({ people }: DaySheet, speech: Speech): SheetSection {
  const { words, time, person } = speech;
  const clock = (at: number | null) => (at === null ? null : time(at));
  return section('attendance', speech, {
    columns: ['person', 'state', 'lateMin', 'earlyMin', 'came', 'left', 'pauses', 'pausedMin', 'correction'],
    rows: (people?.attendance ?? []).map((line) => [
      person(line.who),
      words(`line.${line.state}`),
      line.minutes,
      line.early,
      clock(line.firstAt),
      clock(line.outAt),
      line.pauses,
      line.pausedMin,
      line.correction &&
        words('corrected', {
          reason: words(`corrected.${line.correction.reason}`),
          person: person(line.correction),
          time: time(line.correction.at),
        }),
    ]),
  });
}

export function leaves({ people }: DaySheet, speech: Speech): SheetSection {
  return section('leaves', speech, {
    columns: ['person', 'reason', 'from', 'to'],
    rows: (people?.leaves ?? []).map(({ who, kind, from, to }) => [
      speech.person(who),
      speech.words(`leave.${kind}`),
      timeText(from),
      timeText(to),
    ]),
  });
}

export function covers({ people }: DaySheet, speech: Speech): SheetSection {
  return section('covers', speech, {
    columns: ['window', 'from', 'to', 'person', 'inPlaceOf', 'by', 'time'],
    rows: (people?.covers ?? []).map(({ window, from, to, who, inPlaceOf, by }) => [
      window,
      timeText(from),
      timeText(to),
      speech.person(who),
      inPlaceOf && speech.person(inPlaceOf),
      speech.person(by),
      speech.time(by.at),
    ]),
  });
}

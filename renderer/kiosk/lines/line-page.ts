import type { LineAnswer, LineAnswers } from '../../../shared/domain/line/ask-line.ts';
import type { GuidePage } from '../guide/guide-page.ts';
import type { SlipState } from '../visit/visit.ts';

export const LINE_PARTS = ['graph', 'dates', 'materials'] as const;
/** The guide of a line has more to say than one page holds. */
export type LinePart = (typeof LINE_PARTS)[number];

/** One page of an express line's guide. */
export type LinePlace =
  | { readonly step: 'lines'; readonly page: number }
  /** `at`: place of the question, those of the gate first, 0-based. */
  | { readonly step: 'ask'; readonly at: number; readonly page: number }
  | { readonly step: 'stop'; readonly gateId: string; readonly page: number }
  | {
      readonly step: 'plan';
      readonly part: LinePart;
      readonly page: number;
      /** What became of the printed list, null before it was asked for. */
      readonly print: SlipState | null;
    };

/** Where a visitor stands in the express lines, and what they said: going back loses no answer. */
export type LinePage = {
  readonly at: 'line';
  readonly here: LinePlace;
  readonly trail: readonly LinePlace[];
  /** The line that was chosen, '' before. */
  readonly lineId: string;
  readonly answers: LineAnswers;
  /** The page of the guide desk with the way in. */
  readonly from: GuidePage;
};

export type LineEvent =
  /** A line is chosen: answers to another one are forgotten. */
  | { readonly type: 'line-choose'; readonly lineId: string; readonly place: LinePlace }
  | { readonly type: 'line-answer'; readonly id: string; readonly answer: LineAnswer; readonly place: LinePlace }
  | { readonly type: 'line-part'; readonly part: LinePart }
  | { readonly type: 'line-print'; readonly print: SlipState };

export function openLines(from: GuidePage): LinePage {
  return { at: 'line', here: { step: 'lines', page: 0 }, trail: [], lineId: '', answers: {}, from };
}

function go(page: LinePage, place: LinePlace): LinePage {
  return { ...page, here: place, trail: [...page.trail, page.here] };
}

/** One step in the express lines. An event that does not fit the page changes nothing. */
export function reduceLine(page: LinePage, event: LineEvent): LinePage {
  const { here } = page;
  switch (event.type) {
    case 'line-choose':
      if (here.step !== 'lines') return page;
      return {
        ...go(page, event.place),
        lineId: event.lineId,
        answers: page.lineId === event.lineId ? page.answers : {},
      };
    case 'line-answer':
      if (here.step !== 'ask') return page;
      return { ...go(page, event.place), answers: { ...page.answers, [event.id]: event.answer } };
    case 'line-part':
      return here.step === 'plan' ? { ...page, here: { ...here, part: event.part, page: 0 } } : page;
    case 'line-print':
      return here.step === 'plan' ? { ...page, here: { ...here, print: event.print } } : page;
  }
}

/** One page back; out of the lines to the guide desk. */
export function lineBack(page: LinePage): LinePage | GuidePage {
  const before = page.trail.at(-1);
  return before === undefined ? page.from : { ...page, here: before, trail: page.trail.slice(0, -1) };
}

export function turnLine(page: LinePage, to: number): LinePage {
  return { ...page, here: { ...page.here, page: to } };
}

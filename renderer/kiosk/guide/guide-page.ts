import type { SlipState } from '../visit/visit.ts';

export const BROWSE_TABS = ['life', 'business', 'department', 'applicant'] as const;
/** How one looks for a matter without words: by what happens in life or business, by office, by who applies. */
export type BrowseTab = (typeof BROWSE_TABS)[number];

/** Items that belong together: those of a theme, of a department, of a kind of applicant. */
export type ListOf = { readonly by: 'theme' | 'department' | 'applicant'; readonly id: string };

export const ITEM_PARTS = ['facts', 'materials', 'steps', 'basis'] as const;
/** The item page has more to say than one page holds. */
export type ItemPart = (typeof ITEM_PARTS)[number];

/** Option by situation: what the visitor answered for one item. */
export type Answers = Readonly<Record<string, string>>;

/** One page of the guide desk. */
export type GuideStep =
  | { readonly step: 'browse'; readonly tab: BrowseTab; readonly page: number }
  | { readonly step: 'list'; readonly of: ListOf; readonly page: number }
  /** `typing`: in low position keys and results take turns. */
  | { readonly step: 'search'; readonly text: string; readonly typing: boolean; readonly page: number }
  | { readonly step: 'item'; readonly itemId: string; readonly part: ItemPart; readonly page: number }
  /** `at`: place of the question among those of the item, 0-based. */
  | { readonly step: 'question'; readonly itemId: string; readonly at: number; readonly page: number }
  | {
      readonly step: 'checklist';
      readonly itemId: string;
      readonly page: number;
      /** What became of the printed list, null before it was asked for. */
      readonly print: SlipState | null;
    };

/** Where a visitor stands at the guide desk, how they came there, and what they said: going back loses no answer. */
export type GuidePage = {
  readonly at: 'guide';
  readonly here: GuideStep;
  readonly trail: readonly GuideStep[];
  /** Answers by item. */
  readonly answers: Readonly<Record<string, Answers>>;
};

export type GuideEvent =
  | { readonly type: 'guide-go'; readonly step: GuideStep }
  /** The same page otherwise: another tab, another text. */
  | { readonly type: 'guide-set'; readonly step: GuideStep }
  | {
      readonly type: 'guide-answer';
      readonly itemId: string;
      readonly situationId: string;
      readonly optionId: string;
      readonly next: GuideStep;
    }
  | { readonly type: 'guide-print'; readonly print: SlipState | null };

export const BROWSE: GuideStep = { step: 'browse', tab: 'life', page: 0 };
export const SEARCH: GuideStep = { step: 'search', text: '', typing: true, page: 0 };

export function openGuide(step: GuideStep): GuidePage {
  return { at: 'guide', here: step, trail: [], answers: {} };
}

export function answersFor(page: GuidePage, itemId: string): Answers {
  return page.answers[itemId] ?? {};
}

/** One step at the guide desk. An event that does not fit the page changes nothing. */
export function reduceGuide(page: GuidePage, event: GuideEvent): GuidePage {
  switch (event.type) {
    case 'guide-go':
      return { ...page, here: event.step, trail: [...page.trail, page.here] };
    case 'guide-set':
      return event.step.step === page.here.step ? { ...page, here: event.step } : page;
    case 'guide-answer': {
      if (page.here.step !== 'question' || page.here.itemId !== event.itemId) return page;
      const own = { ...answersFor(page, event.itemId), [event.situationId]: event.optionId };
      return {
        ...page,
        here: event.next,
        trail: [...page.trail, page.here],
        answers: { ...page.answers, [event.itemId]: own },
      };
    }
    case 'guide-print':
      return page.here.step === 'checklist' ? { ...page, here: { ...page.here, print: event.print } } : page;
  }
}

/** One page back; null = out of the guide. */
export function guideBack(page: GuidePage): GuidePage | null {
  const before = page.trail.at(-1);
  return before === undefined ? null : { ...page, here: before, trail: page.trail.slice(0, -1) };
}

export function turnGuide(page: GuidePage, to: number): GuidePage {
  return { ...page, here: { ...page.here, page: to } };
}

import type { Carried } from '../../../shared/domain/catalogue/carried.ts';
import type { SlipReply, Standing } from '../../../shared/domain/commands/replies.ts';
import type { Leftover } from '../../../shared/domain/evening/evening.ts';
import type { Need } from '../../../shared/domain/hall/hall-words.ts';
import type { Ticket, TicketClass } from '../../../shared/domain/ticket/ticket.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import type { Message } from '../../i18n/message.ts';
import type { AskPage } from '../ask/ask-page.ts';
import type { BookingPage } from '../booking/booking-page.ts';
import type { GuidePage } from '../guide/guide-page.ts';
import type { LinePage } from '../lines/line-page.ts';

/** How the visitor named a ticket; kept only while the visit lasts. */
export type VisitorRef =
  | { readonly by: 'token'; readonly token: string }
  | { readonly by: 'code'; readonly number: string; readonly code: string };

/**
 * What became of the slip [QU-3]. `asking`: the printer broke off in the middle, only the visitor can see the paper.
 * `failed`: nothing is on paper; `again` says when it may be tried again. `after-refill`: there is no paper now;
 * `refilled`: there is again, and the slip is offered once [KI-7].
 */
export type SlipState =
  | { readonly at: 'printing'; readonly job: number }
  | { readonly at: 'printed'; readonly where: 'here' | 'neighbour' }
  | { readonly at: 'asking'; readonly job: number }
  | {
      readonly at: 'failed';
      readonly job: number;
      readonly again: 'now' | 'never' | 'after-refill' | 'refilled';
    };

/** Pages that can show the list of groups: in rush mode the start page does. */
export type ListPage = { readonly at: 'home' | 'groups'; readonly page: number };

/** Where in the kiosk the visitor stands. Each page holds only what belongs to it. */
export type Page =
  | ListPage
  | BookingPage
  | AskPage
  | GuidePage
  | LinePage
  | {
      readonly at: 'group';
      readonly groupId: string;
      /** Came through "I don't know": no list of matters, just a number for a general window. */
      readonly unsure: boolean;
      /** The list it was chosen from, to go back to; or the guide desk, with the checklist that goes with the number. */
      readonly list: ListPage | GuidePage | LinePage;
      readonly carried?: Carried;
      readonly page: number;
      /** The matter whose papers are shown, null = list of matters. */
      readonly item: { readonly id: string; readonly page: number } | null;
    }
  /** [QU-17] The list again, for another matter of the same visit. */
  | {
      readonly at: 'another';
      readonly page: number;
      /** Groups chosen so far, one for each matter: a group twice is two matters there. */
      readonly matters: readonly string[];
      readonly back: TakePage;
    }
  /** [QU-17] What was chosen; one take gives all numbers. */
  | {
      readonly at: 'matters';
      readonly page: number;
      readonly matters: readonly string[];
      readonly back: Extract<Page, { at: 'another' }>;
    }
  /** What the visitor needs of a window; never asked, only offered. */
  | { readonly at: 'needs'; readonly from: TakePage }
  | { readonly at: 'taking'; readonly press: number; readonly from: TakePage; readonly class: TicketClass }
  | { readonly at: 'number'; readonly slip: SlipReply; readonly print: SlipState; readonly leaveAt: number | null }
  | { readonly at: 'take-failed'; readonly from: TakePage; readonly trouble: Message }
  | {
      readonly at: 'look-up';
      readonly step: 'number' | 'code';
      readonly number: string;
      readonly code: string;
      readonly problem: LookUpProblem | null;
    }
  | { readonly at: 'looking'; readonly press: number; readonly ref: VisitorRef }
  | {
      readonly at: 'ticket';
      readonly ref: VisitorRef;
      readonly ticket: Ticket;
      readonly standing: Standing | null;
      /** What staff decided about it at the end of the day, as the look-up said. */
      readonly leftover?: Leftover['outcome'];
      readonly step: 'show' | 'confirm-cancel' | 'cancelling' | 'reactivating' | 'confirm-return' | 'returning';
      readonly press: number;
      readonly done: 'cancelled' | 'reactivated' | null;
      readonly trouble: Message | null;
    };

export type GroupPage = Extract<Page, { at: 'group' }>;
export type MattersPage = Extract<Page, { at: 'matters' }>;
/** Pages on which a number is taken. */
export type TakePage = GroupPage | MattersPage;

/** Why the look-up page is shown again. */
export type LookUpProblem =
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'not-a-slip' }
  | { readonly kind: 'trouble'; readonly trouble: Message };

/** How the screen is shown to this visitor; "home" keeps it, the end of the visit forgets it. */
export type Appearance = {
  readonly locale: Locale;
  readonly senior: boolean;
  readonly highContrast: boolean;
  readonly low: boolean;
  /** Titles and what has the focus are read aloud. */
  readonly readAloud: boolean;
};

/** Everything the kiosk knows about the person in front of it. The end of a visit replaces it as a whole [KI-4]. */
export type Visit = {
  readonly appearance: Appearance;
  /** What the visitor needs of a window; "home" and the end of the visit forget it. */
  readonly needs: readonly Need[];
  readonly page: Page;
};

export const HOME: ListPage = { at: 'home', page: 0 };

export function freshVisit(locale: Locale): Visit {
  return {
    appearance: { locale, senior: false, highContrast: false, low: false, readAloud: false },
    needs: [],
    page: HOME,
  };
}

/** True while nothing distinguishes this from an untouched kiosk: there is nothing to reset. */
export function isFresh(visit: Visit, locale: Locale): boolean {
  const { appearance, page, needs } = visit;
  return (
    page.at === 'home' &&
    page.page === 0 &&
    needs.length === 0 &&
    appearance.locale === locale &&
    !appearance.senior &&
    !appearance.highContrast &&
    !appearance.low &&
    !appearance.readAloud
  );
}

/** [KI-4] how long a printed number stays on the screen, and by how much senior mode is slower. */
export const NUMBER_PAGE = { stayMs: 15_000, slowFactor: 2 } as const;

export function numberStayMs(senior: boolean): number {
  return senior ? NUMBER_PAGE.stayMs * NUMBER_PAGE.slowFactor : NUMBER_PAGE.stayMs;
}

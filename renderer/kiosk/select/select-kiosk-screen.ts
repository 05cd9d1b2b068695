import { bookableGroups } from '../../../shared/domain/booking/slots.ts';
import { isOutOfPaper, type PrinterStatus } from '../../../shared/domain/device/health.ts';
import { isRush } from '../../../shared/domain/intake/rush.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { ClientView } from '../../data/client.ts';
import type { Message } from '../../i18n/message.ts';
import { type AskScreen, askSignOf, selectAsk } from '../ask/select-ask.ts';
import { type BookingScreen, selectBooking } from '../booking/select-booking.ts';
import type { FindItems } from '../guide/guide-input.ts';
import { type GuideScreen, selectGuide } from '../guide/select-guide.ts';
import { type Capacity, capacityOf, type Layout, type PageOf, pageOf } from '../layout.ts';
import { type LineScreen, selectLine } from '../lines/select-line.ts';
import { CODE_LENGTH, type EntryKeys, entryKeys, numberHeads } from '../visit/number-entry.ts';
import type { LookUpProblem, Page, Visit } from '../visit/visit.ts';
import { type CallLine, callsNow, type GroupLine, groupLine, groupsByRank } from './hall-picture.ts';
import { type Frame, type OutOfService, selectFrame, selectOutOfService } from './select-frame.ts';
import { type GroupScreen, selectGroup } from './select-group.ts';
import { type MattersScreen, type NeedsScreen, selectMatters } from './select-matters.ts';
import { type NumberScreen, selectNumber, selectTicket, type TicketScreen } from './select-ticket.ts';

/** The hall right now: who is called, who waits. */
export type LivePicture = { readonly calls: readonly CallLine[]; readonly groups: readonly GroupLine[] };

export type GroupTile =
  | { readonly kind: 'group'; readonly group: GroupLine }
  /** "I don't know": a number for the general windows [KI-1]. */
  | { readonly kind: 'unsure'; readonly groupId: string };

export type LookUpScreen = {
  readonly kind: 'look-up';
  readonly step: 'number' | 'code';
  readonly number: string;
  readonly code: string;
  readonly heads: readonly string[];
  readonly keys: EntryKeys;
  readonly codeComplete: boolean;
  readonly problem: LookUpProblem | null;
  readonly offline: boolean;
};

/** What the kiosk shows; the root switches on `kind`. */
export type KioskScreen =
  | { readonly kind: 'out-of-service'; readonly why: OutOfService }
  | {
      readonly kind: 'home';
      /** Doors that work now, in order. */
      readonly doors: readonly ('take' | 'bring' | 'guide' | 'look-up' | 'booking')[];
      /** There is a catalogue to search. */
      readonly canSearch: boolean;
      readonly live: LivePicture;
    }
  | {
      readonly kind: 'groups';
      /** Rush mode: this is the start page itself. */
      readonly isHome: boolean;
      /** [QU-17] a further matter of a visit is being chosen. */
      readonly adding: boolean;
      readonly canLookUp: boolean;
      readonly canSearch: boolean;
      readonly tiles: PageOf<GroupTile>;
      /** Null where the page has only its one question. */
      readonly live: LivePicture | null;
    }
  | AskScreen
  | GuideScreen
  | LineScreen
  | GroupScreen
  | MattersScreen
  | NeedsScreen
  | { readonly kind: 'busy'; readonly what: 'taking' | 'looking' }
  | NumberScreen
  | { readonly kind: 'take-failed'; readonly trouble: Message }
  | LookUpScreen
  | TicketScreen
  | BookingScreen;

/** Said above the page, one at a time: no line first, then what the manager says, then the printer of this kiosk. */
export type KioskTrouble =
  | NonNullable<Frame['trouble']>
  | { readonly kind: 'offline' | 'no-paper' | 'no-printer' }
  /** [KI-7] the slips of this kiosk come out at another printer; `name` as visitors call it. */
  | { readonly kind: 'neighbour'; readonly name: string };

export type KioskView = {
  readonly frame: Frame;
  readonly trouble: KioskTrouble | null;
  readonly screen: KioskScreen;
  /** Somebody was asked for here, and is on the way. */
  readonly asked: boolean;
  readonly capacity: Capacity;
};

export type KioskInput = {
  readonly view: ClientView;
  readonly visit: Visit;
  readonly rushMode: boolean;
  readonly orientation: Layout['orientation'];
  /** Server time, epoch ms, for showing. */
  readonly now: number;
  readonly printer: PrinterStatus;
  /** Name of the printer that stands in for the one of this kiosk, null = none. */
  readonly neighbour: string | null;
  /** Search over the catalogue of `view`. */
  readonly find: FindItems;
};

/** The whole kiosk as a function of what is known; no clock, no texts of ours, no effects. */
export function selectKioskScreen(input: KioskInput): KioskView {
  const { view, visit, orientation } = input;
  const { locale, senior, low } = visit.appearance;
  const frame = selectFrame(view, locale, input.now);
  const trouble = selectTrouble(input, frame);
  const capacity = capacityOf({ orientation, senior, low, banner: trouble !== null });
  // A number that was given stays on the screen whatever happens to the line.
  const why = visit.page.at === 'number' ? null : selectOutOfService(view);
  const screen: KioskScreen = why === null ? selectPage(input, frame, capacity) : { kind: 'out-of-service', why };
  return { frame, trouble: why === null ? trouble : null, screen, asked: askSignOf(view) !== null, capacity };
}

/** Pages on which a visitor still decides whether to take a number here. */
const BEFORE_THE_NUMBER: readonly Page['at'][] = [
  'home',
  'groups',
  'guide',
  'line',
  'group',
  'another',
  'matters',
  'needs',
];

function selectTrouble({ visit, printer, neighbour }: KioskInput, frame: Frame): KioskTrouble | null {
  if (frame.offline) return { kind: 'offline' };
  if (frame.trouble !== null) return frame.trouble;
  if (!BEFORE_THE_NUMBER.includes(visit.page.at)) return null;
  const noPaper = isOutOfPaper(printer);
  if (!noPaper && printer.state !== 'unreachable' && printer.state !== 'offline') return null;
  if (neighbour !== null) return { kind: 'neighbour', name: neighbour };
  return { kind: noPaper ? 'no-paper' : 'no-printer' };
}

function selectPage(input: KioskInput, frame: Frame, capacity: Capacity): KioskScreen {
  const { view, visit, rushMode, now } = input;
  const { page, appearance } = visit;
  const { locale } = appearance;
  switch (page.at) {
    case 'home':
      // The switch in the service menu turns it on for good; without it the rate of numbers decides [KI-1].
      return rushMode || isRush(view.hall, now)
        ? groupsScreen(input, { page: page.page, isHome: true }, frame, capacity)
        : homeScreen(input, frame, capacity);
    case 'groups':
      return groupsScreen(input, { page: page.page }, frame, capacity);
    case 'group':
      return (
        selectGroup(view, page, visit.needs, capacity, locale, frame.offline) ??
        groupsScreen(input, { page: 0 }, frame, capacity)
      );
    case 'ask':
      return selectAsk(view, page, { offline: frame.offline, locale, capacity });
    case 'guide':
      return selectGuide(page, { view, capacity, locale, offline: frame.offline, find: input.find });
    case 'line':
      return selectLine(page, { view, capacity, locale, offline: frame.offline, find: input.find });
    case 'another':
      return groupsScreen(input, { page: page.page, adding: true }, frame, capacity);
    case 'matters':
      return selectMatters(view.hall, page, visit.needs, capacity, locale, frame.offline);
    case 'booking':
      return selectBooking(view.hall, page, { capacity, locale, now });
    case 'needs':
      return { kind: 'needs', chosen: visit.needs };
    case 'taking':
      return { kind: 'busy', what: 'taking' };
    case 'number':
      return selectNumber(view.hall, page, locale, input.neighbour);
    case 'take-failed':
      return { kind: 'take-failed', trouble: page.trouble };
    case 'look-up':
      return lookUpScreen(view, page, frame.offline);
    case 'looking':
      return { kind: 'busy', what: 'looking' };
    case 'ticket':
      return selectTicket(view.hall, page, locale, frame.offline, now);
    default:
      return unreachable(page);
  }
}

function livePicture({ view, visit }: KioskInput, capacity: Capacity): LivePicture {
  const size = capacity.live.columns * capacity.live.rows;
  const groups = groupsByRank(view.hall).slice(0, size);
  return {
    calls: callsNow(view.hall, capacity.calls),
    groups: groups.map((group) => groupLine(view.hall, group, visit.appearance.locale)),
  };
}

function homeScreen(input: KioskInput, frame: Frame, capacity: Capacity): KioskScreen {
  const canSearch = input.view.catalogue.items.length > 0;
  const canTake = !frame.offline && frame.trouble?.kind !== 'stopped';
  return {
    kind: 'home',
    canSearch,
    doors: [
      ...(canTake ? (['take'] as const) : []),
      ...(canSearch ? (['guide'] as const) : []),
      ...(canTake || canSearch ? [] : (['bring'] as const)),
      ...(frame.offline ? [] : (['look-up'] as const)),
      ...(frame.offline || bookableGroups(input.view.hall).length === 0 ? [] : (['booking'] as const)),
    ],
    live: livePicture(input, capacity),
  };
}

type ListOf = { readonly page: number; readonly isHome?: boolean; readonly adding?: boolean };

function groupsScreen(input: KioskInput, list: ListOf, frame: Frame, capacity: Capacity): KioskScreen {
  const { page, isHome = false, adding = false } = list;
  const { hall } = input.view;
  // Who is in the middle of a visit is not led to a group that gives no numbers.
  const groups = groupsByRank(hall).filter((group) => !adding || group.intake === 'open');
  const tiles: GroupTile[] = groups.map((group) => ({
    kind: 'group',
    group: groupLine(hall, group, input.visit.appearance.locale),
  }));
  const general = groups.find((group) => group.general && group.intake === 'open');
  if (general !== undefined && !frame.offline && !adding) tiles.push({ kind: 'unsure', groupId: general.id });
  const { columns, rows } = capacity.groups;
  return {
    kind: 'groups',
    isHome,
    adding,
    canLookUp: isHome && !frame.offline,
    canSearch: isHome && input.view.catalogue.items.length > 0,
    tiles: pageOf(tiles, columns * rows, page),
    live: isHome || input.visit.appearance.low ? livePicture(input, capacity) : null,
  };
}

function lookUpScreen(view: ClientView, page: Extract<Page, { at: 'look-up' }>, offline: boolean): LookUpScreen {
  const heads = numberHeads(view.hall);
  return {
    kind: 'look-up',
    step: page.step,
    number: page.number,
    code: page.code,
    heads,
    keys: entryKeys(heads, page.number),
    codeComplete: page.code.length === CODE_LENGTH,
    problem: page.problem,
    offline,
  };
}

import type { LocalText } from '../../shared/lib/text.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { PhoneView } from '../../shared/protocol/down.ts';
import type { LinkState } from './phone-link.ts';
import type { PhoneKey } from './phone-texts.ts';
import { type BookingView, type BookingWords, bookingWords } from './select-booking.ts';

export type Sentence = { readonly key: PhoneKey; readonly params?: Readonly<Record<string, string | number>> };

type TicketView = Extract<PhoneView, { kind: 'ticket' }>;

/** Another number of the visit and how it stands; `calls`: one has to go now. */
export type OtherView = {
  readonly number: string;
  readonly groupName: LocalText;
  readonly calls: boolean;
  readonly state: Sentence;
};

/** How true the page is: live, or how old it is. */
export type PhoneLineView =
  | { readonly status: 'live' }
  | { readonly status: 'lost'; readonly heardAt: number | null; readonly age: Sentence | null };

export type PhoneScreen =
  /** The address has no token. */
  | { readonly kind: 'no-link' }
  /** The link is over: another day, or a newer slip. */
  | { readonly kind: 'gone' }
  /** The page is older than the server understands. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'loading'; readonly line: PhoneLineView }
  | ({ readonly kind: 'booking'; readonly view: BookingView; readonly line: PhoneLineView } & BookingWords)
  | {
      readonly kind: 'ticket';
      readonly view: TicketView;
      /** Which of the faces of the page: waiting, called now, at a window, something to do, over. */
      readonly tone: 'waiting' | 'called' | 'serving' | 'attention' | 'over';
      readonly headline: Sentence;
      readonly details: readonly Sentence[];
      /** The other numbers of the visit; the one that calls comes first [QU-17]. */
      readonly others: readonly OtherView[];
      readonly line: PhoneLineView;
    };

/** What the page shows. `state` null = there is no token to connect with. */
export function selectPhone(state: LinkState | null, now: number): PhoneScreen {
  if (state === null) return { kind: 'no-link' };
  const { view } = state;
  if (view?.kind === 'gone') return { kind: 'gone' };
  if (state.line === 'refused') return { kind: 'outdated' };
  const line = lineOf(state, now);
  if (view === null) return { kind: 'loading', line };
  if (view.kind === 'booking') return { kind: 'booking', view, line, ...bookingWords(view) };
  const others = view.others.map(otherOf).sort((a, b) => Number(b.calls) - Number(a.calls));
  return { kind: 'ticket', view, line, others, ...wordsOf(view) };
}

function otherOf({ number, groupName, status, window }: TicketView['others'][number]): OtherView {
  const calls = status === 'called';
  const state: Sentence =
    window === null
      ? { key: status === 'passed' ? 'phone.others.passed' : 'phone.others.waiting' }
      : { key: calls ? 'phone.others.called' : 'phone.others.serving', params: { window } };
  return { number, groupName, calls, state };
}

function lineOf({ line, heardAt, view }: LinkState, now: number): PhoneLineView {
  // The first moments of a new page are no outage.
  if (line === 'live' || (line === 'connecting' && view === null)) return { status: 'live' };
  return { status: 'lost', heardAt, age: heardAt === null ? null : ageOf(Math.max(0, now - heardAt)) };
}

const MINUTE = 60_000;

function ageOf(ms: number): Sentence {
  if (ms < MINUTE) return { key: 'phone.age.seconds', params: { count: Math.floor(ms / 1000) } };
  if (ms < 60 * MINUTE) return { key: 'phone.age.minutes', params: { count: Math.floor(ms / MINUTE) } };
  return { key: 'phone.age.hours', params: { count: Math.floor(ms / (60 * MINUTE)) } };
}

type Words = Pick<Extract<PhoneScreen, { kind: 'ticket' }>, 'tone' | 'headline' | 'details'>;

/** What a member of staff decided about a number that its day has ended; undefined: nothing, or it is not over. */
function settledWords({ leftover, returnUntil }: TicketView): Words | undefined {
  switch (leftover) {
    case 'first-tomorrow':
      return {
        tone: 'attention',
        headline: { key: 'phone.tomorrow.headline' },
        details:
          returnUntil === null
            ? [{ key: 'phone.tomorrow.hint' }]
            : [{ key: 'phone.tomorrow.hint' }, { key: 'phone.return.until', params: { date: returnUntil } }],
      };
    case 'call-back':
      return { tone: 'over', headline: { key: 'phone.callBack.headline' }, details: [{ key: 'phone.callBack.hint' }] };
    default:
      return undefined;
  }
}

/** While it waits: what the end of the day means for it. */
function eveningHints({ leftover, closedAt }: TicketView): readonly Sentence[] {
  if (leftover === 'served-late') return [{ key: 'phone.late.hint' }];
  if (closedAt === null) return [];
  return [closedAt === '' ? { key: 'phone.stopped.hint' } : { key: 'phone.closed.hint', params: { time: closedAt } }];
}

function wordsOf(view: TicketView): Words {
  const settled = settledWords(view);
  if (settled) return settled;
  switch (view.status) {
    case 'waiting':
      return withHints(waitingWords(view), eveningHints(view));
    case 'called':
      return {
        tone: 'called',
        headline: { key: 'phone.called.headline' },
        details:
          view.calls > 1
            ? [{ key: 'phone.called.again', params: { n: view.calls } }, { key: 'phone.called.hint' }]
            : [{ key: 'phone.called.hint' }],
      };
    case 'serving':
      return { tone: 'serving', headline: { key: 'phone.serving.headline' }, details: [] };
    case 'held':
      return { tone: 'attention', headline: { key: 'phone.held.headline' }, details: [{ key: 'phone.held.hint' }] };
    case 'passed':
      return { tone: 'attention', headline: { key: 'phone.passed.headline' }, details: [{ key: 'phone.passed.hint' }] };
    case 'done':
      return { tone: 'over', headline: { key: 'phone.done.headline' }, details: [{ key: 'phone.done.hint' }] };
    case 'cancelled':
      return { tone: 'over', headline: { key: 'phone.cancelled.headline' }, details: [{ key: 'phone.over.hint' }] };
    case 'abandoned':
      return { tone: 'over', headline: { key: 'phone.abandoned.headline' }, details: [{ key: 'phone.over.hint' }] };
    case 'expired':
      return { tone: 'over', headline: { key: 'phone.expired.headline' }, details: [{ key: 'phone.over.hint' }] };
    default:
      return unreachable(view.status);
  }
}

function withHints(words: Words, hints: readonly Sentence[]): Words {
  return { ...words, details: [...hints, ...words.details] };
}

function waitingWords({ standing, faultUntil }: TicketView): Words {
  if (standing === null) {
    return { tone: 'waiting', headline: { key: 'phone.waiting.plain' }, details: [{ key: 'phone.waiting.hint' }] };
  }
  const { ahead: count, range } = standing;
  const hint: Sentence = { key: 'phone.waiting.hint' };
  const place: Sentence =
    count === 0 ? { key: 'phone.waiting.first' } : { key: 'phone.waiting.ahead', params: { count } };
  // [QU-15] while a fault stops the service, its own line says until when; the usual range would contradict it.
  if (faultUntil !== null) return { tone: 'waiting', headline: place, details: [hint] };
  if (range.kind === 'none-open') {
    return { tone: 'waiting', headline: place, details: [{ key: 'phone.waiting.none-open' }, hint] };
  }
  const { low, high, basis } = range;
  return {
    tone: 'waiting',
    headline: rangeHeadline(count, low, high),
    // [QU-11] an estimate that this hall has not learned says so.
    details: basis === 'configured' ? [hint, { key: 'phone.waiting.configured' }] : [hint],
  };
}

/** "Within 10 min" rather than "about 0–10 minutes", as at the kiosk. */
function rangeHeadline(count: number, low: number, high: number): Sentence {
  if (low === 0) {
    return count === 0
      ? { key: 'phone.waiting.first-soon', params: { high } }
      : { key: 'phone.waiting.ahead-soon', params: { count, high } };
  }
  return count === 0
    ? { key: 'phone.waiting.first-range', params: { low, high } }
    : { key: 'phone.waiting.ahead-range', params: { count, low, high } };
}

import type { Booking } from '../../../shared/domain/booking/booking.ts';
import type { BookingMadeReply, BookingReply, SlipReply } from '../../../shared/domain/commands/replies.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { Message } from '../../i18n/message.ts';
import type { LookUpProblem, Page, VisitorRef } from '../visit/visit.ts';

const ID_LENGTH = 18;
const NUMBER_LENGTH = 6;
const CODE_LENGTH = 4;

type IdentityStep = {
  readonly step: 'identity';
  readonly wants: readonly string[];
  readonly day: string;
  readonly minute: number;
  /** The ID number as far as it is typed; in memory only, and gone with the page [SY-13]. */
  readonly typed: string;
  readonly trouble: Message | null;
};

type CodeStep = {
  readonly step: 'code';
  readonly part: 'number' | 'code';
  readonly number: string;
  readonly code: string;
  readonly problem: LookUpProblem | null;
};

/** Where somebody stands who makes an appointment or has one. `wants`: groups chosen so far, in their order. */
export type BookingStep =
  | { readonly step: 'start' }
  | { readonly step: 'group'; readonly wants: readonly string[]; readonly page: number }
  | { readonly step: 'day'; readonly wants: readonly string[]; readonly page: number }
  | { readonly step: 'slot'; readonly wants: readonly string[]; readonly day: string; readonly page: number }
  | IdentityStep
  | { readonly step: 'making'; readonly press: number; readonly from: IdentityStep }
  | { readonly step: 'made'; readonly reply: BookingMadeReply; readonly paper: 'printing' | 'printed' | 'failed' }
  | CodeStep
  | { readonly step: 'looking'; readonly press: number; readonly ref: VisitorRef }
  | {
      readonly step: 'show';
      readonly ref: VisitorRef;
      readonly booking: Booking;
      readonly act: 'show' | 'confirm' | 'busy';
      readonly press: number;
      readonly trouble: Message | null;
    };
export type BookingPage = { readonly at: 'booking' } & BookingStep;

export type BookingTouch =
  | { readonly type: 'open' }
  | { readonly type: 'choose' }
  | { readonly type: 'have' }
  | { readonly type: 'another' }
  | { readonly type: 'group'; readonly groupId: string }
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'slot'; readonly minute: number }
  /** A digit, X, or Backspace. */
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'next' }
  | { readonly type: 'make'; readonly press: number }
  | { readonly type: 'made'; readonly press: number; readonly reply: BookingMadeReply }
  | { readonly type: 'paper'; readonly ticketId: string; readonly paper: 'printed' | 'failed' }
  | { readonly type: 'look-up'; readonly press: number; readonly ref: VisitorRef }
  | { readonly type: 'answer'; readonly press: number; readonly reply: BookingReply }
  | { readonly type: 'failed'; readonly press: number; readonly trouble: Message }
  | { readonly type: 'ask-cancel' }
  | { readonly type: 'keep' }
  | { readonly type: 'act'; readonly press: number }
  | { readonly type: 'checked-in'; readonly press: number; readonly slip: SlipReply };

const at = (step: BookingStep): BookingPage => ({ at: 'booking', ...step });
const START = at({ step: 'start' });
const ENTRY: CodeStep = { step: 'code', part: 'number', number: '', code: '', problem: null };

function entryOf(ref: VisitorRef, problem: LookUpProblem): BookingPage {
  return at(ref.by === 'token' ? { ...ENTRY, problem } : { ...ENTRY, part: 'code', number: ref.number, problem });
}

function typeKey(page: BookingPage, key: string): BookingPage {
  const typed = (text: string, length: number, pattern: RegExp) => {
    if (key === 'Backspace') return text.slice(0, -1);
    const next = text + key.toUpperCase();
    return next.length <= length && pattern.test(next) ? next : text;
  };
  if (page.step === 'identity') {
    return { ...page, typed: typed(page.typed, ID_LENGTH, /^([0-9]{1,17}|[0-9]{17}[0-9X])$/), trouble: null };
  }
  if (page.step !== 'code') return page;
  return page.part === 'number'
    ? { ...page, number: typed(page.number, NUMBER_LENGTH, /^[0-9]+$/), problem: null }
    : { ...page, code: typed(page.code, CODE_LENGTH, /^[0-9]+$/), problem: null };
}

export function isEntryComplete(page: {
  readonly part: 'number' | 'code';
  readonly number: string;
  readonly code: string;
}) {
  return page.part === 'number' ? page.number.length === NUMBER_LENGTH : page.code.length === CODE_LENGTH;
}

function failed(page: BookingPage, press: number, trouble: Message): BookingPage {
  if (page.step === 'making' && page.press === press) return at({ ...page.from, trouble });
  if (page.step === 'looking' && page.press === press) return entryOf(page.ref, { kind: 'trouble', trouble });
  return page.step === 'show' && page.press === press ? { ...page, act: 'show', trouble } : page;
}

function answered(page: BookingPage, press: number, reply: BookingReply): BookingPage {
  if ((page.step !== 'looking' && page.step !== 'show') || page.press !== press) return page;
  if (!reply.found) return entryOf(page.ref, { kind: 'wrong', triesLeft: reply.triesLeft });
  return at({ step: 'show', ref: page.ref, booking: reply.booking, act: 'show', press, trouble: null });
}

/** Whether a slip of an appointment may be looked up from here: also from the ticket's look-up, which has met one. */
function mayLookUp(page: Page): boolean {
  return ['home', 'groups', 'looking'].includes(page.at) || (page.at === 'booking' && page.step !== 'making');
}

/** One step of the appointments. Pure; what does not fit the page changes nothing. */
export function reduceBooking(page: Page, touch: BookingTouch): Page {
  if (touch.type === 'open') return START;
  if (touch.type === 'look-up') {
    return mayLookUp(page) ? at({ step: 'looking', press: touch.press, ref: touch.ref }) : page;
  }
  if (page.at !== 'booking') return page;
  switch (touch.type) {
    case 'choose':
      return at({ step: 'group', wants: [], page: 0 });
    case 'have':
      return at(ENTRY);
    case 'another':
      return page.step === 'day' ? at({ step: 'group', wants: page.wants, page: 0 }) : page;
    case 'group':
      return page.step === 'group' ? at({ step: 'day', wants: [...page.wants, touch.groupId], page: 0 }) : page;
    case 'day':
      return page.step === 'day' ? at({ step: 'slot', wants: page.wants, day: touch.day, page: 0 }) : page;
    case 'slot': {
      if (page.step !== 'slot') return page;
      const { wants, day } = page;
      return at({ step: 'identity', wants, day, minute: touch.minute, typed: '', trouble: null });
    }
    case 'key':
      return typeKey(page, touch.key);
    case 'next':
      return page.step === 'code' && isEntryComplete(page) ? { ...page, part: 'code', code: '' } : page;
    case 'make': {
      if (page.step !== 'identity') return page;
      const { at: _at, ...from } = page;
      return at({ step: 'making', press: touch.press, from });
    }
    case 'made':
      if (page.step !== 'making' || page.press !== touch.press) return page;
      return at({ step: 'made', reply: touch.reply, paper: 'printing' });
    case 'paper':
      return page.step === 'made' && page.reply.ticketId === touch.ticketId ? { ...page, paper: touch.paper } : page;
    case 'answer':
      return answered(page, touch.press, touch.reply);
    case 'failed':
      return failed(page, touch.press, touch.trouble);
    case 'ask-cancel':
      return page.step === 'show' ? { ...page, act: 'confirm', trouble: null } : page;
    case 'keep':
      return page.step === 'show' ? { ...page, act: 'show' } : page;
    case 'act':
      return page.step === 'show' && page.act !== 'busy'
        ? { ...page, act: 'busy', press: touch.press, trouble: null }
        : page;
    case 'checked-in':
      if (page.step !== 'show' || page.press !== touch.press) return page;
      return { at: 'number', slip: touch.slip, print: { at: 'printing', job: 1 }, leaveAt: null };
    default:
      return unreachable(touch);
  }
}

/** One page back; undefined = out of the appointments. */
export function backFromBooking(page: BookingPage): BookingPage | undefined {
  switch (page.step) {
    case 'start':
    case 'made':
      return undefined;
    case 'group':
      return page.wants.length > 0 ? at({ step: 'day', wants: page.wants, page: 0 }) : START;
    case 'day':
      return at({ step: 'group', wants: page.wants.slice(0, -1), page: 0 });
    case 'slot':
      return at({ step: 'day', wants: page.wants, page: 0 });
    case 'identity':
      return at({ step: 'slot', wants: page.wants, day: page.day, page: 0 });
    case 'making':
      return at(page.from);
    case 'code':
      return page.part === 'code' ? at({ ...ENTRY, number: page.number }) : START;
    case 'looking':
      return at(ENTRY);
    case 'show':
      return page.act === 'confirm' ? { ...page, act: 'show' } : undefined;
    default:
      return unreachable(page);
  }
}

export function turnBooking(page: BookingPage, to: number): BookingPage {
  return page.step === 'group' || page.step === 'day' || page.step === 'slot' ? { ...page, page: to } : page;
}

import type { BookingMadeReply, SlipReply } from '../../../shared/domain/commands/replies.ts';
import { isIdNumber } from '../../../shared/domain/person/id-number.ts';
import type { PrintResult } from '../../../shared/ipc/channels.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import type { CivicClient } from '../../data/client.ts';
import { messageOf, messageOfOutcome } from '../../i18n/message.ts';
import type { Page, VisitorRef } from '../visit/visit.ts';
import { type BookingTouch, isEntryComplete } from './booking-page.ts';

/** Everything the appointment pages can ask for. Each call is one touch. */
export interface BookingActions {
  open(): void;
  choose(): void;
  have(): void;
  /** [QU-17] one more business in the same booking. */
  another(): void;
  group(groupId: string): void;
  day(day: string): void;
  slot(minute: number): void;
  key(key: string): void;
  /** The main button of a page with keys: on, look up, or book. */
  submit(): void;
  lookUp(ref: VisitorRef): void;
  checkIn(): void;
  askCancel(): void;
  keep(): void;
  cancel(): void;
}

type Deps = {
  readonly send: CivicClient['send'];
  readonly print: (slip: BookingMadeReply, locale: Locale, job: number) => Promise<PrintResult>;
  readonly apply: (touch: BookingTouch) => void;
  readonly page: () => Page;
  readonly locale: () => Locale;
  readonly nextPress: () => number;
  /** The check-in has given a number: its slip is printed as any other. */
  readonly onNumber: (slip: SlipReply, locale: Locale) => void;
  /** The number came when the visitor had left [QU-3]. */
  readonly giveBack: (ticketId: string) => void;
};

/** What goes out because of the appointment pages. All live: nothing of a person is ever written down here [SY-13]. */
export function createBookingActions(deps: Deps): BookingActions {
  const { send, apply, page } = deps;

  function make(): void {
    const from = page();
    if (from.at !== 'booking' || from.step !== 'identity' || !isIdNumber(from.typed)) return;
    const press = deps.nextPress();
    const locale = deps.locale();
    apply({ type: 'make', press });
    const wants = from.wants.map((groupId) => ({ groupId, matters: 1 }));
    const { day, minute } = from;
    const payload = { wants, day, minute, locale, identity: { idNumber: from.typed } };
    void send('booking.make', payload).then((outcome) => {
      if (outcome.status !== 'ok') {
        return apply({ type: 'failed', press, trouble: messageOfOutcome(outcome) ?? messageOf('unknown') });
      }
      const { reply } = outcome;
      const now = page();
      if (now.at !== 'booking' || now.step !== 'making' || now.press !== press) return dropBooking(reply);
      apply({ type: 'made', press, reply });
      void deps.print(reply, locale, 1).then(({ result }) => {
        apply({ type: 'paper', ticketId: reply.ticketId, paper: result === 'printed' ? 'printed' : 'failed' });
      });
    });
  }

  /** Nobody has seen its code: the place goes back. */
  function dropBooking({ slipSecret }: BookingMadeReply): void {
    if (slipSecret) void send('booking.cancel', { ref: { by: 'token', token: slipSecret.token } });
  }

  function lookUp(ref: VisitorRef): void {
    const press = deps.nextPress();
    apply({ type: 'look-up', press, ref });
    const now = page();
    if (now.at !== 'booking' || now.step !== 'looking' || now.press !== press) return;
    void send('booking.lookUp', { ref }).then((outcome) => {
      if (outcome.status === 'ok') apply({ type: 'answer', press, reply: outcome.reply });
      else apply({ type: 'failed', press, trouble: messageOfOutcome(outcome) ?? messageOf('unknown') });
    });
  }

  /** The press of an act on the booking that is shown; undefined when there is none, or one is under way. */
  function begin(): { readonly ref: VisitorRef; readonly press: number } | undefined {
    const from = page();
    if (from.at !== 'booking' || from.step !== 'show' || from.act === 'busy') return undefined;
    const press = deps.nextPress();
    apply({ type: 'act', press });
    return { ref: from.ref, press };
  }

  function cancel(): void {
    const act = begin();
    if (!act) return;
    void send('booking.cancel', { ref: act.ref }).then((outcome) => {
      if (outcome.status === 'ok') apply({ type: 'answer', press: act.press, reply: outcome.reply });
      else apply({ type: 'failed', press: act.press, trouble: messageOfOutcome(outcome) ?? messageOf('unknown') });
    });
  }

  function checkIn(): void {
    const act = begin();
    if (!act) return;
    const { press, ref } = act;
    const locale = deps.locale();
    void send('booking.checkIn', { ref, locale }).then((outcome) => {
      if (outcome.status !== 'ok') {
        return apply({ type: 'failed', press, trouble: messageOfOutcome(outcome) ?? messageOf('unknown') });
      }
      const { reply } = outcome;
      if (!('ticketId' in reply)) return apply({ type: 'answer', press, reply });
      const now = page();
      if (now.at !== 'booking' || now.step !== 'show' || now.press !== press) return deps.giveBack(reply.ticketId);
      apply({ type: 'checked-in', press, slip: reply });
      deps.onNumber(reply, locale);
    });
  }

  function submit(): void {
    const now = page();
    if (now.at !== 'booking') return;
    if (now.step === 'identity') make();
    if (now.step !== 'code' || !isEntryComplete(now)) return;
    if (now.part === 'number') apply({ type: 'next' });
    else lookUp({ by: 'code', number: now.number, code: now.code });
  }

  return {
    open: () => apply({ type: 'open' }),
    choose: () => apply({ type: 'choose' }),
    have: () => apply({ type: 'have' }),
    another: () => apply({ type: 'another' }),
    group: (groupId) => apply({ type: 'group', groupId }),
    day: (day) => apply({ type: 'day', day }),
    slot: (minute) => apply({ type: 'slot', minute }),
    key: (key) => apply({ type: 'key', key }),
    submit,
    lookUp,
    checkIn,
    askCancel: () => apply({ type: 'ask-cancel' }),
    keep: () => apply({ type: 'keep' }),
    cancel,
  };
}

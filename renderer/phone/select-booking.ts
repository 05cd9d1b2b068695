import { unreachable } from '../../shared/lib/unreachable.ts';
import type { PhoneView } from '../../shared/protocol/down.ts';
import type { Sentence } from './select-phone.ts';

export type BookingView = Extract<PhoneView, { kind: 'booking' }>;

export type BookingWords = {
  readonly tone: 'waiting' | 'attention' | 'over';
  readonly headline: Sentence;
  readonly details: readonly Sentence[];
};

/** `HH:MM` of a minute of the day. */
export function minuteText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** What the hall has done to it stands first: nobody comes at the old time [DOMAIN 4.6]. */
function movedWords({ moved }: BookingView): readonly Sentence[] {
  if (moved === null) return [];
  const params = { date: moved.from.day, time: minuteText(moved.from.minute) };
  switch (moved.reason) {
    case null:
      return [{ key: 'phone.booking.moved', params }];
    case 'clerk':
      return [{ key: 'phone.booking.moved-clerk', params }];
    case 'fault':
      return [{ key: 'phone.booking.moved-fault', params }];
    case 'closed':
      return [{ key: 'phone.booking.moved-closed', params }];
    default:
      return unreachable(moved.reason);
  }
}

/** The state of a booking in sentences, and what to do. */
export function bookingWords(view: BookingView): BookingWords {
  const hint: Sentence = {
    key: 'phone.booking.hint',
    params: { from: minuteText(view.checkIn.from), to: minuteText(view.checkIn.to) },
  };
  switch (view.status) {
    case 'booked':
      return {
        tone: view.moved?.by === 'hall' ? 'attention' : 'waiting',
        headline: { key: 'phone.booking.booked' },
        details: [...movedWords(view), hint],
      };
    case 'checked-in':
      return { tone: 'over', headline: { key: 'phone.booking.came' }, details: [] };
    case 'no-show':
      return {
        tone: 'attention',
        headline: { key: 'phone.booking.missed' },
        details: [{ key: 'phone.booking.missed-hint' }],
      };
    case 'cancelled':
      return {
        tone: view.cancelled?.by === 'hall' ? 'attention' : 'over',
        headline: { key: view.cancelled?.by === 'hall' ? 'phone.booking.hall-cancelled' : 'phone.booking.cancelled' },
        details: [{ key: view.cancelled?.by === 'hall' ? 'phone.booking.hall-hint' : 'phone.booking.over-hint' }],
      };
    default:
      return unreachable(view.status);
  }
}

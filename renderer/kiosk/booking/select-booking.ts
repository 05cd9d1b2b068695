import type { Booking, BookingMove } from '../../../shared/domain/booking/booking.ts';
import { checkInSpan } from '../../../shared/domain/booking/booking.ts';
import { canStillCancel } from '../../../shared/domain/booking/decide-booking.ts';
import { type CheckIn, checkInAt } from '../../../shared/domain/booking/decide-check-in.ts';
import { bookableGroups, offersOf, type SlotOffer } from '../../../shared/domain/booking/slots.ts';
import type { BookingMadeReply } from '../../../shared/domain/commands/replies.ts';
import { settingsOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { timeText } from '../../../shared/domain/people/wall-time.ts';
import { isIdNumber } from '../../../shared/domain/person/id-number.ts';
import { getRow } from '../../../shared/lib/table.ts';
import { type Locale, textIn } from '../../../shared/lib/text.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { Message } from '../../i18n/message.ts';
import { type Capacity, type PageOf, pageOf } from '../layout.ts';
import type { LookUpProblem } from '../visit/visit.ts';
import { type BookingPage, isEntryComplete } from './booking-page.ts';

export type BookingGroup = {
  readonly id: string;
  readonly prefix: string;
  readonly word: string;
  readonly name: string;
};
export type BookingDay = { readonly day: string; readonly left: number };

/** The appointment pages; the screen switches on `step`. */
export type BookingScreen = { readonly kind: 'booking' } & (
  | { readonly step: 'start' }
  | { readonly step: 'group'; readonly tiles: PageOf<BookingGroup>; readonly adding: boolean }
  | {
      readonly step: 'day';
      readonly names: readonly string[];
      readonly days: PageOf<BookingDay>;
      readonly canAdd: boolean;
    }
  | {
      readonly step: 'slot';
      readonly names: readonly string[];
      readonly day: string;
      readonly slots: PageOf<SlotOffer>;
    }
  | {
      readonly step: 'identity';
      readonly names: readonly string[];
      readonly day: string;
      readonly minute: number;
      readonly typed: string;
      /** All characters are there; `wrong`: but they cannot be an ID number. */
      readonly complete: boolean;
      readonly wrong: boolean;
      readonly trouble: Message | null;
    }
  | { readonly step: 'busy'; readonly what: 'making' | 'looking' }
  | {
      readonly step: 'made';
      readonly reply: BookingMadeReply;
      readonly names: readonly string[];
      readonly paper: 'printing' | 'printed' | 'failed';
      readonly checkIn: { readonly from: string; readonly to: string };
    }
  | {
      readonly step: 'code';
      readonly part: 'number' | 'code';
      readonly number: string;
      readonly code: string;
      readonly complete: boolean;
      readonly problem: LookUpProblem | null;
    }
  | {
      readonly step: 'show';
      readonly booking: Booking;
      readonly names: readonly string[];
      readonly moved: BookingMove | null;
      /** What a check-in would be now. */
      readonly checkIn: CheckIn;
      readonly canCancel: boolean;
      readonly cancelMinutes: number;
      readonly act: 'show' | 'confirm' | 'busy';
      readonly trouble: Message | null;
    }
);

function namesOf(hall: HallState, groupIds: readonly string[], locale: Locale): readonly string[] {
  return groupIds.flatMap((id) => {
    const group = getRow(hall.groups, id);
    return group ? [textIn(group.everyday, locale)] : [];
  });
}

const ID_LENGTH = 18;
const MOST_GROUPS = 6;

/** What the appointment pages show. `now` is server time, epoch ms. */
export function selectBooking(
  hall: HallState,
  page: BookingPage,
  { capacity, locale, now }: { readonly capacity: Capacity; readonly locale: Locale; readonly now: number },
): BookingScreen {
  const tiles = capacity.groups.columns * capacity.groups.rows;
  const wantsOf = (groupIds: readonly string[]) => groupIds.map((groupId) => ({ groupId, matters: 1 }));
  switch (page.step) {
    case 'start':
      return { kind: 'booking', step: 'start' };
    case 'group': {
      const groups = bookableGroups(hall)
        .filter(({ id }) => !page.wants.includes(id))
        .map((group) => ({
          id: group.id,
          prefix: group.prefix,
          word: textIn(group.everyday, locale),
          name: textIn(group.name, locale),
        }));
      return { kind: 'booking', step: 'group', tiles: pageOf(groups, tiles, page.page), adding: page.wants.length > 0 };
    }
    case 'day': {
      const days = offersOf(hall, wantsOf(page.wants), now).map(({ day, slots }) => ({
        day,
        left: slots.reduce((sum, { left }) => sum + left, 0),
      }));
      const most = Math.min(MOST_GROUPS, settingsOf(hall).numbersPerVisit, bookableGroups(hall).length);
      return {
        ...{ kind: 'booking', step: 'day', names: namesOf(hall, page.wants, locale) },
        days: pageOf(days, tiles, page.page),
        canAdd: page.wants.length < most,
      };
    }
    case 'slot': {
      const offer = offersOf(hall, wantsOf(page.wants), now).find(({ day }) => day === page.day);
      return {
        ...{ kind: 'booking', step: 'slot', names: namesOf(hall, page.wants, locale), day: page.day },
        slots: pageOf(offer?.slots ?? [], tiles, page.page),
      };
    }
    case 'identity': {
      const complete = page.typed.length === ID_LENGTH;
      const { day, minute, typed, trouble } = page;
      return {
        ...{ kind: 'booking', step: 'identity', names: namesOf(hall, page.wants, locale), day, minute, typed, trouble },
        ...{ complete, wrong: complete && !isIdNumber(typed) },
      };
    }
    case 'making':
    case 'looking':
      return { kind: 'booking', step: 'busy', what: page.step };
    case 'made': {
      const { booking } = page.reply;
      const { from, to } = checkInSpan(hall, booking.minute);
      return {
        ...{ kind: 'booking', step: 'made', reply: page.reply, paper: page.paper },
        names: namesOf(
          hall,
          booking.wants.map(({ groupId }) => groupId),
          locale,
        ),
        checkIn: { from: timeText(from), to: timeText(to) },
      };
    }
    case 'code': {
      const { part, number, code, problem } = page;
      return { kind: 'booking', step: 'code', part, number, code, problem, complete: isEntryComplete(page) };
    }
    case 'show': {
      const { booking, act, trouble } = page;
      return {
        ...{ kind: 'booking', step: 'show', booking, act, trouble, moved: booking.moved },
        names: namesOf(
          hall,
          booking.wants.map(({ groupId }) => groupId),
          locale,
        ),
        checkIn: checkInAt(hall, booking, now),
        canCancel: booking.status === 'booked' && canStillCancel(hall, booking, now),
        cancelMinutes: settingsOf(hall).bookingCancelMinutes,
      };
    }
    default:
      return unreachable(page);
  }
}

import type { Opening } from '../hall/plan.ts';
import type { Booking, BookingPaper, ShutReason } from './booking.ts';

type Span = {
  readonly groupIds: readonly string[];
  readonly day: string;
  readonly from: number;
  readonly to: number;
};

/** What happened to appointments. `at` is epoch ms of the server; people by the ids of their rows [SY-13]. */
export type BookingEvent =
  | { readonly type: 'booking.made'; readonly at: number; readonly booking: Booking; readonly paper: BookingPaper }
  | {
      readonly type: 'booking.cancelled';
      readonly at: number;
      readonly bookingId: string;
      readonly by: 'citizen' | 'staff' | 'hall';
      readonly reason: ShutReason | null;
    }
  /** To another half hour; `hall`: because it could not keep its word. */
  | {
      readonly type: 'booking.moved';
      readonly at: number;
      readonly bookingId: string;
      readonly day: string;
      readonly minute: number;
      readonly by: 'staff' | 'hall';
      readonly reason: ShutReason | null;
    }
  /** Stands behind the `ticket.issued` of its numbers; `number` is the first of them. */
  | {
      readonly type: 'booking.checkedIn';
      readonly at: number;
      readonly bookingId: string;
      readonly late: boolean;
      readonly number: string;
    }
  | { readonly type: 'booking.missed'; readonly at: number; readonly bookingIds: readonly string[] }
  | { readonly type: 'booking.checkFailed'; readonly at: number; readonly bookingId: string }
  | { readonly type: 'booking.checkPassed'; readonly at: number; readonly bookingId: string }
  | ({
      readonly type: 'booking.shut';
      readonly at: number;
      readonly reason: ShutReason;
      readonly staffId: string;
      readonly plate: string;
    } & Span)
  | ({ readonly type: 'booking.reopened'; readonly at: number; readonly staffId: string } & Span)
  | { readonly type: 'booking.told'; readonly at: number; readonly bookingId: string; readonly staffId: string }
  | { readonly type: 'booking.days'; readonly at: number; readonly days: readonly Opening[] };

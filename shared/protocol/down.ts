import type { BookingMove, BookingStatus, ShutReason } from '../domain/booking/booking.ts';
import type { DeviceRole } from '../domain/commands/actor.ts';
import type { Standing } from '../domain/commands/replies.ts';
import type { Leftover } from '../domain/evening/evening.ts';
import type { Role } from '../domain/hall/hall-words.ts';
import type { TicketStatus } from '../domain/ticket/ticket.ts';
import type { Locale, LocalText } from '../lib/text.ts';
import type { WireError } from './errors.ts';
import type { Changes, FeedRow } from './feeds.ts';
import type { UpEvent, UpPayload } from './up.ts';

/** A staff member as the client may know the one who is logged in. */
export type StaffView = {
  readonly staffId: string;
  readonly sessionId: string;
  readonly name: LocalText;
  readonly plate: string;
  readonly roles: readonly Role[];
  readonly skills: readonly string[];
  readonly hasPin: boolean;
};

/** First message after a good handshake. */
export type Hello = {
  readonly protocol: number;
  readonly server: string;
  /** Changes after a restore: clients start afresh [SY-5]. */
  readonly epoch: string;
  /** Epoch ms; clients show server time with it, never decide by it [SY-9]. */
  readonly serverNow: number;
  readonly hallId: string;
  readonly device: { readonly id: string; readonly role: DeviceRole; readonly name: string } | null;
  readonly staff: StaffView | null;
  /** Base address for phone pages, '' = no QR is printed. */
  readonly publicUrl: string;
};

/** The phone page's whole small view; sent again whenever it changes. `gone`: the link is over or was replaced. */
export type PhoneView =
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'ticket';
      readonly rev: number;
      readonly ticketId: string;
      readonly hallName: LocalText;
      /** Times are shown in the hall's zone, wherever the phone thinks it is. */
      readonly timeZone: string;
      readonly number: string;
      readonly locale: Locale;
      readonly groupName: LocalText;
      readonly zoneName: LocalText;
      readonly status: TicketStatus;
      /** Window number while called or serving. */
      readonly window: number | null;
      readonly calls: number;
      readonly standing: Standing | null;
      readonly canCancel: boolean;
      /** An outside fault stops the group: when it is expected to end, epoch ms of the server; null = none [QU-15]. */
      readonly faultUntil: number | null;
      /** The holder may leave with a return slip. */
      readonly canReturn: boolean;
      /** Last day of the return slip, where the manager named one. */
      readonly returnUntil: string | null;
      /** What became of the number at the end of its day, where somebody decided that; null = nothing yet. */
      readonly leftover: Leftover['outcome'] | null;
      /** Intake of the group is closed: the time the hall closes (`HH:MM`), '' when it is closed for another reason. */
      readonly closedAt: string | null;
      /** The other numbers of the visit that are not over; the slip is good for them too [QU-17]. */
      readonly others: readonly {
        readonly number: string;
        readonly groupName: LocalText;
        readonly status: TicketStatus;
        /** Window number while called or serving. */
        readonly window: number | null;
      }[];
      readonly takenAt: number;
      /** Epoch ms of the server when this view was made. */
      readonly at: number;
    }
  /** A booking that is no number yet; checked in, the same link shows the number. */
  | {
      readonly kind: 'booking';
      readonly rev: number;
      readonly ticketId: string;
      readonly hallName: LocalText;
      readonly timeZone: string;
      readonly locale: Locale;
      readonly code: string;
      readonly groupNames: readonly LocalText[];
      readonly zoneName: LocalText;
      /** Date of the hall, and the first minute of the half hour. */
      readonly day: string;
      readonly minute: number;
      readonly status: BookingStatus;
      /** Minutes of the day between which a check-in is on time. */
      readonly checkIn: { readonly from: number; readonly to: number };
      readonly canCancel: boolean;
      /** What the hall, or the desk for the citizen, has changed; null = nothing. */
      readonly moved: BookingMove | null;
      /** Who cancelled it, and why where it was the hall. */
      readonly cancelled: { readonly by: 'citizen' | 'staff' | 'hall'; readonly reason: ShutReason | null } | null;
      readonly at: number;
    };

export type CommandAck = { readonly ok: true; readonly rev: number; readonly reply: unknown } | WireError;

export type Acks = {
  command: CommandAck;
  batch: { readonly ok: true; readonly acks: readonly CommandAck[] } | WireError;
  'command.status':
    | { readonly ok: true; readonly known: false }
    | { readonly ok: true; readonly known: true; readonly ack: CommandAck }
    | WireError;
  'feed.open':
    | {
        readonly ok: true;
        readonly mode: 'changes';
        readonly epoch: string;
        readonly changes: readonly Changes[];
        readonly rev: number;
      }
    | {
        readonly ok: true;
        readonly mode: 'snapshot';
        readonly epoch: string;
        readonly snapshotId: string;
        /** Cursor after the snapshot is swapped in. */
        readonly rev: number;
        readonly pages: number;
      }
    | WireError;
  'feed.page': { readonly ok: true; readonly rows: readonly FeedRow[]; readonly last: boolean } | WireError;
  'feed.close': { readonly ok: true } | WireError;
  'staff.login': { readonly ok: true; readonly session: string; readonly staff: StaffView } | WireError;
  'staff.logout': { readonly ok: true } | WireError;
  'staff.unlock': { readonly ok: true } | WireError;
  'staff.names': { readonly ok: true; readonly names: Readonly<Record<string, LocalText>> } | WireError;
};

/** Socket.IO event maps. */
export type ClientToServer = { [E in UpEvent]: (message: UpPayload<E>, ack: (answer: Acks[E]) => void) => void };
export type ServerToClient = {
  hello: (hello: Hello) => void;
  changes: (changes: Changes) => void;
  view: (view: PhoneView) => void;
  /** The server ends this connection for a reason the user must see (`revoked`, `upgrade-required`, `stopping`, `session-expired`). */
  bye: (error: WireError) => void;
};

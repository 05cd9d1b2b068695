import type { AskEvent } from '../ask/ask-events.ts';
import type { MatterEvent } from '../ask/matter-events.ts';
import type { BookingEvent } from '../booking/booking-events.ts';
import type { DeviceEvent } from '../device/device-events.ts';
import type { DisclosureEvent } from '../disclosure/disclosure-events.ts';
import type { Learned } from '../estimate/estimate.ts';
import type { Pace } from '../estimate/pace.ts';
import type { EveningEvent } from '../evening/evening-events.ts';
import type { Post } from '../floor/floor.ts';
import type { FloorEvent } from '../floor/floor-events.ts';
import type { Member } from '../people/people.ts';
import type { PeopleEvent } from '../people/people-events.ts';
import type { Planned } from '../people/planned.ts';
import type { Counters } from '../policy/next-class.ts';
import type { Why } from '../policy/why.ts';
import type { Slip, Ticket, WaitingTicket } from '../ticket/ticket.ts';
import type { Seat, ServiceWindow } from '../window/window.ts';
import type { HallFile } from './hall-file.ts';
import type { UndoMemory } from './hall-state.ts';
import type { Need, Outcome, PauseReason } from './hall-words.ts';
import type { Opening } from './plan.ts';

/** What happened in a hall. Facts only; `evolve` is their one meaning. `at` is epoch ms of the server. */
export type HallEvent =
  | FloorEvent
  | DeviceEvent
  | EveningEvent
  | PeopleEvent
  | BookingEvent
  | AskEvent
  | MatterEvent
  | DisclosureEvent
  | {
      readonly type: 'hall.loaded';
      readonly at: number;
      readonly file: Omit<HallFile, 'staff'>;
      /** What each person of the file may serve, by staff id; missing in loads from before it was kept. */
      readonly skills?: Readonly<Record<string, readonly string[]>>;
      /** The people of the file without their names, and when they are away; missing in loads from before that was kept. */
      readonly people?: readonly (Member & {
        readonly leave: readonly { readonly from: string; readonly to: string }[];
      })[];
    }
  | ({ readonly type: 'hours.set'; readonly at: number } & Opening)
  /** `paces`: what the day that ends has taught, missing in days before paces were kept [QU-11]. */
  | {
      readonly type: 'day.rolled';
      readonly at: number;
      readonly day: string;
      readonly paces?: readonly Pace[];
      /** Windows that stay open over the night, so that the books of a day say how it began; missing in older ones. */
      readonly open?: readonly { readonly window: ServiceWindow; readonly post: Post }[];
      /** What was planned for the day by hand, for the same books; missing in older ones, and when nothing was. */
      readonly planned?: Planned;
    }
  | {
      readonly type: 'ticket.issued';
      readonly at: number;
      readonly ticket: WaitingTicket;
      readonly slip: Slip;
      readonly counterKey: string;
      readonly counterValue: number;
    }
  | {
      readonly type: 'ticket.called';
      readonly at: number;
      readonly ticketId: string;
      readonly windowId: string;
      readonly staffId: string;
      readonly why: Why;
      readonly counters: Counters;
      readonly turn: Readonly<Record<string, number>>;
      /** Missing = as it was. */
      readonly pastNeed?: Readonly<Record<string, number>>;
      readonly returning: boolean;
      readonly again: boolean;
      /** Matters this call has served already: it went on with the same visit [QU-17]. */
      readonly inCall?: number;
    }
  | { readonly type: 'ticket.recalled'; readonly at: number; readonly ticketId: string }
  | { readonly type: 'call.spoken'; readonly at: number; readonly ticketId: string }
  | { readonly type: 'ticket.started'; readonly at: number; readonly ticketId: string; readonly staffId: string }
  | {
      readonly type: 'ticket.finished';
      readonly at: number;
      readonly ticketId: string;
      readonly outcome: Outcome;
      readonly inaccurate: boolean;
    }
  | { readonly type: 'ticket.passed'; readonly at: number; readonly ticketId: string }
  | { readonly type: 'ticket.abandoned'; readonly at: number; readonly ticketId: string }
  | { readonly type: 'ticket.expired'; readonly at: number; readonly ticketId: string }
  | { readonly type: 'ticket.putBack'; readonly at: number; readonly ticketId: string }
  | { readonly type: 'ticket.held'; readonly at: number; readonly ticketId: string }
  | { readonly type: 'ticket.takenBack'; readonly at: number; readonly ticketId: string; readonly staffId: string }
  /** To another group (transfer, wrong group) or back into its own with a window to return to. */
  | {
      readonly type: 'ticket.moved';
      readonly at: number;
      readonly ticketId: string;
      readonly groupId: string;
      readonly front: boolean;
      readonly returnTo: string | null;
      readonly reason: 'transfer' | 'wrong-group' | 'come-back';
    }
  /** A waiting ticket in another group: its take time and its place by issue order stay [QU-5]. */
  | {
      readonly type: 'ticket.regrouped';
      readonly at: number;
      readonly ticketId: string;
      readonly groupId: string;
      readonly afterCalls: number;
    }
  | {
      readonly type: 'ticket.needsSet';
      readonly at: number;
      readonly ticketId: string;
      readonly needs: readonly Need[];
    }
  /** A guide went to see whether a visitor with a silent call is there [QU-8]. */
  | { readonly type: 'guide.looked'; readonly at: number; readonly ticketId: string }
  | { readonly type: 'ticket.reactivated'; readonly at: number; readonly ticketId: string; readonly afterCalls: number }
  | {
      readonly type: 'ticket.cancelled';
      readonly at: number;
      readonly ticketId: string;
      readonly by: 'citizen' | 'staff' | 'unclaimed';
    }
  | { readonly type: 'undo.offered'; readonly at: number; readonly memory: UndoMemory; readonly until: number }
  | {
      readonly type: 'act.undone';
      readonly at: number;
      readonly windowId: string;
      readonly ticketBefore: Ticket;
      readonly reservedUntil: number | null;
    }
  | { readonly type: 'window.opened'; readonly at: number; readonly seat: Seat; readonly serves: readonly string[] }
  | { readonly type: 'window.closed'; readonly at: number; readonly windowId: string }
  | { readonly type: 'window.paused'; readonly at: number; readonly windowId: string; readonly reason: PauseReason }
  | {
      readonly type: 'window.pausePlanned';
      readonly at: number;
      readonly windowId: string;
      readonly reason: PauseReason | null;
    }
  | { readonly type: 'window.resumed'; readonly at: number; readonly windowId: string }
  | { readonly type: 'est.refreshed'; readonly at: number; readonly ests: Readonly<Record<string, Learned>> }
  | { readonly type: 'numbers.jumped'; readonly at: number; readonly counters: Readonly<Record<string, number>> }
  | { readonly type: 'slip.checkFailed'; readonly at: number; readonly ticketId: string }
  | { readonly type: 'slip.checkPassed'; readonly at: number; readonly ticketId: string }
  | {
      readonly type: 'slip.printed';
      readonly at: number;
      readonly ticketId: string;
      readonly result: 'printed' | 'failed' | 'unknown';
    }
  | {
      readonly type: 'slip.reissued';
      readonly at: number;
      readonly ticketId: string;
      readonly version: number;
      readonly tokenHash: string;
    }
  | {
      readonly type: 'voice.attached';
      readonly at: number;
      readonly deviceId: string;
      readonly zoneIds: readonly string[];
    }
  | { readonly type: 'voice.detached'; readonly at: number; readonly deviceId: string };

export type HallEventType = HallEvent['type'];

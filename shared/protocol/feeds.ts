import type { Item } from '../domain/catalogue/catalogue.ts';
import type { Group } from '../domain/group/group.ts';
import type { Hall, Zone } from '../domain/hall/hall-state.ts';
import type { Plan } from '../domain/hall/plan.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Seat, ServiceWindow } from '../domain/window/window.ts';

/** Feed names: `queue` (everybody), `catalogue` (kiosk, counter), `desk:<windowId>` (the session seated there). */
export type FeedName = 'queue' | 'catalogue' | `desk:${string}`;

/** What each kind of row carries. Each fact lives in exactly one feed [SY-4]. */
export type FeedKinds = {
  hall: Hall;
  plan: Plan;
  zone: Zone;
  group: Group;
  window: ServiceWindow;
  ticket: Ticket;
  seat: Seat;
  item: Item;
};
export type FeedKind = keyof FeedKinds;

export const FEED_KINDS: Readonly<Record<FeedKind, 'queue' | 'catalogue' | 'desk'>> = {
  hall: 'queue',
  plan: 'queue',
  zone: 'queue',
  group: 'queue',
  window: 'queue',
  ticket: 'queue',
  seat: 'desk',
  item: 'catalogue',
};

/** A whole image, or a tombstone (`row: null`). */
export type FeedRow = {
  [K in FeedKind]: { readonly kind: K; readonly id: string; readonly row: FeedKinds[K] | null };
}[FeedKind];

/** One link of a feed's chain: applies only on a replica whose cursor is `from` [SY-4]. */
export type Changes = {
  readonly epoch: string;
  readonly feed: string;
  readonly from: number;
  readonly to: number;
  readonly rows: readonly FeedRow[];
};

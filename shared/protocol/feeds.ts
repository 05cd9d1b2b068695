import type { Ask, AskSign } from '../domain/ask/ask.ts';
import type { Folder, Matter } from '../domain/ask/matter.ts';
import type { Booking, Openings, Slots } from '../domain/booking/booking.ts';
import type { ContentKinds } from '../domain/catalogue/content.ts';
import type { Device } from '../domain/device/device.ts';
import type { Disclosure } from '../domain/disclosure/disclosure.ts';
import type { Replay } from '../domain/estimate/estimate.ts';
import type { HandOver, Leftover, Owed } from '../domain/evening/evening.ts';
import type { AlarmTaking, Incident, Message, Notice, Post, Trend } from '../domain/floor/floor.ts';
import type { Group } from '../domain/group/group.ts';
import type { Hall, Zone } from '../domain/hall/hall-state.ts';
import type { Plan } from '../domain/hall/plan.ts';
import type { Attendance, Cover, Duty, Leave, Member, Roster, Standing } from '../domain/people/people.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Seat, ServiceWindow } from '../domain/window/window.ts';

/**
 * Feed names: `queue` (everybody), `catalogue` (kiosk, counter), `desk:<windowId>` (the session seated there), `manage`
 * (sessions of managers, administrators and guides), `people` (sessions of managers and administrators), `me:<staffId>` (that
 * person's own sessions), `kiosk:<deviceId>` (that kiosk).
 */
export type FeedName =
  | 'queue'
  | 'catalogue'
  | 'manage'
  | 'people'
  | `desk:${string}`
  | `me:${string}`
  | `kiosk:${string}`;

/** What each kind of row carries. Each fact lives in exactly one feed [SY-4]. */
export type FeedKinds = ContentKinds & {
  hall: Hall;
  plan: Plan;
  zone: Zone;
  group: Group;
  window: ServiceWindow;
  ticket: Ticket;
  seat: Seat;
  notice: Notice;
  replay: Replay;
  incident: Incident;
  message: Message;
  alarm: AlarmTaking;
  post: Post;
  trend: Trend;
  device: Device;
  leftover: Leftover;
  owed: Owed;
  handOver: HandOver;
  member: Member;
  standing: Standing;
  roster: Roster;
  leave: Leave;
  cover: Cover;
  attendance: Attendance;
  duty: Duty;
  booking: Booking;
  slots: Slots;
  openings: Openings;
  ask: Ask;
  askSign: AskSign;
  matter: Matter;
  folder: Folder;
  disclosure: Disclosure;
};
export type FeedKind = keyof FeedKinds;

export const FEED_KINDS: Readonly<
  Record<FeedKind, 'queue' | 'catalogue' | 'desk' | 'manage' | 'people' | 'me' | 'kiosk'>
> = {
  hall: 'queue',
  plan: 'queue',
  zone: 'queue',
  group: 'queue',
  window: 'queue',
  ticket: 'queue',
  seat: 'desk',
  item: 'catalogue',
  line: 'catalogue',
  article: 'catalogue',
  faq: 'catalogue',
  floorMap: 'catalogue',
  theme: 'catalogue',
  notice: 'queue',
  replay: 'queue',
  incident: 'manage',
  message: 'manage',
  alarm: 'manage',
  post: 'manage',
  trend: 'manage',
  device: 'manage',
  leftover: 'manage',
  owed: 'manage',
  handOver: 'manage',
  member: 'people',
  standing: 'people',
  roster: 'people',
  leave: 'people',
  cover: 'people',
  attendance: 'people',
  duty: 'me',
  booking: 'manage',
  slots: 'queue',
  openings: 'queue',
  ask: 'manage',
  askSign: 'kiosk',
  matter: 'manage',
  folder: 'me',
  disclosure: 'manage',
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

import type { DeviceRole } from '../../shared/domain/commands/actor.ts';
import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import type { Dial } from './line.ts';
import type { LocalStore } from './local-store.ts';
import type { Log } from './log.ts';
import type { Subtle } from './verifier.ts';

/** Who this page is to the server: an enrolled device (null = not enrolled yet), or nobody (the plain board page). */
export type Audience = { readonly kind: 'device'; readonly token: string | null } | { readonly kind: 'public-board' };

export type CivicClientDeps = {
  /** `createSocketDial({ serverUrl, open: io, scheduler })`. */
  readonly dial: Dial;
  /** `createDexieStore` for a device, `createMemoryStore` for pages and headless clients that own nothing. */
  readonly store: LocalStore;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: Ids;
  /** [0, 1), for jitter only. */
  readonly random: () => number;
  /** Fills bytes for salts. */
  readonly randomBytes: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** `crypto.subtle`, or null where the page has none: then there is no offline unlock. */
  readonly subtle: Subtle | null;
  readonly log: Log;
  readonly role: DeviceRole;
  readonly audience: Audience;
  /** Feeds beside the desk's own: `queue` for all, `catalogue` for kiosk and counter. */
  readonly feeds: readonly ('queue' | 'catalogue')[];
  /** Calls the listener when the machine woke up or the network came back; returns what ends it. */
  readonly onWake: (listener: () => void) => () => void;
  /** App version for the handshake. */
  readonly app: string;
};

import type { Acks, Hello } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { Changes } from '../../shared/protocol/feeds.ts';
import type { Handshake, UpEvent, UpPayload } from '../../shared/protocol/up.ts';

/** `lost`: the line broke before the answer. `timeout`: the line stands, but no answer came in time. */
export type Answer<E extends UpEvent> =
  | { readonly kind: 'answer'; readonly value: Acks[E] }
  | { readonly kind: 'none'; readonly why: 'lost' | 'timeout' };

export type LineEvents = {
  /** The server let us in; the line can be used from now on. */
  hello(hello: Hello): void;
  changes(changes: Changes): void;
  bye(error: WireError): void;
  /** Any sign of life from the server, heartbeats included. */
  heard(): void;
  /** The line is over, or never came up. Comes once; nothing comes after it. */
  lost(reason: string, refusal: WireError | null): void;
};

/**
 * One connection, used up when it is lost. It never connects again by itself and never keeps a message for later:
 * asking on a line that is not up answers `lost` and sends nothing [SY-6, SY-8].
 */
export interface Line {
  ask<E extends UpEvent>(event: E, payload: UpPayload<E>, timeoutMs: number): Promise<Answer<E>>;
  /** Ends it without a word; `lost` is not called any more. */
  close(): void;
}

/** Opens a connection. `auth` is made afresh for every try. */
export type Dial = (auth: Handshake, events: LineEvents) => Line;

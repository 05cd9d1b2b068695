import type { Locale } from '../../lib/text.ts';
import type { Taking } from '../floor/floor.ts';

/** Asking for a person at a kiosk: a guide comes over, takes it by name, and says how it ended [DOMAIN 4.9, KI-1]. */

/** What it is about; closed, so that nobody writes about themselves [SE-7]. `form`: filling in with help (帮办). */
export const WISHES = ['find', 'access', 'form', 'payment', 'complaint', 'other'] as const;
export type Wish = (typeof WISHES)[number];

/** How it ended. `registered`: it went into the register of matters; `nobody`: nobody was there any more. */
export const ASK_OUTCOMES = ['helped', 'filled', 'to-window', 'registered', 'nobody'] as const;
export type AskOutcome = (typeof ASK_OUTCOMES)[number];

type AskBase = {
  readonly id: string;
  readonly day: string;
  /** The kiosk; null = a guide who was spoken to in the hall began it. */
  readonly deviceId: string | null;
  readonly wish: Wish;
  readonly locale: Locale;
  /** Epoch ms. */
  readonly askedAt: number;
};

/** Row `ask`, of the business day, feed `manage`: a request for a person. Times in epoch ms of the server. */
export type Ask = AskBase &
  /** `since`: when it was last nobody's; a request that was given back waits anew. */
  (
    | { readonly status: 'asked'; readonly since: number }
    | { readonly status: 'taken'; readonly taken: Taking }
    | {
        readonly status: 'done';
        readonly taken: Taking;
        readonly endedAt: number;
        readonly outcome: AskOutcome;
      }
    | { readonly status: 'withdrawn'; readonly taken: Taking | null; readonly endedAt: number }
  );
export type AskStatus = Ask['status'];

/** Row `askSign`, id = the kiosk's device id, feed `kiosk:<device>`: what that kiosk may say about its open request. */
export type AskSign = {
  readonly id: string;
  readonly askId: string;
  readonly status: 'asked' | 'taken';
  /** Number on the plate of who took it, null = nobody yet. */
  readonly plate: string | null;
  /** Epoch ms. */
  readonly askedAt: number;
};

export function isOpen(ask: Ask): ask is Extract<Ask, { status: 'asked' | 'taken' }> {
  return ask.status === 'asked' || ask.status === 'taken';
}

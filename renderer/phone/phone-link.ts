import { backoffMs } from '../../shared/lib/backoff.ts';
import type { Clock, Scheduler, Timer } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import type { PhoneView } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { DialPhone, PhoneLine } from './phone-socket.ts';

/** How a visitor ends today's number from the phone: for good, or to come back another day [QU-15]; or a booking. */
export type PhoneEnd = 'ticket.cancel' | 'ticket.returnSlip' | 'booking.cancel';

/** Answer to either. `unknown`: asked, but nobody answered; the next view tells the truth. */
export type CancelOutcome =
  | { readonly kind: 'ok' }
  | { readonly kind: 'refused'; readonly code: WireError['code'] }
  | { readonly kind: 'offline' }
  | { readonly kind: 'unknown' };

export type LinkState = {
  /** `refused`: this page is too old for the server; trying again alone does not help. */
  readonly line: 'connecting' | 'live' | 'lost' | 'refused';
  /** The last view the server sent, kept while the line is cut. */
  readonly view: PhoneView | null;
  /** Local epoch ms of the last sign of life, null = never. */
  readonly heardAt: number | null;
};

export interface PhoneLink {
  getState(): LinkState;
  subscribe(listener: () => void): () => void;
  /** The page is looked at again, or the phone has found a network: do not sit out the back-off. */
  wake(): void;
  end(type: PhoneEnd, ticketId: string): Promise<CancelOutcome>;
  stop(): void;
}

/** [SY-6] a press is sent now or never; no answer within this time is no answer. */
const ANSWER_MS = 8_000;
/** The server pings every 10 s; a line that has been quiet for longer than this is taken for dead when the page wakes. */
const QUIET_MS = 20_000;

/** The line of the phone page to the server: comes back by itself, with full jitter under a ceiling [SY-8]. */
export function createPhoneLink(deps: {
  readonly token: string;
  readonly dial: DialPhone;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly ids: Ids;
}): PhoneLink {
  const { clock, scheduler } = deps;
  const listeners = new Set<() => void>();
  let state: LinkState = { line: 'connecting', view: null, heardAt: null };
  let line: PhoneLine | null = null;
  let retry: Timer | null = null;
  let attempt = 0;
  let stopped = false;

  function become(change: Partial<LinkState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  function connect(): void {
    retry?.cancel();
    retry = null;
    let refused: WireError | null = null;
    line = deps.dial(deps.token, {
      hello() {
        attempt = 0;
        become({ line: 'live' });
      },
      view(view) {
        become({ view });
        // A link that is over stays over: nothing to wait for on this line.
        if (view.kind === 'gone') end();
      },
      bye(error) {
        refused = error;
      },
      heard() {
        state = { ...state, heardAt: clock.now() };
      },
      lost() {
        line = null;
        lose(refused);
      },
    });
  }

  function lose(refused: WireError | null): void {
    if (stopped) return;
    if (refused?.code === 'upgrade-required') {
      become({ line: 'refused' });
      return;
    }
    if (refused?.code === 'invalid') {
      become({ view: { kind: 'gone' } });
      return;
    }
    const wait = Math.max(backoffMs(attempt, deps.random), refused?.retryAfterMs ?? 0);
    attempt += 1;
    retry = scheduler.after(wait, connect);
    become({ line: 'lost' });
  }

  function end(): void {
    stopped = true;
    retry?.cancel();
    line?.close();
    line = null;
  }

  connect();

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    wake() {
      if (stopped || state.line === 'refused') return;
      const quiet = state.heardAt === null || clock.now() - state.heardAt > QUIET_MS;
      if (state.line === 'live' && quiet) {
        line?.close();
        line = null;
        become({ line: 'lost' });
      }
      if (state.line !== 'lost') return;
      attempt = 0;
      connect();
    },
    async end(type, ticketId) {
      if (line === null || state.line !== 'live') return { kind: 'offline' };
      const ref = { by: 'id', ticketId } as const;
      const answer = await line.command({ id: deps.ids.next(), type, payload: { ref } }, ANSWER_MS);
      if (answer === null) return { kind: 'unknown' };
      return answer.ok ? { kind: 'ok' } : { kind: 'refused', code: answer.code };
    },
    stop: end,
  };
}

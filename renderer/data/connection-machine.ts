import { backoffMs } from '../../shared/lib/backoff.ts';
import type { Clock, Scheduler, Timer } from '../../shared/lib/clock.ts';
import type { Hello } from '../../shared/protocol/down.ts';
import type { WireCode, WireError } from '../../shared/protocol/errors.ts';
import type { Changes } from '../../shared/protocol/feeds.ts';
import type { Handshake, UpEvent, UpPayload } from '../../shared/protocol/up.ts';
import type { ConnectionState, SessionEnd } from './client.ts';
import type { Answer, Dial, Line, LineEvents } from './line.ts';
import type { Log } from './log.ts';

/** Answers after which trying again alone cannot help. */
const FINAL: readonly WireCode[] = ['not-enrolled', 'revoked', 'upgrade-required'];
/** A line that is open but says nothing is given up after this. */
const HELLO_MS = 10_000;

export type ConnectionDeps = {
  readonly dial: Dial;
  /** Made afresh for every try; null = this device has nothing to show, it is not enrolled. */
  readonly auth: () => Handshake | null;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: Log;
  /** Called after every change of state. */
  readonly onState: (state: ConnectionState) => void;
  readonly onHello: (hello: Hello) => void;
  readonly onChanges: (changes: Changes) => void;
  readonly onHeard: () => void;
  /** The staff session of the handshake is over; the line is taken up again without it. */
  readonly onSessionExpired: (code: SessionEnd) => void;
};

export interface Connection {
  state(): ConnectionState;
  ask<E extends UpEvent>(event: E, payload: UpPayload<E>, timeoutMs: number): Promise<Answer<E>>;
  start(): void;
  /** The machine woke up or the network came back: what we believe about the line is worth little. */
  wake(): void;
  /** Something of the handshake changed (device token, session): connect afresh. */
  restart(): void;
  /** Ends the line with a code the user must see. */
  refuse(code: WireCode): void;
  stop(): void;
}

/**
 * The line as a small machine: connecting -> online -> offline -> online ..., and `refused` from anywhere. Only this
 * machine opens and closes lines; delays have full jitter under a ceiling [SY-8]. Every callback of a line is bound to
 * that line, so a late word of an old one changes nothing.
 */
export function createConnection(deps: ConnectionDeps): Connection {
  const { clock, scheduler, log } = deps;
  let state: ConnectionState = { status: 'connecting', since: clock.now(), attempt: 0 };
  let line: Line | null = null;
  let timer: Timer | null = null;
  let attempt = 0;
  let stopped = true;

  function become(next: ConnectionState): void {
    const changed = next.status !== state.status;
    state = next;
    if (changed) log.info('connection.changed', { status: next.status, attempt });
    deps.onState(state);
  }

  function drop(): void {
    timer?.cancel();
    timer = null;
    line?.close();
    line = null;
  }

  function dial(): void {
    if (stopped) return;
    drop();
    const auth = deps.auth();
    if (!auth) {
      refuse('not-enrolled');
      return;
    }
    // A line that fails at once calls back before it is returned; it is recognised by its own mark.
    const mark = {};
    current = mark;
    const opened = deps.dial(auth, eventsOf(mark));
    if (current !== mark) {
      opened.close();
      return;
    }
    line = opened;
    timer = scheduler.after(HELLO_MS, () => lost('no-hello', null));
  }
  let current: object = {};

  function eventsOf(mark: object): LineEvents {
    const mine = () => !stopped && current === mark;
    return {
      hello: (hello) => void (mine() && online(hello)),
      changes: (changes) => void (mine() && deps.onChanges(changes)),
      heard: () => void (mine() && deps.onHeard()),
      bye: (error) => void (mine() && bye(error)),
      lost: (reason, refusal) => void (mine() && lost(reason, refusal)),
    };
  }

  function online(hello: Hello): void {
    timer?.cancel();
    timer = null;
    attempt = 0;
    if (state.status !== 'online') become({ status: 'online', since: clock.now() });
    deps.onHello(hello);
  }

  function lost(reason: string, refusal: WireError | null): void {
    current = {};
    drop();
    if (refusal && FINAL.includes(refusal.code)) {
      refuse(refusal.code);
      return;
    }
    if (refusal?.code === 'session-expired' || refusal?.code === 'account-closed') deps.onSessionExpired(refusal.code);
    // Repeated failures are worth a warning, the first ones are everyday.
    log[attempt < 5 ? 'info' : 'warn']('connection.lost', { reason, attempt, code: refusal?.code ?? null });
    const since = state.status === 'offline' ? state.since : clock.now();
    const wait = Math.max(refusal?.retryAfterMs ?? 0, backoffMs(attempt, deps.random));
    attempt += 1;
    timer = scheduler.after(wait, dial);
    become({ status: 'offline', since, attempt });
  }

  function bye(error: WireError): void {
    log.info('connection.bye', { code: error.code });
    lost('bye', error);
  }

  function refuse(code: WireCode): void {
    current = {};
    drop();
    log.warn('connection.refused', { code });
    become({ status: 'refused', since: clock.now(), code });
  }

  function wake(): void {
    if (stopped || state.status === 'refused') return;
    attempt = 0;
    if (state.status === 'online') {
      // The other end may be long gone; a new line is cheaper than finding out.
      current = {};
      become({ status: 'offline', since: clock.now(), attempt: 0 });
    }
    dial();
  }

  return {
    state: () => state,
    ask(event, payload, timeoutMs) {
      if (!line || state.status !== 'online') return Promise.resolve({ kind: 'none', why: 'lost' });
      return line.ask(event, payload, timeoutMs);
    },
    start() {
      if (!stopped) return;
      stopped = false;
      dial();
    },
    wake,
    restart() {
      if (stopped) return;
      attempt = 0;
      current = {};
      become({ status: 'connecting', since: clock.now(), attempt: 0 });
      dial();
    },
    refuse,
    stop() {
      stopped = true;
      current = {};
      drop();
    },
  };
}

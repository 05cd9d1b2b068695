import { EMPTY_CATALOGUE } from '../../../shared/domain/catalogue/content.ts';
import type { Actor } from '../../../shared/domain/commands/actor.ts';
import type {
  HallCommand,
  HallCommandOf,
  HallCommandType,
  SystemCommand,
} from '../../../shared/domain/commands/hall-commands.ts';
import type { ReplyOf } from '../../../shared/domain/commands/replies.ts';
import { decide } from '../../../shared/domain/hall/decide.ts';
import { evolveAll } from '../../../shared/domain/hall/evolve.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { Clock, Scheduler } from '../../../shared/lib/clock.ts';
import type { Ids } from '../../../shared/lib/ids.ts';
import type { LocalText } from '../../../shared/lib/text.ts';
import type { CivicClient, ClientView, SendOutcome } from '../../data/client.ts';
import { nextVisitor } from './practice-visitors.ts';

/** Somebody new comes in about this often. */
const ARRIVAL_MS = 15_000;
const FIRST_VISITORS = 4;

const SYSTEM: Actor = { kind: 'system' };
const KIOSK: Actor = { kind: 'device', role: 'kiosk', deviceId: 'practice-kiosk' };
const TRAINEE = { staffId: 'practice', sessionId: 'practice', plate: '000', roles: ['clerk'], skills: ['*'] } as const;
const DESK: Actor = { ...TRAINEE, kind: 'staff', deviceId: 'practice-counter' };
/** The codes of slips that nobody prints. */
const SECRETS = { checkCode: () => '0000', tokenHash: (id: string) => id, hashToken: (token: string) => token };

/**
 * A `CivicClient` with a hall of its own in this page's memory: the rules are the real ones, the visitors are invented,
 * and there is no line to any server, so that nothing practised can reach the real hall, its boards or its figures. It
 * is gone with the page.
 */
export function createPracticeClient(deps: {
  readonly hall: HallState;
  readonly trainee: LocalText;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: Ids;
  /** [0, 1) */
  readonly random: () => number;
  /** The trainee has had enough. */
  readonly onLeave: () => void;
}): CivicClient {
  const { clock, ids } = deps;
  const listeners = new Set<() => void>();
  const startedAt = clock.now();
  let state = deps.hall;
  let revision = 1;
  let view: ClientView = {
    loaded: true,
    connection: { status: 'online', since: startedAt },
    hello: null,
    staff: null,
    hall: state,
    rev: revision,
    ahead: false,
    heardAt: startedAt,
    catalogue: EMPTY_CATALOGUE,
    outbox: [],
  };

  function show(change: Partial<ClientView>): void {
    view = { ...view, ...change };
    for (const listener of [...listeners]) listener();
  }

  function run(actor: Actor, command: HallCommand | SystemCommand) {
    const context = { now: clock.now(), actor, newId: () => ids.next(), secrets: SECRETS };
    const decided = decide(state, command, context);
    if (!decided.ok) return decided;
    state = evolveAll(state, decided.value.events);
    revision += 1;
    show({ hall: state, rev: revision, heardAt: clock.now() });
    return decided;
  }

  function comeIn(): void {
    const payload = nextVisitor(state, deps.random);
    // A visitor whom the rules refuse goes home again.
    if (payload) run(KIOSK, { type: 'ticket.take', payload });
    run(SYSTEM, { type: 'est.refresh', payload: {} });
  }

  const arrivals = deps.scheduler.every(ARRIVAL_MS, comeIn);

  return {
    getView: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    serverNow: () => clock.now(),
    async send<T extends HallCommandType>(type: T, payload: HallCommandOf<T>['payload']): Promise<SendOutcome<T>> {
      const decided = run(DESK, { type, payload } as HallCommand);
      if (!decided.ok) return { status: 'refused', error: { ok: false, ...decided.error } };
      // Whoever opens a window finds people waiting for it.
      if (type === 'window.open') for (let n = 0; n < FIRST_VISITORS; n += 1) comeIn();
      return { status: 'ok', reply: decided.value.reply as ReplyOf<T> };
    },
    /** Anybody may practise: the trainee is who sits here. */
    login() {
      const staff = { ...TRAINEE, name: deps.trainee, hasPin: false };
      show({ staff });
      return Promise.resolve({ ok: true, staff });
    },
    logout() {
      deps.onLeave();
      return Promise.resolve();
    },
    unlock: () => Promise.resolve({ ok: true }),
    staffNames: () => Promise.resolve(null),
    dismiss: () => Promise.resolve(),
    retry: () => Promise.resolve(),
    setDeviceToken: () => undefined,
    stop() {
      arrivals.cancel();
      listeners.clear();
      return Promise.resolve();
    },
  };
}

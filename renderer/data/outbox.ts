import { backoffMs } from '../../shared/lib/backoff.ts';
import type { Clock, Scheduler, Timer } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { LIMITS } from '../../shared/protocol/limits.ts';
import type { Connection } from './connection-machine.ts';
import type { DatabaseImage, LocalDatabase, OutboxRecord } from './local-store.ts';
import type { Log } from './log.ts';
import {
  answered,
  type CommandDraft,
  dismiss,
  enqueue,
  forget,
  isPending,
  messageOf,
  newStream,
  nextBatch,
  type OutboxState,
  type OutboxStep,
  outboxOf,
  pendingOf,
  retry,
  type Stream,
  verdictOf,
} from './outbox-machine.ts';
import { createOutboxWriter } from './outbox-writer.ts';

export type OutboxDeps = {
  readonly database: LocalDatabase;
  readonly ask: Connection['ask'];
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly ids: Ids;
  readonly log: Log;
  /** Somebody looks at the tray. */
  readonly attended: boolean;
  readonly onChange: () => void;
  readonly onSessionExpired: () => void;
};

export interface Outbox {
  state(): OutboxState;
  /** Ids in the batch that is on its way. */
  sending(): ReadonlySet<string>;
  /** Stores the command; resolves when it would survive a power cut, and only then is it sent. */
  add(draft: CommandDraft): Promise<void>;
  /** The answer that settles an item (acked or rejected), or null when none came in time. Ask before `add`. */
  settled(id: string, withinMs: number): Promise<CommandAck | null>;
  /** The answer is in the caller's hands: a refusal need not lie in the tray as well. */
  takeRefusal(id: string): void;
  /** Resolves when everything added before was answered or set aside. */
  drained(): Promise<void>;
  /** The line is up and lets us send; `epoch` tells whether the server was restored [SY-5]. */
  online(epoch: string): void;
  offline(): void;
  dismiss(id: string): void;
  retry(id: string): void;
  stop(): Promise<void>;
}

function streamOf(image: DatabaseImage): Stream | undefined {
  const note = image.notes.get('stream');
  return typeof note === 'object' && note !== null && 'outboxId' in note ? (note as Stream) : undefined;
}

/** The outbox as a database left it; a new database gets a stream with a random name [SY-7]. */
export function loadOutbox(image: DatabaseImage, newId: () => string): OutboxState {
  const stream = streamOf(image) ?? { outboxId: newId(), nextSeq: 1 };
  return outboxOf(stream, image.outbox);
}

/**
 * Sends durable commands in order, one batch at a time, until the server has answered each of them. It stores before
 * it sends; what it learns from answers it stores behind, because after a crash the same ids bring the same answers
 * [SY-3]. Order, places and what an answer means are in `outbox-machine`.
 */
export function createOutbox(initial: OutboxState, deps: OutboxDeps): Outbox {
  const { clock, scheduler, random, ids, log } = deps;
  let state = initial;
  let epoch: string | null = null;
  let sending: ReadonlySet<string> = new Set();
  let timer: Timer | null = null;
  let attempt = 0;
  let batchLimit: number = LIMITS.batchCommands;
  let stopped = false;
  const writer = createOutboxWriter(deps);
  const waiters = new Map<string, (ack: CommandAck) => void>();
  let drainers: { readonly ids: ReadonlySet<string>; readonly done: () => void }[] = [];
  let adding: Promise<unknown> = Promise.resolve();
  /** Names the present line; answers of older ones are dropped. */
  let turn = {};

  /** Takes a step over at once and stores it behind. */
  function take(step: OutboxStep): void {
    if (step.state === state) return;
    state = step.state;
    writer.behind(step);
    releaseDrainers();
    deps.onChange();
  }

  function releaseDrainers(): void {
    if (drainers.length === 0) return;
    const pending = new Set(pendingOf(state).map((record) => record.id));
    const done = drainers.filter((drainer) => ![...drainer.ids].some((id) => pending.has(id)));
    drainers = drainers.filter((drainer) => !done.includes(drainer));
    for (const drainer of done) drainer.done();
  }

  function pump(): void {
    if (stopped || epoch === null || timer || sending.size > 0) return;
    const batch = nextBatch(state, batchLimit);
    if (batch.length === 0) return;
    void send(batch, epoch);
  }

  async function send(batch: readonly OutboxRecord[], sentIn: string): Promise<void> {
    const mine = turn;
    sending = new Set(batch.map((record) => record.id));
    deps.onChange();
    const answer = await deps.ask('batch', { commands: batch.map(messageOf) }, LIMITS.ackTimeoutMs);
    if (turn !== mine) return;
    sending = new Set();
    if (answer.kind === 'none') pause(0);
    else if (answer.value.ok) readAcks(batch, answer.value.acks, sentIn);
    else refusedWhole(batch, answer.value, sentIn);
  }

  /** Answers count in order up to the first that leaves its item waiting: those behind it were not its turn. */
  function readAcks(batch: readonly OutboxRecord[], acks: readonly CommandAck[], sentIn: string): void {
    for (const [index, record] of batch.entries()) {
      const ack = acks[index];
      if (!ack) break;
      settle(record, ack, sentIn);
      if (!ack.ok && isPending(state, record.id)) {
        hold(ack, index === 0);
        return;
      }
    }
    attempt = 0;
    batchLimit = LIMITS.batchCommands;
    take(forget(state, clock.now(), deps.attended));
    deps.onChange();
    pump();
  }

  function settle(record: OutboxRecord, ack: CommandAck, sentIn: string): void {
    take(answered(state, record.id, ack, { now: clock.now(), epoch: sentIn }, ids.next()));
    const verdict = verdictOf(ack);
    if (verdict === 'rejected' || verdict === 'set-aside')
      log.warn('outbox.refused', { verdict, code: ack.ok ? null : ack.code });
    if (verdict !== 'acked' && verdict !== 'rejected') return;
    waiters.get(record.id)?.(ack);
    waiters.delete(record.id);
  }

  /** An item keeps waiting: why decides how the pump goes on. */
  function hold(error: WireError, first: boolean): void {
    if (error.code === 'session-expired') deps.onSessionExpired();
    if (error.code === 'outbox.out-of-order' && first) {
      log.warn('outbox.new-stream', { reason: 'out-of-order' });
      take(newStream(state, ids.next(), null));
    }
    pause(error.retryAfterMs ?? 0);
  }

  /** The batch as a whole was refused: a smaller one finds the item that is to blame. */
  function refusedWhole(batch: readonly OutboxRecord[], error: WireError, sentIn: string): void {
    const verdict = verdictOf(error);
    if (verdict === 'later' || verdict === 'misplaced') {
      hold(error, false);
    } else if (batch.length > 1) {
      batchLimit = Math.ceil(batch.length / 2);
      pause(error.retryAfterMs ?? 0);
    } else {
      readAcks(batch, [error], sentIn);
    }
  }

  function pause(atLeastMs: number): void {
    const wait = Math.max(atLeastMs, 50 + backoffMs(attempt, random));
    attempt += 1;
    if (attempt > 3) log.warn('outbox.waiting', { attempt, pending: pendingOf(state).length });
    timer?.cancel();
    timer = scheduler.after(wait, () => {
      timer = null;
      pump();
    });
    deps.onChange();
  }

  function quiet(): void {
    turn = {};
    timer?.cancel();
    timer = null;
    sending = new Set();
    attempt = 0;
  }

  async function addNow(draft: CommandDraft): Promise<void> {
    for (;;) {
      const before = state.stream;
      const step = enqueue(state, draft);
      await writer.add(step);
      // Answers may have come while the disk was busy; in a new stream the place is another one.
      if (state.stream !== before) continue;
      const added = step.put.map((record) => [record.id, record] as const);
      state = { ...state, stream: step.state.stream, records: new Map([...state.records, ...added]) };
      deps.onChange();
      pump();
      return;
    }
  }

  return {
    state: () => state,
    sending: () => sending,
    add(draft) {
      // One at a time, so that places are given in the order of the presses.
      const added = adding.then(() => addNow(draft));
      adding = added.catch(() => undefined);
      return added;
    },
    settled: (id, withinMs) =>
      new Promise((resolve) => {
        const timeout = scheduler.after(withinMs, () => {
          waiters.delete(id);
          resolve(null);
        });
        waiters.set(id, (ack) => {
          timeout.cancel();
          resolve(ack);
        });
      }),
    takeRefusal(id) {
      take(dismiss(state, id));
    },
    async drained() {
      await adding;
      const pending = new Set(pendingOf(state).map((record) => record.id));
      if (pending.size === 0) return;
      await new Promise<void>((done) => {
        drainers.push({ ids: pending, done });
      });
    },
    online(serverEpoch) {
      quiet();
      epoch = serverEpoch;
      take(forget(state, clock.now(), deps.attended));
      if (needsNewStream(serverEpoch)) {
        log.warn('outbox.new-stream', { reason: 'epoch' });
        take(newStream(state, ids.next(), { epoch: serverEpoch, now: clock.now() }));
      }
      pump();
    },
    offline() {
      quiet();
      epoch = null;
      deps.onChange();
    },
    dismiss(id) {
      take(dismiss(state, id));
    },
    retry(id) {
      take(retry(state, id));
      pump();
    },
    async stop() {
      stopped = true;
      quiet();
      await adding;
      await writer.idle();
    },
  };

  /** The server was restored since it took something of ours. */
  function needsNewStream(serverEpoch: string): boolean {
    return state.acked.some((record) => record.acked.epoch !== serverEpoch);
  }
}

import type { HallCommandType } from '../../shared/domain/commands/hall-commands.ts';
import type { ReplyOf } from '../../shared/domain/commands/replies.ts';
import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import { LIMITS } from '../../shared/protocol/limits.ts';
import type { SendOutcome } from './client.ts';
import type { Connection } from './connection-machine.ts';

export type LiveDeps = {
  readonly ask: Connection['ask'];
  readonly isOnline: () => boolean;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: Ids;
  /** A press may wait this long for a line that is just coming back; after that "no line" is the better answer. */
  readonly lineWaitMs: number;
};

export type LiveSender = {
  /**
   * Sends a live command at most once and never later than 10 s after the press [SY-6]. `before` is what must be done
   * first (the durable commands pressed earlier, the command's id on the disk): it is waited for inside the same 10 s.
   */
  send<T extends HallCommandType>(
    type: T,
    payload: Readonly<Record<string, unknown>>,
    before: (id: string) => Promise<void>,
  ): Promise<SendOutcome<T>>;
  /**
   * Asks what became of a command until the server has said it, however long that takes: the reply, or null when
   * nothing happened. Null also after the stop.
   */
  settle<T extends HallCommandType>(id: string): Promise<ReplyOf<T> | null>;
  /** The line is up. */
  online(): void;
  stop(): void;
};

/** Between two questions about a command that the server does not know: it may still be in its queue. */
const ASK_AGAIN_MS = 3000;

export function createLiveSender(deps: LiveDeps): LiveSender {
  const { clock, scheduler, ids } = deps;
  const lineWaiters = new Set<() => void>();
  const sleepers = new Set<() => void>();
  let stopped = false;

  /** Resolves after `ms`, or when something in `woken` is called; everything is called at the stop. */
  function wait(ms: number, woken: Set<() => void>): Promise<void> {
    if (stopped || ms <= 0) return Promise.resolve();
    return new Promise((resume) => {
      const done = () => {
        timer.cancel();
        woken.delete(done);
        resume();
      };
      const timer = scheduler.after(ms, done);
      woken.add(done);
    });
  }
  const sleep = (ms: number) => wait(ms, sleepers);

  /** Resolves when the line is up, at the latest after `ms`. */
  function lineUp(ms: number): Promise<void> {
    return deps.isOnline() ? Promise.resolve() : wait(ms, lineWaiters);
  }

  /** The ack the server remembers for a command, undefined when it does not know it or nobody answers. */
  async function status(id: string): Promise<{ readonly known: boolean; readonly ack?: CommandAck } | undefined> {
    const answer = await deps.ask('command.status', { id }, LIMITS.ackTimeoutMs);
    return answer.kind === 'answer' && answer.value.ok ? answer.value : undefined;
  }

  function outcomeOf<T extends HallCommandType>(ack: CommandAck): SendOutcome<T> {
    return ack.ok ? { status: 'ok', reply: ack.reply as ReplyOf<T> } : { status: 'refused', error: ack };
  }

  /** Sent, but no answer: what became of it is asked within the limits, never sent again. */
  async function recover<T extends HallCommandType>(id: string, pressed: number): Promise<SendOutcome<T>> {
    const left = () => LIMITS.liveMaxAgeMs - (clock.monotonic() - pressed);
    while (left() > 0 && !stopped) {
      await lineUp(left());
      if (!deps.isOnline() || left() <= 0) break;
      const found = await status(id);
      if (found?.ack) return outcomeOf(found.ack);
      await sleep(Math.min(1000, left()));
    }
    return { status: 'unknown', settled: settle(id) };
  }

  async function settle<T extends HallCommandType>(id: string): Promise<ReplyOf<T> | null> {
    let unknownOnce = false;
    while (!stopped) {
      while (!deps.isOnline() && !stopped) await lineUp(60_000);
      const found = await status(id);
      if (found?.ack) return found.ack.ok ? (found.ack.reply as ReplyOf<T>) : null;
      if (found && !found.known && unknownOnce) return null;
      if (found) unknownOnce = true;
      await sleep(ASK_AGAIN_MS);
    }
    return null;
  }

  /** Resolves `true` when `work` is done, `false` when it was not within `ms`. */
  function within(work: Promise<void>, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = scheduler.after(Math.max(0, ms), () => resolve(false));
      void work.then(() => {
        timer.cancel();
        resolve(true);
      });
    });
  }

  return {
    async send(type, payload, before) {
      const pressed = clock.monotonic();
      const age = () => clock.monotonic() - pressed;
      await lineUp(deps.lineWaitMs);
      if (!deps.isOnline()) return { status: 'not-sent', code: 'offline' };
      const id = ids.next();
      if (!(await within(before(id), LIMITS.liveMaxAgeMs - age()))) return { status: 'not-sent', code: 'too-late' };
      // The page may have slept (suspend, hang) since the press: the age counts, not the timers.
      if (age() > LIMITS.liveMaxAgeMs) return { status: 'not-sent', code: 'too-late' };
      if (!deps.isOnline()) return { status: 'not-sent', code: 'offline' };
      const answer = await deps.ask('command', { id, type, payload }, LIMITS.ackTimeoutMs);
      if (answer.kind === 'answer') return outcomeOf(answer.value);
      return recover(id, pressed);
    },
    settle,
    online() {
      for (const resume of [...lineWaiters]) resume();
    },
    stop() {
      stopped = true;
      for (const resume of [...lineWaiters, ...sleepers]) resume();
    },
  };
}

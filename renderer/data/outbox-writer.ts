import type { LocalDatabase, OutboxRecord } from './local-store.ts';
import type { Log } from './log.ts';
import type { OutboxStep, Stream } from './outbox-machine.ts';

/** Stores the steps of an outbox, one transaction after the other. */
export interface OutboxWriter {
  /** Stores a new command; resolves when it would survive a power cut, rejects when it could not be stored. */
  add(step: OutboxStep): Promise<void>;
  /** Stores what an answer changed, behind. */
  behind(step: OutboxStep): void;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

/**
 * A behind-write that has not begun takes along what changes meanwhile: a drained batch is one transaction, not fifty,
 * and the next press does not wait behind it. What could not be written is tried again with the next step; lost at a
 * crash it only means that a command is sent again under its old id [SY-3].
 */
export function createOutboxWriter(deps: { readonly database: LocalDatabase; readonly log: Log }): OutboxWriter {
  let writes: Promise<unknown> = Promise.resolve();
  /** Records that the disk does not have as they are now (null = gone). */
  let dirty = new Map<string, OutboxRecord | null>();
  /** The stream's note, when the disk lacks it. */
  let stream: Stream | null = null;
  /** A behind-write waits for its turn. */
  let isPlanned = false;

  async function run(added: OutboxStep | null): Promise<void> {
    const taken = dirty;
    const lacking = stream;
    const note = added?.state.stream ?? lacking;
    dirty = new Map();
    stream = null;
    if (!added) isPlanned = false;
    const put = [...taken.values()].filter((record) => record !== null).concat(added?.put ?? []);
    const drop = [...taken].flatMap(([id, record]) => (record === null ? [id] : []));
    if (put.length === 0 && drop.length === 0 && !note) return;
    const notes = note ? { notes: new Map([['stream', note] as const]) } : {};
    try {
      await deps.database.write({ putOutbox: put, dropOutbox: drop, ...notes });
    } catch (error) {
      dirty = new Map([...taken, ...dirty]);
      stream ??= lacking;
      throw new Error('the outbox could not be stored', { cause: error });
    }
  }

  function write(added: OutboxStep | null): Promise<void> {
    const written = writes.then(() => run(added));
    writes = written.catch(() => undefined);
    return written;
  }

  return {
    add: (step) => write(step),
    behind(step) {
      for (const id of step.drop) dirty.set(id, null);
      for (const record of step.put) dirty.set(record.id, record);
      if (step.moved) stream = step.state.stream;
      if (isPlanned) return;
      isPlanned = true;
      write(null).catch((error: unknown) => {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause.name : 'unknown';
        deps.log.error('outbox.write-failed', { error: cause });
      });
    },
    async idle() {
      await writes;
    },
  };
}

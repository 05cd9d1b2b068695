import type { HallCommandType } from '../../shared/domain/commands/hall-commands.ts';
import type { Scheduler } from '../../shared/lib/clock.ts';
import type { SendOutcome } from './client.ts';
import type { Workspace } from './workspace.ts';

export type OpenTakes = {
  /**
   * Sends a take so that a crash cannot lose sight of it: its id is on the disk before it leaves. `send` must wait for
   * the promise of `before`.
   */
  watch<T extends HallCommandType>(
    send: (before: (id: string) => Promise<void>) => Promise<SendOutcome<T>>,
  ): Promise<SendOutcome<T>>;
  stop(): void;
};

type Device = Pick<Workspace, 'image' | 'note' | 'noted'>;

/**
 * Takes of a kiosk that have no answer yet. Only their ids are kept, never what was asked. What a crash left open is
 * asked about at the next start, and a number that was issued is given back: nobody has seen it. Nothing is ever sent
 * again [SY-6, QU-3].
 */
export function createOpenTakes(deps: {
  readonly device: Device;
  readonly scheduler: Scheduler;
  /** What became of a command, however long it takes; null: nothing. */
  readonly settle: (id: string) => Promise<{ readonly ticketId: string } | null>;
  /** Resolves when the giving back survives a crash. */
  readonly giveBack: (ticketId: string) => Promise<unknown>;
}): OpenTakes {
  const { device } = deps;
  const open = new Set<string>(leftIn(device.image.notes.get('takes')));
  let stopped = false;

  function keep(): void {
    device.note('takes', open.size === 0 ? null : [...open]);
  }

  function forget(id: string): void {
    // A client that is being stopped gives no answers any more: its question stays open.
    if (stopped) return;
    open.delete(id);
    keep();
  }

  async function recover(id: string): Promise<void> {
    const taken = await deps.settle(id);
    if (taken && !stopped) await deps.giveBack(taken.ticketId);
    forget(id);
  }

  for (const id of open) void recover(id);

  return {
    async watch(send) {
      let sent: string | null = null;
      const outcome = await send(async (id) => {
        sent = id;
        open.add(id);
        keep();
        await device.noted();
      });
      // After the caller has had its turn: a number that it gives back is in the outbox first.
      const over = () => void deps.scheduler.after(0, () => sent !== null && forget(sent));
      if (outcome.status === 'unknown') void outcome.settled?.then(over);
      else over();
      return outcome;
    },
    stop() {
      stopped = true;
    },
  };
}

function leftIn(note: unknown): readonly string[] {
  return Array.isArray(note) ? note.filter((id) => typeof id === 'string') : [];
}

import { modeOf } from '../../shared/domain/commands/command-table.ts';
import {
  type HallCommandOf,
  type HallCommandType,
  hallCommandSchemas,
} from '../../shared/domain/commands/hall-commands.ts';
import type { ReplyOf } from '../../shared/domain/commands/replies.ts';
import type { SendOutcome } from './client.ts';
import type { CivicClientDeps } from './client-deps.ts';
import type { LiveSender } from './live-sender.ts';
import type { OpenTakes } from './open-takes.ts';
import type { PersonDesk } from './person-desk.ts';
import type { ServerTime } from './server-time.ts';
import type { Session } from './session.ts';
import type { Workspace } from './workspace.ts';

/** A durable press that is answered within this is `ok` or `refused`; after that it is `queued`. */
const QUICK_ACK_MS = 1500;

type Payload = Readonly<Record<string, unknown>>;

/** What stands once the local databases are open. */
export type Loaded = {
  readonly device: Workspace;
  readonly session: Session;
  readonly storeWorks: boolean;
  readonly takes: OpenTakes;
};

export type CommandSender = {
  send<T extends HallCommandType>(type: T, payload: HallCommandOf<T>['payload']): Promise<SendOutcome<T>>;
};

/** By which way a command leaves: through the outbox of the person or the device, or live and never again [SY-6]. */
export function createCommandSender(
  deps: Pick<CivicClientDeps, 'ids' | 'clock' | 'log' | 'role' | 'audience'> & {
    readonly live: LiveSender;
    readonly desk: PersonDesk;
    readonly time: Pick<ServerTime, 'now'>;
    readonly isOnline: () => boolean;
    /** null: the local database belongs to a newer app, and nothing is sent. */
    readonly whenLoaded: () => Promise<Loaded | null>;
    readonly loaded: () => Loaded | null;
  },
): CommandSender {
  const { live, desk, log } = deps;

  async function durable<T extends HallCommandType>(type: T, payload: Payload): Promise<SendOutcome<T>> {
    const standing = await deps.whenLoaded();
    const workspace = standing && (standing.session.current() ? desk.workspace() : standing.device);
    if (!workspace || !standing.storeWorks) return { status: 'refused', error: { ok: false, code: 'storage' } };
    const id = deps.ids.next();
    const answer = workspace.outbox.settled(id, deps.isOnline() ? QUICK_ACK_MS : 0);
    try {
      await workspace.outbox.add({ id, type, payload, createdAt: deps.clock.now(), pressedAt: deps.time.now() });
    } catch (error) {
      log.error('outbox.add-failed', { type, error: error instanceof Error ? error.name : 'unknown' });
      return { status: 'refused', error: { ok: false, code: 'storage' } };
    }
    const ack = await answer;
    if (!ack) return { status: 'queued' };
    if (ack.ok) return { status: 'ok', reply: ack.reply as ReplyOf<T> };
    workspace.outbox.takeRefusal(id);
    return { status: 'refused', error: ack };
  }

  async function now<T extends HallCommandType>(type: T, payload: Payload): Promise<SendOutcome<T>> {
    // A press at a window builds on what was pressed there before: first the finish, then the next call.
    const person = 'windowId' in payload ? desk.workspace() : null;
    const send = (before: (id: string) => Promise<void>) => live.send(type, payload, before);
    if (deps.role !== 'kiosk' || type !== 'ticket.take') {
      return send(() => person?.outbox.drained() ?? Promise.resolve());
    }
    return deps.loaded()?.takes.watch(send) ?? { status: 'not-sent', code: 'offline' };
  }

  return {
    async send(type, payload) {
      if (deps.audience.kind === 'public-board') return { status: 'refused', error: { ok: false, code: 'denied' } };
      const parsed = hallCommandSchemas[type].safeParse(payload);
      if (!parsed.success) return { status: 'refused', error: { ok: false, code: 'invalid' } };
      const clean: Payload = parsed.data;
      const outcome = await (modeOf(type) === 'durable' ? durable(type, clean) : now(type, clean));
      desk.learn(type, clean.windowId, outcome);
      return outcome;
    },
  };
}

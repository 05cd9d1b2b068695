import type { Actor, DeviceRole } from '../../shared/domain/commands/actor.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Hello, StaffView } from '../../shared/protocol/down.ts';
import type { ClientView, ConnectionState, OutboxItem, SessionEnd } from './client.ts';
import { foldedRecords, foldHall } from './fold.ts';
import type { Log } from './log.ts';
import type { Outbox } from './outbox.ts';
import { commandsOf, type OutboxState } from './outbox-machine.ts';
import type { Replica } from './replica.ts';

export type ViewParts = {
  readonly loaded: boolean;
  readonly connection: ConnectionState;
  readonly hello: Hello | null;
  readonly staff: StaffView | null;
  readonly sessionEnd?: SessionEnd | undefined;
  readonly replica: Replica;
  readonly heardAt: number | null;
  /** The device's outbox and, when somebody is logged in, that person's. */
  readonly outboxes: readonly { readonly outbox: Outbox; readonly staff: StaffView | null }[];
};

/** Who this page is to the domain, beside the person. */
export type Self = { readonly role: DeviceRole; readonly isPublic: boolean };

/** The person or the device as the domain knows them; the server establishes its own, this one only folds and asks. */
function actorOf({ role, isPublic }: Self, deviceId: string, staff: StaffView | null): Actor {
  if (staff) {
    const { staffId, sessionId, roles, skills, plate } = staff;
    return { kind: 'staff', staffId, sessionId, deviceId, roles, skills, plate };
  }
  return isPublic ? { kind: 'public-board' } : { kind: 'device', role, deviceId };
}

function trayOf(outbox: Outbox): OutboxItem[] {
  const sending = outbox.sending();
  return commandsOf(outbox.state()).flatMap((record): OutboxItem[] => {
    const { id, seq, type, payload, createdAt, status, tries, error } = record;
    if (status === 'acked') return [];
    const shown = status === 'queued' && sending.has(id) ? 'sending' : status;
    return [{ id, seq, type, payload, createdAt, status: shown, tries, error }];
  });
}

type Memo = {
  readonly hall: HallState;
  readonly feeds: Replica['feeds'];
  /** All that fold and tray are made from beside the replica, compared by reference. */
  readonly sources: readonly (OutboxState | ReadonlySet<string> | StaffView | string | null)[];
  readonly folded: HallState;
  readonly tray: readonly OutboxItem[];
};

/** Makes views; what did not change keeps its reference, so that screens do not draw again for nothing. */
export function createViewBuilder(self: Self, log: Log): (parts: ViewParts) => ClientView {
  let memo: Memo | null = null;

  const deviceOf = (parts: ViewParts): string => parts.hello?.device?.id ?? '';

  function fold(parts: ViewParts): HallState {
    const queue = parts.replica.feeds.queue ?? null;
    return parts.outboxes.reduce((hall, { outbox, staff }) => {
      const actor = actorOf(self, deviceOf(parts), staff);
      return foldHall(hall, foldedRecords(outbox.state(), queue), actor, (error, record) => {
        log.error('fold.failed', { type: record.type, error: error instanceof Error ? error.name : 'unknown' });
      });
    }, parts.replica.hall);
  }

  function remembered(parts: ViewParts): Memo {
    const { hall, feeds } = parts.replica;
    const sources = [
      deviceOf(parts),
      ...parts.outboxes.flatMap(({ outbox, staff }) => [outbox.state(), outbox.sending(), staff]),
    ];
    const same = memo?.sources.length === sources.length && sources.every((each, n) => memo?.sources[n] === each);
    if (memo && same && memo.hall === hall && memo.feeds === feeds) return memo;
    const tray = memo && same ? memo.tray : parts.outboxes.flatMap(({ outbox }) => trayOf(outbox));
    return { hall, feeds, sources, folded: fold(parts), tray };
  }

  return (parts) => {
    memo = remembered(parts);
    return {
      loaded: parts.loaded,
      connection: parts.connection,
      hello: parts.hello,
      staff: parts.staff,
      ...(parts.sessionEnd === undefined ? {} : { sessionEnd: parts.sessionEnd }),
      hall: memo.folded,
      rev: parts.replica.feeds.queue?.cursor ?? null,
      ahead: memo.folded !== memo.hall,
      heardAt: parts.heardAt,
      catalogue: parts.replica.catalogue,
      outbox: memo.tray,
    };
  };
}

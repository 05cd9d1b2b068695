import { createStandings } from '../../shared/domain/estimate/standing.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { getRow } from '../../shared/lib/table.ts';
import type { PhoneView } from '../../shared/protocol/down.ts';
import type { Commit, ScopeLoop } from '../commands/scope-loop.ts';
import type { SlipFinder } from '../queries/slip-finder.ts';
import { isSameView, phoneViewOf, type ViewSource } from './phone-view.ts';
import type { Connection, IoSocket } from './socket-types.ts';

const GONE: PhoneView = { kind: 'gone' };

/**
 * Phone pages get one whole small view, again whenever it changes: at once when their own ticket moved, within a second
 * when only the line ahead of them did.
 */
export function createPhones(deps: {
  hall: Pick<ScopeLoop<HallState>, 'current'>;
  slips: SlipFinder;
  now: () => number;
}) {
  const { hall, slips, now } = deps;
  const phones = new Map<IoSocket, Connection>();
  let shownRev = -1;

  /** One answer per state and instant, shared by all phones that are shown in one go. */
  function createSources(at: number): (state: HallState) => ViewSource {
    const made = new Map<HallState, ViewSource>();
    return (state) => {
      const source = made.get(state) ?? { state, standingOf: createStandings(state, at) };
      made.set(state, source);
      return source;
    };
  }

  function show(
    socket: IoSocket,
    connection: Connection,
    at: number,
    sourceOf: (state: HallState) => ViewSource,
  ): void {
    const { principal } = connection;
    if (principal.kind !== 'phone') return;
    const state = slips.find(principal.tokenHash);
    if (state === undefined && !slips.isReady()) return;
    const view = state ? phoneViewOf(sourceOf(state), hall.current().rev, principal.tokenHash, at) : GONE;
    if (connection.view !== null && isSameView(connection.view, view)) return;
    connection.view = view;
    socket.emit('view', view);
  }

  return {
    add(socket: IoSocket, connection: Connection): void {
      if (connection.principal.kind === 'stale-phone') {
        socket.emit('view', GONE);
        return;
      }
      phones.set(socket, connection);
      const at = now();
      show(socket, connection, at, createSources(at));
    },
    remove(socket: IoSocket): void {
      phones.delete(socket);
    },
    onCommit({ before, after }: Commit<HallState>): void {
      const at = now();
      const sourceOf = createSources(at);
      for (const [socket, connection] of phones) {
        if (connection.principal.kind !== 'phone') continue;
        const { ticketId } = connection.principal;
        const moved = (['tickets', 'bookings'] as const).some(
          (table) => getRow<unknown>(before.state[table], ticketId) !== getRow<unknown>(after.state[table], ticketId),
        );
        if (moved || getRow(before.state.slips, ticketId) !== getRow(after.state.slips, ticketId))
          show(socket, connection, at, sourceOf);
      }
    },
    /** Once a second: what changed because others moved. */
    tick(): void {
      const { rev } = hall.current();
      if (rev === shownRev || !slips.isReady()) return;
      shownRev = rev;
      const at = now();
      const sourceOf = createSources(at);
      for (const [socket, connection] of phones) show(socket, connection, at, sourceOf);
    },
  };
}

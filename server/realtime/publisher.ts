import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { getRow } from '../../shared/lib/table.ts';
import type { Changes } from '../../shared/protocol/feeds.ts';
import type { Commit } from '../commands/scope-loop.ts';
import { type IoServer, type IoSocket, roomOf } from './socket-types.ts';

const DESK = 'desk:';

function sessionOf(socket: IoSocket): string | null {
  const principal = socket.data.connection?.principal;
  return principal?.kind === 'device' ? principal.sessionId : null;
}

/** Sends every commit to the rooms of its feeds; one encoding per feed, however many screens there are. */
export function createPublisher(io: IoServer) {
  /** Who sits down is in the desk's room before the link goes out; who got up learns that, and no more than that. */
  function moveSeat(commit: Commit<HallState>, changes: Changes): void {
    const windowId = changes.feed.slice(DESK.length);
    const before = getRow(commit.before.state.seats, windowId)?.sessionId;
    const after = getRow(commit.after.state.seats, windowId)?.sessionId;
    if (before === after) return;
    for (const socket of io.sockets.sockets.values()) {
      const session = sessionOf(socket);
      if (session !== null && session === after) void socket.join(roomOf(changes.feed));
      else if (socket.rooms.has(roomOf(changes.feed))) {
        void socket.leave(roomOf(changes.feed));
        socket.emit('changes', { ...changes, rows: [{ kind: 'seat', id: windowId, row: null }] });
      }
    }
  }

  return {
    hall(commit: Commit<HallState>): void {
      for (const changes of commit.changes) {
        if (changes.feed.startsWith(DESK)) moveSeat(commit, changes);
        io.to(roomOf(changes.feed)).emit('changes', changes);
      }
    },
    city(commit: Pick<Commit<unknown>, 'changes'>): void {
      for (const changes of commit.changes) io.to(roomOf(changes.feed)).emit('changes', changes);
    },
  };
}

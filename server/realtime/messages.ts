import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type ContentCommand, isContentCommand } from '../../shared/domain/content/content-commands.ts';
import { EMPTY_CONTENT } from '../../shared/domain/content/content-tables.ts';
import { settingsOf } from '../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { rowsOfFeed } from '../../shared/domain/hall/rows.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import type { LocalText } from '../../shared/lib/text.ts';
import type { Acks, CommandAck } from '../../shared/protocol/down.ts';
import type { WireCode, WireError } from '../../shared/protocol/errors.ts';
import type { CommandMessage, UpEvent, upSchemas } from '../../shared/protocol/up.ts';
import type { Registry } from '../accounts/registry.ts';
import type { StaffAccounts } from '../accounts/staff-accounts.ts';
import type { CityState } from '../commands/city-aggregate.ts';
import { changedContent } from '../commands/city-content.ts';
import { ownerOf } from '../commands/envelope.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';
import type { SlipKeys } from '../commands/slip-secrets.ts';
import type { Log } from '../log.ts';
import type { Persons } from '../persons/persons.ts';
import { findAnswer } from '../queries/command-status.ts';
import type { DaySheets } from '../queries/day-sheets.ts';
import { type FeedSource, openFeed } from '../queries/open-feed.ts';
import type { Snapshots } from '../queries/snapshots.ts';
import type { Storage } from '../storage/ports.ts';
import { actorOf, mayRead, maySeeNames } from './principal.ts';
import { readCommand } from './read-command.ts';
import { withSlipSecret } from './slip-secret.ts';
import { type Connection, type IoSocket, roomOf } from './socket-types.ts';
import { withContent } from './with-content.ts';
import { hasWritten, withMatter, withoutWritten } from './with-matter.ts';
import { withSheet } from './with-sheet.ts';
import { hasPersonalData, withApplicant, withoutPersonalData, withPhone } from './without-personal-data.ts';

export type MessageDeps = {
  readonly hall: ScopeLoop<HallState>;
  readonly city: ScopeLoop<CityState>;
  readonly storage: Storage;
  readonly registry: Registry;
  readonly accounts: StaffAccounts;
  readonly snapshots: Snapshots;
  readonly persons: Persons;
  readonly sheets: DaySheets;
  readonly keys: SlipKeys;
  readonly publicUrl: string;
  readonly maxChangesBytes: number;
  readonly log: Log;
};

type Parsed<E extends UpEvent> = z.output<(typeof upSchemas)[E]>;

/** One handler per message of the protocol; a missing one does not compile. */
export type MessageHandlers = {
  readonly [E in UpEvent]: (socket: IoSocket, connection: Connection, message: Parsed<E>) => Promise<Acks[E]>;
};

/** Rooms that are left at the log-out; the desk's goes with the seat. */
function isPersonal(room: string): boolean {
  return room === roomOf('manage') || room === roomOf('people') || room.startsWith(roomOf('me:'));
}

/** How long a person who has booked must stay known: until the day, and as long as a no-show counts [DOMAIN 4.6]. */
function bookingDaysOf(state: HallState): number {
  const { bookingNoShowDays, bookingBlockDays } = settingsOf(state);
  return bookingNoShowDays + bookingBlockDays;
}

function refusal(code: WireCode): WireError {
  return { ok: false, code };
}

export function createMessageHandlers(deps: MessageDeps): MessageHandlers {
  const { hall, city, storage, registry, accounts, snapshots, persons, sheets, keys, publicUrl, log } = deps;

  const hallFeeds: FeedSource<HallState> = { loop: hall, rowsOf: rowsOfFeed };
  const cityFeeds: FeedSource<CityState> = {
    loop: city,
    rowsOf: ({ content }) => changedContent(EMPTY_CONTENT, content),
  };

  /** Enters the queue in the very tick of the call, so the commands of one socket keep their order. */
  async function command(connection: Connection, message: CommandMessage): Promise<CommandAck> {
    const actor = actorOf(connection.principal, registry);
    if (!actor.ok) return refusal(actor.error);
    const read = readCommand(message, actor.value);
    if (read.kind === 'answer') {
      log.warn('command.refused', { code: read.error.code, type: message.type, actor: actor.value.kind });
      return read.error;
    }
    // A place in the outbox stream is the hall's; edits are live and have none [SY-6].
    if (isContentCommand(read.envelope.type) && read.envelope.order === undefined) {
      const told = await city.submit(read.envelope);
      return withContent(told, read.envelope as ContentCommand, city.current().state);
    }
    if (['owed.reveal', 'booking.reveal'].includes(read.envelope.type))
      return withPhone(await hall.submit(read.envelope), persons);
    if (['matter.read', 'matter.lookUp'].includes(read.envelope.type))
      return withMatter(await hall.submit(read.envelope), persons);
    if (hasWritten(read.envelope)) {
      const { matterKeepDays } = settingsOf(hall.current().state);
      const put = await withoutWritten(read.envelope, persons, matterKeepDays);
      return 'error' in put ? put.error : withSlipSecret(await hall.submit(put.envelope), keys, publicUrl);
    }
    if (read.envelope.type === 'disclosure.reveal') return withApplicant(await hall.submit(read.envelope), persons);
    if (read.envelope.type === 'day.sheet') return withSheet(await hall.submit(read.envelope), sheets);
    if (!hasPersonalData(read.envelope)) return withSlipSecret(await hall.submit(read.envelope), keys, publicUrl);
    const named = await withoutPersonalData(read.envelope, persons, bookingDaysOf(hall.current().state));
    return 'error' in named ? named.error : withSlipSecret(await hall.submit(named.envelope), keys, publicUrl);
  }

  return {
    command: (_socket, connection, message) => command(connection, message),
    batch: async (_socket, connection, { commands }) => ({
      ok: true,
      acks: await Promise.all(commands.map((message) => command(connection, message))),
    }),
    'command.status': async (_socket, connection, { id }) => {
      const actor = actorOf(connection.principal, registry);
      if (!actor.ok) return refusal(actor.error);
      const ack = await findAnswer(hall, storage, id, ownerOf(actor.value));
      return ack === undefined
        ? { ok: true, known: false }
        : { ok: true, known: true, ack: withSlipSecret(ack, keys, publicUrl) };
    },
    'feed.open': async (socket, connection, request) => {
      const { feed } = request;
      if (!mayRead(connection.principal, feed, hall.current().state, registry)) {
        log.warn('feed.denied', { feed, principal: connection.principal.kind });
        return refusal('feed.denied');
      }
      const join = () => void socket.join(roomOf(feed));
      const answer = await (feed === 'catalogue'
        ? openFeed(deps, cityFeeds, request, join)
        : openFeed(deps, hallFeeds, request, join));
      // While the links were read somebody else may have sat down at this desk.
      if (mayRead(connection.principal, feed, hall.current().state, registry)) return answer;
      void socket.leave(roomOf(feed));
      return refusal('feed.denied');
    },
    'feed.page': async (_socket, connection, { snapshotId, page }) => {
      const snapshot = snapshots.find(snapshotId);
      const rows = snapshot?.pages[page];
      if (snapshot === undefined || rows === undefined) return refusal('snapshot.gone');
      if (!mayRead(connection.principal, snapshot.feed, hall.current().state, registry)) return refusal('feed.denied');
      return { ok: true, rows, last: page === snapshot.pages.length - 1 };
    },
    'feed.close': async (socket, _connection, { feed }) => {
      await socket.leave(roomOf(feed));
      return { ok: true };
    },
    'staff.login': async (socket, connection, request) => {
      const { principal } = connection;
      if (principal.kind !== 'device' || principal.role !== 'counter') return refusal('login.not-counter');
      const current = actorOf({ ...principal, sessionId: null }, registry);
      if (!current.ok) return refusal(current.error);
      const result = await accounts.login(request, principal.deviceId);
      if (!result.ok) return result.error;
      for (const room of [...socket.rooms].filter(isPersonal)) void socket.leave(room);
      const { id: sessionId, staffId } = result.value.session;
      connection.principal = { ...principal, sessionId, staffId };
      return { ok: true, session: result.value.token, staff: result.value.staff };
    },
    'staff.logout': async (socket, connection) => {
      const { principal } = connection;
      for (const room of [...socket.rooms].filter(isPersonal)) void socket.leave(room);
      const sessionId = principal.kind === 'device' ? principal.sessionId : null;
      const session = sessionId === null ? undefined : registry.findSession(sessionId);
      if (principal.kind === 'device') connection.principal = { ...principal, sessionId: null, staffId: null };
      if (session === undefined) return { ok: true };
      await leaveSeats(session.id, principal);
      await accounts.logout(session);
      return { ok: true };
    },
    // Names stay in the accounts: the feeds know people by id and plate [SY-13].
    'staff.names': async (_socket, connection) => {
      if (!maySeeNames(connection.principal, registry)) return refusal('denied');
      const names = registry.listStaff().map(({ id, name }) => [id, JSON.parse(name) as LocalText] as const);
      return { ok: true, names: Object.fromEntries(names) };
    },
    'staff.unlock': async (_socket, connection, { pin }) => {
      const { principal } = connection;
      const sessionId = principal.kind === 'device' ? principal.sessionId : null;
      const session = sessionId === null ? undefined : registry.findSession(sessionId);
      if (session === undefined) return refusal('session-expired');
      const result = await accounts.unlock(session, pin);
      return result.ok ? { ok: true } : result.error;
    },
  };

  /** Who logs out closes the window where that is lawful; with a citizen there it stays for a colleague to take over. */
  async function leaveSeats(sessionId: string, principal: Connection['principal']): Promise<void> {
    const actor = actorOf(principal, registry);
    if (!actor.ok) return;
    for (const seat of rowsOf(hall.current().state.seats)) {
      if (seat.sessionId !== sessionId) continue;
      const payload = { windowId: seat.windowId };
      await hall.submit({ id: randomUUID(), type: 'window.close', payload, actor: actor.value });
    }
  }
}

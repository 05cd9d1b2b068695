import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { SlipReply } from '../../shared/domain/commands/replies.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import { aServer, type Wire } from '../integration/harness.ts';
import type { OpenHallOptions, SimulatedHall } from './simulated-hall.ts';

/** Errors and warnings of the server are part of the result: a day that works says nothing. */
export type ServerHall = SimulatedHall & {
  complaints(): readonly string[];
  readonly folder: string;
  /** Connections that are open now. */
  sockets(): number;
};

/**
 * The real server on a real SQLite file and a real port; only the clock is moved by hand. Everybody sends over a socket
 * of their own, as their device does: the kiosk, a counter with somebody logged in, the phone page behind a slip's token.
 */
export async function openServerHall({ file, startAt }: OpenHallOptions): Promise<ServerHall> {
  const server = await aServer({ hallFile: file, startAt });
  const { loop } = server.server.core.hall() ?? {};
  if (!loop) throw new Error('the server opened without a hall');
  const kiosk = await server.device('kiosk');
  const board = await server.device('board');
  // Somebody hears what happens, as in a hall.
  for (const wire of [kiosk, board]) await wire.rows('queue');
  const counters = new Map<string, Promise<Wire>>();
  const tokens = new Map<string, string>();

  function counterOf(staffId: string): Promise<Wire> {
    const login = file.staff.find((person) => person.id === staffId)?.login;
    if (login === undefined) throw new Error(`nobody has the id ${staffId}`);
    const wire = counters.get(staffId) ?? server.counter(login);
    counters.set(staffId, wire);
    return wire;
  }

  /** The phone page behind a slip: comes, asks once, goes. */
  async function byPhone(ticketId: string, type: string, payload: Record<string, unknown>): Promise<CommandAck> {
    const token = tokens.get(ticketId);
    if (token === undefined) throw new Error(`no slip was given for ${ticketId}`);
    const phone = await server.connect({ ticket: token });
    const ack = await phone.command(type, payload);
    phone.socket.disconnect();
    return ack;
  }

  async function wireOf(actor: Actor): Promise<Wire> {
    if (actor.kind === 'staff') return counterOf(actor.staffId);
    if (actor.kind === 'device' && actor.role === 'kiosk') return kiosk;
    throw new Error(`nobody plays a ${actor.kind}`);
  }

  return {
    folder: server.folder,
    now: () => server.time.now(),
    async goTo(at) {
      if (at > server.time.now()) await server.time.advance(at - server.time.now());
    },
    async send(actor, type, payload) {
      if (actor.kind === 'phone') return byPhone(actor.ticketId, type, payload);
      const ack = await (await wireOf(actor)).command(type, payload);
      if (ack.ok && type === 'ticket.take') {
        const slip = ack.reply as SlipReply;
        if (slip.slipSecret) tokens.set(slip.ticketId, slip.slipSecret.token);
      }
      return ack;
    },
    sockets: () => counters.size + 2,
    state: () => loop.current().state,
    onCommit: (listener) => loop.onCommit(({ before, after }) => listener(before.state, after.state)),
    stop: () => server.stop(),
    complaints: () =>
      server.log.lines
        .filter(({ level }) => level === 'warn' || level === 'error')
        .map(({ level, event, fields }) => `${level} ${event} ${JSON.stringify(fields)}`),
  };
}

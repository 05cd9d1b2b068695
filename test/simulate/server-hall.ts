import { readCommand } from '../../server/realtime/read-command.ts';
import { aServer, newIds } from '../integration/harness.ts';
import type { OpenHallOptions, SimulatedHall } from './simulated-hall.ts';

/** Errors and warnings of the server are part of the result: a day that works says nothing. */
export type ServerHall = SimulatedHall & { complaints(): readonly string[]; readonly folder: string };

/** The real server on a real SQLite file; only the clock is moved by hand. */
export async function openServerHall({ file, startAt }: OpenHallOptions): Promise<ServerHall> {
  const server = await aServer({ hallFile: file, startAt });
  const { loop } = server.server.core.hall() ?? {};
  if (!loop) throw new Error('the server opened without a hall');
  const ids = newIds();
  return {
    folder: server.folder,
    now: () => server.time.now(),
    async goTo(at) {
      if (at > server.time.now()) await server.time.advance(at - server.time.now());
    },
    async send(actor, type, payload) {
      const read = readCommand({ id: ids.next(), type, payload }, actor);
      return read.kind === 'submit' ? loop.submit(read.envelope) : read.error;
    },
    state: () => loop.current().state,
    onCommit: (listener) => loop.onCommit(({ before, after }) => listener(before.state, after.state)),
    stop: () => server.stop(),
    complaints: () =>
      server.log.lines
        .filter(({ level }) => level === 'warn' || level === 'error')
        .map(({ level, event, fields }) => `${level} ${event} ${JSON.stringify(fields)}`),
  };
}

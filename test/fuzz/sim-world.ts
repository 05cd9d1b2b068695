import { createCivicClient } from '../../renderer/data/civic-client.ts';
import type { CivicClient } from '../../renderer/data/client.ts';
import type { CivicClientDeps } from '../../renderer/data/client-deps.ts';
import type { LocalDatabase, LocalStore } from '../../renderer/data/local-store.ts';
import { createMemoryStore } from '../../renderer/data/memory-store.ts';
import type { Actor, DeviceRole } from '../../shared/domain/commands/actor.ts';
import { createIds } from '../../shared/lib/ids.ts';
import { createManualTime, type ManualTime } from '../../shared/lib/manual-time.ts';
import { ok } from '../../shared/lib/result.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import { aClerk, KIOSK, MORNING } from '../fixtures/a-hall.ts';
import { createRandom, createSimNet, type SimNet } from './sim-net.ts';
import { createSimServer, type ServerFaults, type SimServer } from './sim-server.ts';

const SILENT = { info() {}, warn() {}, error() {} };

/** A local disk: writes take time, and those that a crash overtakes never happened. */
export function createSimDisk(time: ManualTime, random: () => number): { store(isAlive: () => boolean): LocalStore } {
  const memory = createMemoryStore();
  function slow(database: LocalDatabase, isAlive: () => boolean): LocalDatabase {
    let last: Promise<void> = Promise.resolve();
    return {
      load: () => database.load(),
      write(change) {
        const written = last.then(
          () =>
            new Promise<void>((resolve) => {
              time.after(1 + Math.floor(random() * 8), () => {
                if (isAlive()) void database.write(change).then(resolve);
              });
            }),
        );
        last = written;
        return written;
      },
      close() {},
    };
  }
  return {
    store: (isAlive) => ({
      async open(name) {
        const opened = await memory.open(name);
        return opened.ok ? ok(slow(opened.value, isAlive)) : opened;
      },
      remove: (name) => memory.remove(name),
    }),
  };
}

export type SimClient = CivicClient & {
  /** Ends at once, as by a power cut: nothing more is written, no timer runs. */
  crash(): void;
};

export type World = {
  readonly seed: number;
  readonly random: () => number;
  readonly time: ManualTime;
  readonly server: SimServer;
  readonly net: SimNet;
  /** A client on `disk`; a second one on the same disk is the first one restarted. */
  client(role: DeviceRole, disk?: ReturnType<typeof createSimDisk>, changes?: Partial<CivicClientDeps>): SimClient;
  disk(): ReturnType<typeof createSimDisk>;
  /** Somebody else in the hall does something. */
  stir(): void;
  /** Somebody takes a number: always one link of the queue feed. */
  take(): void;
};

export function createWorld(
  seed: number,
  options: { readonly keepLinks?: number; readonly faults?: ServerFaults } = {},
): World {
  const random = createRandom(seed);
  const time = createManualTime(MORNING);
  const server = createSimServer({ ...options, random });
  const net = createSimNet({ server, time, random });
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  let stirred = 0;
  let clients = 0;

  function act(actor: Actor, type: string, payload: Record<string, unknown>): void {
    stirred += 1;
    server.setTime(time.now());
    server.commit([{ actor, deviceId: 'other', message: { id: `stir-${seed}-${stirred}`, type, payload } }]);
  }

  function take(): void {
    const groupId = pick(['a', 'b', 'c']);
    act(KIOSK, 'ticket.take', { groupId, class: pick(['normal', 'priority']), locale: 'zh-CN', needs: [] });
  }

  return {
    seed,
    random,
    time,
    server,
    net,
    disk: () => createSimDisk(time, random),
    client(role, disk = createSimDisk(time, random), changes = {}) {
      clients += 1;
      const name = clients;
      let alive = true;
      const client = createCivicClient({
        dial: net.dial,
        store: disk.store(() => alive),
        clock: time,
        scheduler: {
          after: (ms, run) => time.after(ms, () => void (alive && run())),
          every: (ms, run) => time.every(ms, () => void (alive && run())),
        },
        ids: createIds({
          now: () => time.now(),
          random: (bytes) => bytes.set(Array.from(bytes, () => Math.floor(random() * 256))),
        }),
        random,
        randomBytes: (bytes) => bytes.fill(name),
        subtle: null,
        log: SILENT,
        role,
        audience: { kind: 'device', token: role === 'counter' ? 'counter-1' : `${role}-${name}` },
        feeds: ['queue'],
        onWake: () => () => undefined,
        app: 'sim',
        ...changes,
      });
      return Object.assign(client, {
        crash() {
          alive = false;
          void client.stop();
        },
      });
    },
    take,
    stir() {
      const clerk = aClerk(pick([2, 3]) ?? 2);
      const windowId = clerk.staffId === 'staff-2' ? 'w2' : 'w3';
      const tickets = [...rowsOf(server.state().tickets)];
      const mine = tickets.find(
        (ticket) => 'windowId' in ticket && ticket.windowId === windowId && ticket.status === 'serving',
      );
      const called = tickets.find((ticket) => ticket.status === 'called' && ticket.call.windowId === windowId);
      const choice = random();
      if (choice < 0.4) take();
      else if (mine) act(clerk, 'ticket.finish', { windowId, ticketId: mine.id, outcome: 'handled' });
      else if (called)
        act(clerk, random() < 0.7 ? 'ticket.start' : 'ticket.putBack', { windowId, ticketId: called.id });
      else act(clerk, 'ticket.callNext', { windowId });
    },
  };
}

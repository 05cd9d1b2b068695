import { randomUUID } from 'node:crypto';
import { hallOf } from '../shared/domain/hall/hall-of.ts';
import type { HallState } from '../shared/domain/hall/hall-state.ts';
import { planOf } from '../shared/domain/hall/plan.ts';
import type { Clock } from '../shared/lib/clock.ts';
import type { Ids } from '../shared/lib/ids.ts';
import { createDevices, type Devices } from './accounts/devices.ts';
import { reissueLogins, seedStaff, writeFirstLogins } from './accounts/first-logins.ts';
import { createRegistry, type Registry } from './accounts/registry.ts';
import { createStaffAccounts, type StaffAccounts } from './accounts/staff-accounts.ts';
import { writeBackup } from './backup.ts';
import type { Aggregate, AggregateEvent } from './commands/aggregate.ts';
import { CITY, type CityState, cityAggregate, hallIdsOf } from './commands/city-aggregate.ts';
import { createHallAggregate } from './commands/hall-aggregate.ts';
import { type Memos, storedMemos } from './commands/memos.ts';
import { createScopeLoop, type InFlight, type LoopMetrics, type ScopeLoop } from './commands/scope-loop.ts';
import { createSlipKeys, type SlipKeys } from './commands/slip-secrets.ts';
import type { ServerLimits } from './config.ts';
import { createContentOperations } from './content-file/content-operations.ts';
import { createHallOperations } from './hall-file/hall-operations.ts';
import type { Log } from './log.ts';
import { OperationRefused, type Operations } from './operations.ts';
import { createPersonKeys } from './persons/person-keys.ts';
import { createPersons, type Persons } from './persons/persons.ts';
import { createDaySheets, type DaySheets } from './queries/day-sheets.ts';
import { createSlipFinder, type SlipFinder } from './queries/slip-finder.ts';
import type { Storage } from './storage/ports.ts';

export type CoreDeps = {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly metrics: LoopMetrics;
  readonly defer: (run: () => void) => void;
  /** 32 bytes, from `<data>/hall.key`. */
  readonly hallKey: Uint8Array;
  readonly dataFolder: string;
  readonly limits: Pick<ServerLimits, 'groupCommands' | 'groupMs'>;
  /** How duplicates are known; stored memos and a plain map, unless a caller has a reason. */
  readonly memos?: Memos;
  readonly newInFlight?: () => InFlight;
  /** How a hall decides; the product's own, unless a caller has a reason. */
  readonly hallAggregate?: ReturnType<typeof createHallAggregate>;
};

/** A hall that is open for business: its loop and who may use it. */
export type OpenHall = {
  readonly id: string;
  readonly loop: ScopeLoop<HallState>;
  readonly registry: Registry;
  readonly devices: Devices;
  readonly accounts: StaffAccounts;
  readonly slips: SlipFinder;
  readonly persons: Persons;
  readonly sheets: DaySheets;
};

/** Everything of the server but its doors: the loops, the accounts, the operations. */
export interface Core {
  readonly city: ScopeLoop<CityState>;
  readonly keys: SlipKeys;
  hall(): OpenHall | undefined;
  /** Called once, when the hall is open (at once if it is already). */
  onHall(listener: (hall: OpenHall) => void): void;
  readonly operations: Operations;
  stop(): Promise<void>;
}

export class NoHallError extends Error {
  constructor() {
    super('no hall is loaded yet: run `seed` first, or `serve --demo`');
    this.name = 'NoHallError';
  }
}

export async function createCore(deps: CoreDeps): Promise<Core> {
  const { storage, clock, ids, log, dataFolder } = deps;
  const keys = createSlipKeys(deps.hallKey);
  const now = () => clock.now();
  const listeners: ((hall: OpenHall) => void)[] = [];

  function openScope<S, E extends AggregateEvent>(scope: string, aggregate: Aggregate<S, E>): Promise<ScopeLoop<S>> {
    return createScopeLoop({
      scope,
      aggregate,
      storage,
      memos: deps.memos ?? storedMemos,
      inFlight: deps.newInFlight?.() ?? new Map(),
      clock,
      ids,
      secrets: keys,
      log,
      metrics: deps.metrics,
      newEpoch: () => randomUUID(),
      defer: deps.defer,
      limits: deps.limits,
    });
  }

  async function makeHall(id: string): Promise<OpenHall> {
    const aggregate = deps.hallAggregate ?? createHallAggregate();
    const loop = await openScope(id, aggregate);
    const registry = await createRegistry({ storage, scope: id });
    const shared = { storage, registry, scope: id, now, ids, log };
    return {
      id,
      loop,
      registry,
      devices: createDevices(shared),
      accounts: await createStaffAccounts(shared),
      slips: await createSlipFinder({ storage, loop, aggregate, log }),
      persons: createPersons({ ...shared, keys: createPersonKeys(deps.hallKey) }),
      sheets: createDaySheets({ ...shared, defer: deps.defer }),
    };
  }

  const city = await openScope(CITY, cityAggregate);
  const [firstHall] = hallIdsOf(city.current().state);
  let open: OpenHall | undefined = firstHall === undefined ? undefined : await makeHall(firstHall);
  await open?.loop.tick();

  function need(): OpenHall {
    if (open === undefined) throw new NoHallError();
    return open;
  }

  async function must(loop: Pick<ScopeLoop<unknown>, 'submit'>, type: string, payload: unknown): Promise<void> {
    const ack = await loop.submit({ id: `sys:${type}:${ids.next()}`, type, payload, actor: { kind: 'system' } });
    if (!ack.ok) throw new Error(`${type} was refused: ${ack.code}`);
  }

  const operations: Operations = {
    /** The hall is named in the city last, so a seed that was cut off is simply done again. */
    async seed({ hall: file, catalogue }) {
      if (file.id === CITY) throw new Error(`a hall cannot be called ${CITY}`);
      if (open !== undefined && open.id !== file.id)
        throw new Error(`this data folder holds the hall ${open.id}, not ${file.id}`);
      await must(city, 'catalogue.publish', catalogue);
      const items = catalogue.items?.length ?? 0;
      const hall = open ?? (await makeHall(file.id));
      await must(hall.loop, 'hall.load', { file });
      await hall.loop.tick();
      let firstLogins: string | null = null;
      const fresh = await seedStaff(storage, file.id, file.staff, async (logins) => {
        firstLogins = await writeFirstLogins(dataFolder, logins);
      });
      await hall.registry.reload();
      await must(city, 'hall.register', { hallId: file.id });
      if (open === undefined) {
        open = hall;
        for (const listener of listeners) listener(hall);
      }
      log.info('hall.loaded', { hallId: file.id, items, newStaff: fresh.length });
      return { hallId: file.id, items, newStaff: fresh.length, firstLogins };
    },
    ...createHallOperations({
      storage,
      hall: need,
      now,
      log,
      dataFolder,
      async load(hall, file) {
        await must(hall.loop, 'hall.load', { file });
        await hall.loop.tick();
      },
    }),
    ...createContentOperations({ city, newId: () => ids.next(), log }),
    async daySheet({ day }) {
      const { sheets, loop } = need();
      return { sheet: (await sheets.find(day ?? hallOf(loop.current().state)?.day ?? '')) ?? null };
    },
    async enroll(input) {
      const hall = need();
      if ('role' in input) return hall.devices.createCode({ ...input, listed: null });
      const listed = planOf(hall.loop.current().state)?.devices.find(({ id }) => id === input.device);
      if (listed === undefined) {
        throw new OperationRefused(`the hall file lists no device ${input.device}`, { code: 'device.not-listed' });
      }
      return hall.devices.createCode({ role: listed.role, name: listed.name, listed: listed.id });
    },
    async devices() {
      const { registry, loop } = need();
      const rows = registry.listDevices();
      const isThere = (id: string) => rows.some(({ listed, revokedAt }) => listed === id && revokedAt === null);
      const listed = planOf(loop.current().state)?.devices ?? [];
      return {
        devices: rows.map(({ scope: _scope, tokenHash: _token, ...row }) => row),
        missing: listed.filter(({ id }) => !isThere(id)).map(({ id, role, name }) => ({ id, role, name })),
      };
    },
    revoke: async ({ device }) => ({ revoked: await need().devices.revoke(device) }),
    async logins({ staff }) {
      const hall = need();
      const { logins } = await reissueLogins(storage, hall.id, staff, now(), (fresh) =>
        writeFirstLogins(dataFolder, fresh),
      );
      await hall.registry.reload();
      log.info('logins.reissued', { count: logins.length });
      return { count: logins.length, file: logins.length === 0 ? null : `${dataFolder}/first-logins.txt` };
    },
    async backup({ to }) {
      const { id, loop } = need();
      const { rev } = loop.current();
      await writeBackup(storage, to, { hallKey: deps.hallKey, description: { hallId: id, at: now() } });
      log.info('backup.written', { folder: to, rev });
      return { folder: to, rev };
    },
    /** The day first: the counters that jump are those of today, also when the backup is older [QU-1]. */
    async renew({ above }) {
      const { id, loop } = need();
      for (const scope of [CITY, id]) {
        await storage.write(async (tx) => {
          await tx.saveHead({ ...(await tx.lockScope(scope, randomUUID())), epoch: randomUUID() });
        });
      }
      await city.refresh();
      await loop.refresh();
      await loop.tick();
      await must(loop, 'numbers.jump', { above });
      log.warn('hall.renewed', { hallId: id, above });
      return { hallId: id };
    },
  };

  return {
    city,
    keys,
    hall: () => open,
    onHall(listener) {
      if (open) listener(open);
      else listeners.push(listener);
    },
    operations,
    async stop() {
      await open?.loop.stop();
      await city.stop();
    },
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivicClient } from '../../renderer/data/client.ts';
import type { LocalStore } from '../../renderer/data/local-store.ts';
import { ok } from '../../shared/lib/result.ts';
import { getRow } from '../../shared/lib/table.ts';
import { FAIR } from './sim-net.ts';
import type { ServerFaults } from './sim-server.ts';
import { createSimDisk, createWorld, type SimClient } from './sim-world.ts';

const RUNS = 150;
type Disk = ReturnType<typeof createSimDisk>;

async function logIn(client: CivicClient, advance: (ms: number) => Promise<void>): Promise<void> {
  await advance(500);
  const login = client.login({ login: 'one', password: 'x' });
  await advance(200);
  expect(await login).toMatchObject({ ok: true });
  const opened = client.send('window.open', { windowId: 'w1', takeOver: false });
  await advance(500);
  expect(await opened).toMatchObject({ status: 'ok' });
}

type Press = { readonly answer: Promise<{ readonly status: string }>; readonly leadsTo: string };

/** What the clerk presses next, by what the screen shows: pause and resume in turn, so that order and repetition show. */
function press(client: SimClient): Press | null {
  switch (getRow(client.getView().hall.windows, 'w1')?.status) {
    case 'free':
      return { answer: client.send('window.pause', { windowId: 'w1', reason: 'meal' }), leadsTo: 'paused' };
    case 'paused':
      return { answer: client.send('window.resume', { windowId: 'w1' }), leadsTo: 'free' };
    default:
      return null;
  }
}

/** Notes every moment in which the screen does not show what the last answered press led to. */
function createFlickerWatch() {
  const backs: string[] = [];
  let shown: string | null = null;
  /** The screen that is lit; a crashed one says nothing. */
  let current: SimClient | null = null;
  return {
    backs,
    expect(status: string | null) {
      shown = status;
    },
    on(client: SimClient) {
      current = client;
      client.subscribe(() => {
        if (client !== current) return;
        const view = client.getView();
        const status = getRow(view.hall.windows, 'w1')?.status;
        if (shown !== null && status !== undefined && status !== shown) backs.push(`${status} after ${shown}`);
      });
    },
  };
}

type ShiftOptions = {
  readonly faults?: ServerFaults;
  readonly restores?: boolean;
  readonly disk?: (disk: Disk) => Disk;
};

/** A shift of one clerk on a bad line and a machine that loses its power; answers with what became of the presses. */
async function shift(seed: number, options: ShiftOptions = {}) {
  const world = createWorld(seed, options.faults ? { faults: options.faults } : {});
  const { time, net, server, random } = world;
  const disk = (options.disk ?? ((same) => same))(createSimDisk(time, random));
  let client = world.client('counter', disk);
  await logIn(client, (ms) => time.advance(ms));
  let backup = server.backUp();
  const count = { promised: 0, unanswered: 0, refused: 0 };
  const flicker = createFlickerWatch();
  flicker.on(client);
  let last: Press | null = null;
  net.weather = { ...FAIR, delayMs: 30 };

  async function crash(): Promise<void> {
    client.crash();
    client = world.client('counter', disk);
    flicker.expect(null);
    flicker.on(client);
    await time.advance(60);
  }

  async function work(): Promise<void> {
    const pressed = press(client);
    if (!pressed) return;
    const by = client;
    last = pressed;
    count.unanswered += 1;
    flicker.expect(null);
    void pressed.answer.then(({ status }) => {
      count.unanswered -= 1;
      if (status === 'ok' || status === 'queued') count.promised += 1;
      else count.refused += 1;
      if (by === client && last === pressed) flicker.expect(pressed.leadsTo);
    });
    // Now and then the power goes before the disk has the press: then it was never promised.
    if (random() < 0.15) {
      await time.advance(Math.floor(random() * 9));
      await crash();
    } else {
      // The next press comes when the screen shows this one.
      for (
        let waited = 0;
        waited < 3000 && getRow(by.getView().hall.windows, 'w1')?.status !== pressed.leadsTo;
        waited += 5
      )
        await time.advance(5);
    }
  }

  for (let step = 0; step < 50; step += 1) {
    const chance = random();
    if (chance < 0.12) net.cut();
    else if (chance < 0.2) net.up = !net.up;
    else if (chance < 0.26) await crash();
    else if (chance < 0.29) backup = server.backUp();
    else if (chance < 0.31 && options.restores) {
      server.restore(backup);
      net.cut();
      flicker.expect(null);
    } else await work();
    await time.advance(Math.floor(random() * random() * 1500));
  }
  net.up = true;
  net.weather = FAIR;
  net.cut();
  await time.advance(120_000);
  const presses = server.executed().filter((each) => each.type === 'window.pause' || each.type === 'window.resume');
  const view = client.getView();
  await Promise.all([client.stop(), time.advance(200)]);
  return {
    ...count,
    presses,
    backs: flicker.backs,
    outbox: view.outbox,
    shown: getRow(view.hall.windows, 'w1')?.status,
    real: getRow(server.state().windows, 'w1')?.status,
  };
}

describe('outbox under cuts, crashes and restores', () => {
  it('[SY-3, SY-7] every promised command happens once, in order, and nothing else does', async () => {
    let total = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { presses, promised, unanswered, refused, backs, outbox, shown, real } = await shift(seed);
        total += presses.length;
        expect(new Set(presses.map((each) => each.id)).size).toBe(presses.length);
        expect(presses.map((each) => each.type)).toEqual(
          presses.map((_, n) => (n % 2 === 0 ? 'window.pause' : 'window.resume')),
        );
        expect(presses.length).toBeGreaterThanOrEqual(promised);
        expect(presses.length).toBeLessThanOrEqual(promised + unanswered);
        expect({ refused, outbox, shown, backs }).toEqual({ refused: 0, outbox: [], shown: real, backs: [] });
      }),
      { numRuns: RUNS },
    );
    expect(total).toBeGreaterThan(RUNS * 5);
  });

  it('[SY-5] after a restore what was acknowledged is offered again and happens again, once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { presses, promised, unanswered, outbox, shown, real } = await shift(seed, { restores: true });
        expect(new Set(presses.map((each) => each.id)).size).toBe(presses.length);
        expect(presses.length).toBeGreaterThanOrEqual(promised);
        expect(presses.length).toBeLessThanOrEqual(promised + unanswered);
        expect({ outbox, shown }).toEqual({ outbox: [], shown: real });
      }),
      { numRuns: RUNS },
    );
  });

  it('negative control: a server that forgets ids executes something twice', async () => {
    let caught = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const { presses, outbox } = await shift(seed, { faults: { forgetsIds: true } });
      if (new Set(presses.map((each) => each.id)).size !== presses.length || outbox.length > 0) caught += 1;
    }
    expect(caught).toBeGreaterThan(5);
  });

  it('negative control: a disk that says "written" before it has written loses a promise', async () => {
    /** Acknowledges at once; a crash loses what was not written yet. */
    const hasty = (disk: Disk): Disk => ({
      store(isAlive): LocalStore {
        const honest = disk.store(isAlive);
        return {
          ...honest,
          async open(name) {
            const opened = await honest.open(name);
            if (!opened.ok) return opened;
            return ok({
              ...opened.value,
              write(change) {
                void opened.value.write(change);
                return Promise.resolve();
              },
            });
          },
        };
      },
    });
    let caught = 0;
    for (let seed = 1; seed <= 300 && caught === 0; seed += 1) {
      const { presses, promised } = await shift(seed, { disk: hasty });
      if (presses.length < promised) caught += 1;
    }
    expect(caught).toBeGreaterThan(0);
  });
});

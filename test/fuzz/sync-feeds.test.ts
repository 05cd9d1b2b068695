import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientView } from '../../renderer/data/client.ts';
import type { Dial } from '../../renderer/data/line.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { changedRows, feedOf } from '../../shared/domain/hall/rows.ts';
import { LIMITS } from '../../shared/protocol/limits.ts';
import { FAIR } from './sim-net.ts';
import { createSimDisk, createWorld, type SimClient, type World } from './sim-world.ts';

const RUNS = 150;

/** Rows of the queue feed in which two states differ. */
function differences(a: HallState, b: HallState): string[] {
  return changedRows(a, b)
    .filter((row) => feedOf(row) === 'queue')
    .map((row) => `${row.kind} ${row.id}`);
}

/** The newest epoch in which the hall was like this at this rev, null when it never was. */
function epochOf(world: World, view: ClientView): string | null {
  for (let n = Number(world.server.epoch().slice(6)); n > 0; n -= 1) {
    const was = world.server.stateAt({ epoch: `epoch-${n}`, cursor: view.rev ?? -1 });
    if (was && differences(was, view.hall).length === 0) return `epoch-${n}`;
  }
  return null;
}

/** Watches screens: none may go back in rev, and each may only show what the hall really was at that rev. */
function createWatch(world: World) {
  const faults: string[] = [];
  return {
    faults,
    on(client: SimClient) {
      let last: { readonly epoch: string; readonly rev: number } | null = null;
      client.subscribe(() => {
        const view = client.getView();
        if (view.rev === null) return;
        const epoch = epochOf(world, view);
        if (epoch === null) faults.push(`rev ${view.rev}: a hall that never was`);
        else if (last?.epoch === epoch && view.rev < last.rev) faults.push(`back from rev ${last.rev} to ${view.rev}`);
        if (epoch !== null) last = { epoch, rev: view.rev };
      });
    },
  };
}

type Storm = {
  readonly seed: number;
  readonly loss: number;
  readonly twice: number;
  readonly shuffleMs: number;
  readonly restores: boolean;
};

const storms: fc.Arbitrary<Storm> = fc.record({
  seed: fc.integer(),
  loss: fc.constantFrom(0, 0.1, 0.4),
  twice: fc.constantFrom(0, 0.3),
  shuffleMs: fc.constantFrom(0, 30, 400),
  restores: fc.boolean(),
});

/** A storm over two screens, then fair weather; answers with what the watch saw and how the screens ended. */
async function weather(storm: Storm, spoil: (dial: Dial) => Dial = (dial) => dial) {
  const world = createWorld(storm.seed, { keepLinks: 12 });
  const { time, net, server, random } = world;
  const watch = createWatch(world);
  const disk = createSimDisk(time, random);
  const open = () => {
    const client = world.client('kiosk', disk, { dial: spoil(net.dial) });
    watch.on(client);
    return client;
  };
  const board = world.client('board', undefined, { dial: spoil(net.dial) });
  watch.on(board);
  let kiosk = open();
  let backup = server.backUp();
  await time.advance(1000);
  net.weather = { ...storm, delayMs: 20 };
  for (let step = 0; step < 60; step += 1) {
    const chance = random();
    if (chance < 0.06) net.cut();
    else if (chance < 0.09) net.up = !net.up;
    else if (chance < 0.12) {
      kiosk.crash();
      kiosk = open();
    } else if (chance < 0.14) backup = server.backUp();
    else if (chance < 0.16 && storm.restores) {
      server.restore(backup);
      net.cut();
    } else world.stir();
    await time.advance(Math.floor(random() * random() * 900));
  }
  net.weather = FAIR;
  net.up = true;
  net.cut();
  await time.advance(60_000);
  const ends = [board, kiosk].map((client) => ({
    rev: client.getView().rev,
    differences: differences(server.state(), client.getView().hall),
  }));
  await Promise.all([board.stop(), kiosk.stop(), time.advance(100)]);
  return { faults: watch.faults, ends, rev: server.cursor('queue') };
}

describe('feeds under loss, duplicates, reordering, cuts, crashes and restores', () => {
  it('[SY-4, SY-5] shows only what was, never goes back, and is in step in the end', async () => {
    await fc.assert(
      fc.asyncProperty(storms, async (storm) => {
        const { faults, ends, rev } = await weather(storm);
        expect(faults).toEqual([]);
        expect(ends).toEqual([
          { rev, differences: [] },
          { rev, differences: [] },
        ]);
      }),
      { numRuns: RUNS },
    );
  });

  it('negative control: a client that does not compare `from` with its cursor is caught', async () => {
    /** Makes every link look as if it continued the last one, which is what not looking at `from` means. */
    const forged =
      (dial: Dial): Dial =>
      (auth, events) => {
        let cursor: number | null = null;
        const line = dial(auth, {
          ...events,
          changes(link) {
            const from: number = cursor ?? link.from;
            cursor = Math.max(from + 1, link.to);
            events.changes({ ...link, from, to: cursor });
          },
        });
        return {
          close: () => line.close(),
          async ask(event, payload, timeoutMs) {
            const answer = await line.ask(event, payload, timeoutMs);
            if (event === 'feed.open' && answer.kind === 'answer' && answer.value.ok && 'mode' in answer.value)
              cursor = answer.value.rev;
            return answer;
          },
        };
      };
    let caught = 0;
    for (let seed = 1; seed <= 10; seed += 1) {
      const { faults } = await weather({ seed, loss: 0.4, twice: 0, shuffleMs: 30, restores: false }, forged);
      if (faults.length > 0) caught += 1;
    }
    expect(caught).toBeGreaterThan(5);
  });
});

describe('a gap in the chain', () => {
  async function inStep() {
    const world = createWorld(7);
    const client = world.client('board');
    await world.time.advance(1000);
    const asked = () => world.net.sent.filter((each) => each.event === 'feed.open').length;
    return { ...world, client, asked };
  }

  it('[SY-4] waits 200 ms for the missing piece, then asks', async () => {
    const { time, net, server, client, asked, take } = await inStep();
    expect(asked()).toBe(1);
    net.weather = { ...FAIR, loss: 1 };
    take();
    net.weather = FAIR;
    take();
    await time.advance(LIMITS.gapWaitMs - 1);
    expect(asked()).toBe(1);
    expect(client.getView().rev).toBeLessThan(server.cursor('queue'));
    await time.advance(LIMITS.gapWaitMs / 2 + 50);
    expect(asked()).toBe(2);
    expect(client.getView().rev).toBe(server.cursor('queue'));
    await client.stop();
  });

  it('[SY-4] does not ask when the missing piece comes late but in time', async () => {
    const { time, net, server, client, asked, take } = await inStep();
    net.weather = { ...FAIR, shuffleMs: 150 };
    for (let n = 0; n < 20; n += 1) take();
    await time.advance(1000);
    expect(asked()).toBe(1);
    expect(client.getView().rev).toBe(server.cursor('queue'));
    await client.stop();
  });

  it('[SY-4] does not ask for a duplicate', async () => {
    const { time, net, server, client, asked, take } = await inStep();
    net.weather = { ...FAIR, twice: 1 };
    for (let n = 0; n < 10; n += 1) {
      take();
      await time.advance(40);
    }
    await time.advance(1000);
    expect(asked()).toBe(1);
    expect(client.getView().rev).toBe(server.cursor('queue'));
    await client.stop();
  });
});

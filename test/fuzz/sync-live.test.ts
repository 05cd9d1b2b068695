import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dial } from '../../renderer/data/line.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import { LIMITS } from '../../shared/protocol/limits.ts';
import type { UpPayload } from '../../shared/protocol/up.ts';
import { FAIR } from './sim-net.ts';
import { createWorld, type World } from './sim-world.ts';

const RUNS = 150;

type Spoil = { readonly dial?: (dial: Dial) => Dial };

const takesOf = (world: World) =>
  world.net.sent.flatMap((each) =>
    each.event === 'command' ? [{ at: each.at, id: (each.payload as UpPayload<'command'>).id }] : [],
  );

/** A line that keeps what was not answered and sends it again on the next one, as buffering libraries do. */
function buffering(dial: Dial): Dial {
  let kept: UpPayload<'command'>[] = [];
  return (auth, events) => {
    const line = dial(auth, {
      ...events,
      hello(hello) {
        events.hello(hello);
        for (const payload of kept) void line.ask('command', payload, LIMITS.ackTimeoutMs);
        kept = [];
      },
    });
    return {
      close: () => line.close(),
      async ask(event, payload, timeoutMs) {
        const answer = await line.ask(event, payload, timeoutMs);
        if (event === 'command' && answer.kind === 'none') kept.push(payload as UpPayload<'command'>);
        return answer;
      },
    };
  };
}

/** A clock that does not move: who asks it never finds that too much time has gone by. */
const stopped = (): Clock => ({ now: () => 0, monotonic: () => 0 });

/** A kiosk on a bad line takes numbers one after the other; answers with all that went over the line and what was said. */
async function rush(seed: number, spoil: Spoil = {}) {
  const world = createWorld(seed);
  const { time, net, server, random } = world;
  const kiosk = world.client('kiosk', undefined, {
    ...(spoil.dial ? { dial: spoil.dial(net.dial) } : {}),
  });
  await time.advance(500);
  net.weather = { ...FAIR, delayMs: 400 };
  const presses: number[] = [];
  const given: string[] = [];
  const faults: string[] = [];
  let settling = 0;
  for (let visitor = 0; visitor < 15; visitor += 1) {
    let answered = false;
    presses.push(time.monotonic());
    const sentBefore = takesOf(world).length;
    void kiosk.send('ticket.take', { groupId: 'a', class: 'normal', locale: 'zh-CN', needs: [] }).then((outcome) => {
      answered = true;
      if (outcome.status === 'ok') given.push(outcome.reply.ticketId);
      if (outcome.status === 'not-sent' && takesOf(world).length > sentBefore)
        faults.push('sent, but "not sent" was said');
      if (outcome.status !== 'unknown') return;
      settling += 1;
      void outcome.settled?.then((reply) => {
        settling -= 1;
        if (reply) given.push(reply.ticketId);
      });
    });
    while (!answered) {
      if (random() < 0.15) net.cut();
      if (random() < 0.15) net.up = !net.up;
      await time.advance(Math.floor(random() * 600));
    }
    await time.advance(Math.floor(random() * 2000));
  }
  net.up = true;
  net.weather = FAIR;
  await time.advance(60_000);
  const sent = takesOf(world);
  for (const { at } of sent) {
    const pressed = presses.findLast((press) => press <= at) ?? Number.NEGATIVE_INFINITY;
    if (at - pressed > LIMITS.liveMaxAgeMs) faults.push(`sent ${at - pressed} ms after the press`);
  }
  const made = [...rowsOf(server.state().tickets)].map((ticket) => ticket.id);
  await Promise.all([kiosk.stop(), time.advance(100)]);
  return { faults, ids: sent.map((each) => each.id), presses: presses.length, given, made, settling };
}

describe('live commands', () => {
  it('[SY-6] each press is sent at most once, and in the end it is known of each whether it happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { faults, ids, presses, given, made, settling } = await rush(seed);
        expect(faults).toEqual([]);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeLessThanOrEqual(presses);
        expect(settling).toBe(0);
        expect([...given].sort()).toEqual([...made].sort());
      }),
      { numRuns: RUNS },
    );
  });

  it('negative control: a line that buffers and sends again is caught', async () => {
    let caught = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const { ids } = await rush(seed, { dial: buffering });
      if (new Set(ids).size < ids.length) caught += 1;
    }
    expect(caught).toBeGreaterThan(5);
  });
});

describe('a press that grows old', () => {
  /** The server's disk is full and the line just broke when the clerk presses "next"; the line is back after 1 s, the disk after `afterMs`. */
  async function stuck(afterMs: number, seed: number, clock?: Clock) {
    const world = createWorld(seed);
    const { time, net } = world;
    const counter = world.client('counter', undefined, clock ? { clock } : {});
    await time.advance(500);
    const login = counter.login({ login: 'one', password: 'x' });
    await time.advance(300);
    await login;
    const opened = counter.send('window.open', { windowId: 'w1', takeOver: false });
    await time.advance(500);
    await opened;
    net.diskFull = true;
    void counter.send('window.pause', { windowId: 'w1', reason: 'meal' });
    await time.advance(100);
    net.up = false;
    net.cut();
    await time.advance(400);
    const pressedAt = time.monotonic();
    const before = net.sent.length;
    const outcome = counter.send('ticket.callNext', { windowId: 'w1' });
    await time.advance(1000);
    net.up = true;
    await time.advance(afterMs - 1000);
    net.diskFull = false;
    await time.advance(30_000);
    const sent = net.sent.slice(before).filter((each) => each.event === 'command');
    const answer = await outcome;
    await Promise.all([counter.stop(), time.advance(100)]);
    return { answer, ages: sent.map((each) => each.at - pressedAt) };
  }

  it('[SY-6] waits for what was pressed before it', async () => {
    const { answer, ages } = await stuck(2000, 3);
    expect(answer).toMatchObject({ status: 'refused', error: { code: 'window.state' } });
    expect(ages).toHaveLength(1);
  });

  /** Ages of what was sent, over many moments around the limit at which the clerk's earlier press is answered. */
  async function agesAroundTheLimit(clock?: Clock): Promise<number[]> {
    const ages: number[] = [];
    for (let seed = 1; seed <= 150; seed += 1) ages.push(...(await stuck(9000, seed, clock)).ages);
    return ages;
  }

  it('[SY-6] is not sent later than 10 s after the press', async () => {
    const { answer, ages } = await stuck(15_000, 3);
    expect(answer).toEqual({ status: 'not-sent', code: 'too-late' });
    expect(ages).toEqual([]);
    const around = await agesAroundTheLimit();
    expect(around.length).toBeGreaterThan(5);
    expect(Math.max(...around)).toBeLessThanOrEqual(LIMITS.liveMaxAgeMs);
  });

  it('negative control: without looking at the clock it would be sent late', async () => {
    expect(Math.max(...(await agesAroundTheLimit(stopped())))).toBeGreaterThan(LIMITS.liveMaxAgeMs);
  });

  /** The page stands still (suspend, hang) right after the press: no timer runs, the line comes up when it wakes. */
  async function asleep(ms: number) {
    const world = createWorld(5);
    const { time, net } = world;
    let awake = true;
    const due: (() => void)[] = [];
    const kiosk = world.client('kiosk', undefined, {
      scheduler: {
        after: (wait, run) => time.after(wait, () => (awake ? run() : void due.push(run))),
        every: (wait, run) => time.every(wait, () => void (awake && run())),
      },
    });
    await time.advance(500);
    net.up = false;
    net.cut();
    await time.advance(400);
    const pressedAt = time.monotonic();
    const before = net.sent.length;
    const outcome = kiosk.send('ticket.take', { groupId: 'a', class: 'normal', locale: 'zh-CN', needs: [] });
    awake = false;
    await time.advance(ms);
    awake = true;
    net.up = true;
    for (const run of due.splice(0)) run();
    await time.advance(20_000);
    const sent = net.sent.slice(before).filter((each) => each.event === 'command');
    const answer = await outcome;
    await Promise.all([kiosk.stop(), time.advance(100)]);
    return { answer, ages: sent.map((each) => each.at - pressedAt) };
  }

  it('[SY-6] a page that slept does not send what was pressed before it fell asleep', async () => {
    const { answer, ages } = await asleep(60_000);
    expect(answer.status).toBe('not-sent');
    expect(ages).toEqual([]);
  });
});

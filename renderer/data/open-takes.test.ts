import { describe, expect, it } from 'vitest';
import { createIds } from '../../shared/lib/ids.ts';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import type { Acks } from '../../shared/protocol/down.ts';
import type { UpEvent, UpPayload } from '../../shared/protocol/up.ts';
import { createCivicClient } from './civic-client.ts';
import type { Answer, LineEvents } from './line.ts';
import { createMemoryStore } from './memory-store.ts';

const TAKE = ['ticket.take', { groupId: 'g', class: 'normal', locale: 'zh-CN', needs: [] as never[] }] as const;
const HELLO = {
  protocol: 1,
  server: 'x',
  epoch: 'e',
  serverNow: 5_000_000,
  hallId: 'h',
  device: null,
  staff: null,
  publicUrl: '',
} as const;

type Status = Acks['command.status'];
const ISSUED: Status = { ok: true, known: true, ack: { ok: true, rev: 7, reply: { ticketId: 't1' } } } as Status;
const REFUSED: Status = { ok: true, known: true, ack: { ok: false, code: 'group.unknown' } } as Status;
const UNKNOWN: Status = { ok: true, known: false } as Status;

/** One disk and a server behind it; every `start` is another life of the same kiosk. */
function aKiosk(role: 'kiosk' | 'counter' = 'kiosk') {
  const store = createMemoryStore();
  const time = createManualTime(1_000_000);
  const ids = createIds({ now: () => time.now(), random: () => undefined });
  const sent: { id: string; type: string }[] = [];
  const asked: string[] = [];
  const server = { answersTake: false, status: UNKNOWN };

  function answer(event: UpEvent, payload: unknown): unknown {
    if (event === 'command.status') {
      asked.push((payload as UpPayload<'command.status'>).id);
      return server.status;
    }
    if (event === 'command') {
      const { id, type } = payload as UpPayload<'command'>;
      sent.push({ id, type });
      return server.answersTake ? { ok: true, rev: 7, reply: { ticketId: 't1' } } : null;
    }
    if (event !== 'batch') return null;
    const { commands } = payload as UpPayload<'batch'>;
    sent.push(...commands.map(({ id, type }) => ({ id, type })));
    return { ok: true, acks: commands.map(() => ({ ok: true, rev: 8, reply: {} })) };
  }

  async function start() {
    let events: LineEvents | null = null;
    let alive = true;
    const client = createCivicClient({
      dial: (_auth, given) => {
        events = given;
        return {
          ask: <E extends UpEvent>(event: E, payload: UpPayload<E>) => {
            const value = alive ? answer(event, payload) : null;
            // A message without an answer hangs: the crash comes first.
            return value === null
              ? new Promise<Answer<E>>(() => undefined)
              : Promise.resolve({ kind: 'answer', value: value as Acks[E] } as const);
          },
          close() {},
        };
      },
      store,
      clock: time,
      scheduler: time,
      ids,
      random: () => 0.5,
      randomBytes: () => undefined,
      subtle: null,
      log: { info() {}, warn() {}, error() {} },
      role,
      audience: { kind: 'device', token: 'a-token' },
      feeds: [],
      onWake: () => () => undefined,
      app: 'test',
    });
    await time.advance(10);
    (events as LineEvents | null)?.hello(HELLO);
    await time.advance(10);
    return {
      client,
      /** Nothing is tidied up: no more answers, no more timers that matter. */
      crash() {
        alive = false;
      },
    };
  }

  return { start, sent, asked, server, time, types: () => sent.map(({ type }) => type) };
}

async function crashWithOpenTake(kiosk: ReturnType<typeof aKiosk>): Promise<string> {
  const life = await kiosk.start();
  void life.client.send(...TAKE);
  await kiosk.time.advance(10);
  life.crash();
  expect(kiosk.types()).toEqual(['ticket.take']);
  return kiosk.sent[0]?.id ?? '';
}

describe('a take without an answer when the kiosk crashes', () => {
  it('[SY-6, QU-3] is asked about at the next start and the number is given back; it is not sent again', async () => {
    const kiosk = aKiosk();
    const id = await crashWithOpenTake(kiosk);
    kiosk.server.status = ISSUED;
    await kiosk.start();
    await kiosk.time.advance(2000);
    expect(kiosk.asked).toEqual([id]);
    expect(kiosk.types()).toEqual(['ticket.take', 'ticket.unclaimed']);

    await kiosk.start();
    await kiosk.time.advance(10_000);
    expect(kiosk.asked).toEqual([id]);
  });

  it.each([
    ['was refused', REFUSED, 1],
    ['never arrived', UNKNOWN, 2],
  ])('that %s: nothing to give back, and it is forgotten', async (_what, status, times) => {
    const kiosk = aKiosk();
    await crashWithOpenTake(kiosk);
    kiosk.server.status = status;
    await kiosk.start();
    await kiosk.time.advance(10_000);
    expect(kiosk.asked).toHaveLength(times);
    await kiosk.start();
    await kiosk.time.advance(10_000);
    expect(kiosk.asked).toHaveLength(times);
    expect(kiosk.types()).toEqual(['ticket.take']);
  });

  it('a second crash before the server was heard leaves the question open', async () => {
    const kiosk = aKiosk();
    const id = await crashWithOpenTake(kiosk);
    const second = await kiosk.start();
    second.crash();
    await second.client.stop();
    kiosk.server.status = ISSUED;
    await kiosk.start();
    await kiosk.time.advance(2000);
    expect(kiosk.asked.at(-1)).toBe(id);
    expect(kiosk.types()).toEqual(['ticket.take', 'ticket.unclaimed']);
  });

  it('negative control: an answered take is asked about no more, its number stays', async () => {
    const kiosk = aKiosk();
    kiosk.server.answersTake = true;
    kiosk.server.status = ISSUED;
    const life = await kiosk.start();
    const taken = life.client.send(...TAKE);
    await kiosk.time.advance(10);
    expect(await taken).toMatchObject({ status: 'ok' });
    await kiosk.time.advance(10);
    life.crash();
    await kiosk.start();
    await kiosk.time.advance(10_000);
    expect(kiosk.asked).toEqual([]);
    expect(kiosk.types()).toEqual(['ticket.take']);
  });

  it('only a kiosk gives back: a desk that takes for somebody keeps no such list', async () => {
    const desk = aKiosk('counter');
    await crashWithOpenTake(desk);
    desk.server.status = ISSUED;
    await desk.start();
    await desk.time.advance(10_000);
    expect(desk.asked).toEqual([]);
  });
});

import type { Dial, Line } from '../../renderer/data/line.ts';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { ManualTime } from '../../shared/lib/manual-time.ts';
import type { Acks, CommandAck, StaffView } from '../../shared/protocol/down.ts';
import type { Changes } from '../../shared/protocol/feeds.ts';
import type { CommandMessage, Handshake, UpEvent, UpPayload } from '../../shared/protocol/up.ts';
import { aClerk, KIOSK } from '../fixtures/a-hall.ts';
import type { SimServer } from './sim-server.ts';

/** Repeatable random numbers in [0, 1) from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** How badly links of feeds travel; everything else keeps its order, as on one connection. */
export type Weather = {
  readonly loss: number;
  readonly twice: number;
  readonly shuffleMs: number;
  readonly delayMs: number;
};
export const FAIR: Weather = { loss: 0, twice: 0, shuffleMs: 0, delayMs: 5 };

export type Sent = { readonly at: number; readonly event: UpEvent; readonly payload: unknown };

export type SimNet = {
  readonly dial: Dial;
  /** Everything that clients put on the line, when it left them. */
  readonly sent: readonly Sent[];
  weather: Weather;
  /** The server cannot write: every command of a batch is answered `storage`. */
  diskFull: boolean;
  /** Breaks all lines; `up: false` also lets no new one come up. */
  cut(): void;
  up: boolean;
};

const STAFF: StaffView = {
  staffId: 'staff-1',
  sessionId: 'session-1',
  name: { 'zh-CN': '甲' },
  plate: '101',
  roles: ['clerk'],
  skills: ['*'],
  hasPin: true,
};

/**
 * Lines between clients and the model server with delays, cuts and bad weather. A cut loses answers for certain and
 * questions by chance; the client learns of it late. Commands of one moment are committed as a group.
 */
export function createSimNet(deps: {
  readonly server: SimServer;
  readonly time: ManualTime;
  readonly random: () => number;
}): SimNet {
  const { server, time, random } = deps;
  const sent: Sent[] = [];
  const cuts = new Set<() => void>();
  let group: {
    readonly actor: Actor;
    readonly deviceId: string;
    readonly messages: readonly CommandMessage[];
    readonly answer: (acks: CommandAck[]) => void;
  }[] = [];

  function submit(
    actor: Actor,
    deviceId: string,
    messages: readonly CommandMessage[],
    answer: (acks: CommandAck[]) => void,
  ): void {
    group.push({ actor, deviceId, messages, answer });
    if (group.length > 1) return;
    time.after(Math.floor(random() * 6), () => {
      const taken = group;
      group = [];
      server.setTime(time.now());
      const acks = server.commit(
        taken.flatMap(({ actor: each, deviceId: device, messages: list }) =>
          list.map((message) => ({ actor: each, deviceId: device, message })),
        ),
      );
      for (const { messages: list, answer: reply } of taken) reply(acks.splice(0, list.length));
    });
  }

  function dial(auth: Handshake, events: Parameters<Dial>[1]): Line {
    const deviceId = auth.device?.token ?? 'public';
    let seated = auth.session !== undefined;
    let open = true;
    let isUp = false;
    /** The client knows that it is over. */
    let noticed = false;
    const rooms = new Set<string>();
    const waiting = new Set<() => void>();
    let upAt = 0;
    let downAt = 0;

    const delay = () => 1 + Math.floor(random() * net.weather.delayMs);
    /** Order is kept in each direction. */
    function toServer(run: () => void): void {
      const wasOpen = open;
      upAt = Math.max(upAt, time.monotonic() + delay());
      time.after(upAt - time.monotonic(), () => {
        // What was on its way when the line broke gets there or not.
        if (open || (wasOpen && random() < 0.5)) run();
      });
    }
    function toClient(run: () => void): void {
      downAt = Math.max(downAt, time.monotonic() + delay());
      time.after(downAt - time.monotonic(), () => void (open && run()));
    }
    function link(changes: Changes): void {
      const { loss, twice, shuffleMs } = net.weather;
      if (!rooms.has(changes.feed) || random() < loss) return;
      const times = random() < twice ? 2 : 1;
      for (let n = 0; n < times; n += 1) {
        if (shuffleMs === 0) toClient(() => events.changes(changes));
        else time.after(delay() + Math.floor(random() * shuffleMs), () => void (open && events.changes(changes)));
      }
    }

    function end(reason: string | null): void {
      if (noticed) return;
      noticed = true;
      open = false;
      cuts.delete(cut);
      stopLinks();
      for (const giveUp of [...waiting]) giveUp();
      if (reason !== null) events.lost(reason, null);
    }
    const cut = () => {
      // Both ends notice in their own time; until then nothing gets through.
      open = false;
      cuts.delete(cut);
      stopLinks();
      time.after(1 + Math.floor(random() * 300), () => end('cut'));
    };
    const stopLinks = server.onLink(link);
    cuts.add(cut);

    time.after(delay() * 2, () => {
      if (!open) return;
      if (!net.up) {
        end('refused');
        return;
      }
      isUp = true;
      const device = { id: deviceId, role: 'counter' as const, name: deviceId };
      events.hello({
        protocol: 1,
        server: 'sim',
        epoch: server.epoch(),
        serverNow: time.now(),
        hallId: 'test-hall',
        device,
        staff: seated ? STAFF : null,
        publicUrl: '',
      });
    });

    const actor = (): Actor => (seated ? { ...aClerk(1), deviceId } : KIOSK);

    /** What the server makes of a question; `answer` may come later. */
    function handle(event: UpEvent, payload: unknown, answer: (value: Acks[UpEvent]) => void): void {
      switch (event) {
        case 'command':
          submit(actor(), deviceId, [payload as CommandMessage], ([ack]) => void (ack && answer(ack)));
          return;
        case 'batch':
          if (net.diskFull) {
            const refusal = { ok: false, code: 'storage-full', retryAfterMs: 1000 } as const;
            answer({ ok: true, acks: (payload as UpPayload<'batch'>).commands.map(() => refusal) });
            return;
          }
          submit(actor(), deviceId, (payload as UpPayload<'batch'>).commands, (acks) => answer({ ok: true, acks }));
          return;
        case 'command.status':
          answer(server.status((payload as UpPayload<'command.status'>).id));
          return;
        case 'feed.open': {
          const question = payload as UpPayload<'feed.open'>;
          rooms.add(question.feed);
          answer(server.open(question));
          return;
        }
        case 'feed.page':
          answer(server.page(payload as UpPayload<'feed.page'>));
          return;
        case 'staff.login':
          seated = true;
          answer({ ok: true, session: 'a-session-token-of-the-sim', staff: STAFF });
          return;
        default:
          answer({ ok: true });
      }
    }

    return {
      ask(event, payload, timeoutMs) {
        if (!isUp || noticed) return Promise.resolve({ kind: 'none', why: 'lost' });
        sent.push({ at: time.monotonic(), event, payload });
        return new Promise((resolve) => {
          const settle = (answer: Parameters<typeof resolve>[0]) => {
            timer.cancel();
            waiting.delete(giveUp);
            resolve(answer);
          };
          const giveUp = () => settle({ kind: 'none', why: 'lost' });
          const timer = time.after(timeoutMs, () => settle({ kind: 'none', why: 'timeout' }));
          waiting.add(giveUp);
          toServer(() =>
            handle(event, payload, (value) => toClient(() => settle({ kind: 'answer', value: value as never }))),
          );
        });
      },
      close: () => end(null),
    };
  }

  const net: SimNet = {
    dial,
    sent,
    weather: FAIR,
    diskFull: false,
    up: true,
    cut() {
      for (const each of [...cuts]) each();
    },
  };
  return net;
}

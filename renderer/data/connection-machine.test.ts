import { describe, expect, it } from 'vitest';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import type { Hello } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { Handshake } from '../../shared/protocol/up.ts';
import { createConnection } from './connection-machine.ts';
import type { LineEvents } from './line.ts';

const HELLO: Hello = {
  protocol: 1,
  server: 'x',
  epoch: 'e',
  serverNow: 0,
  hallId: 'h',
  device: null,
  staff: null,
  publicUrl: '',
};
const refusal = (code: WireError['code'], retryAfterMs?: number): WireError => ({
  ok: false,
  code,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

function aConnection(options: { random?: () => number; auth?: () => Handshake | null } = {}) {
  const time = createManualTime(1_000_000);
  const lines: { readonly events: LineEvents; readonly auth: Handshake; closed: boolean; readonly at: number }[] = [];
  const states: string[] = [];
  let expired = 0;
  let hellos = 0;
  const connection = createConnection({
    dial: (auth, events) => {
      const line = { events, auth, closed: false, at: time.monotonic() };
      lines.push(line);
      return {
        ask: () => Promise.resolve({ kind: 'none', why: 'timeout' }),
        close() {
          line.closed = true;
        },
      };
    },
    auth: options.auth ?? (() => ({ protocol: 1, app: 'x', public: 'board' })),
    clock: time,
    scheduler: time,
    random: options.random ?? (() => 0.5),
    log: { info() {}, warn() {}, error() {} },
    onState: (state) => states.push(state.status === 'refused' ? `refused ${state.code}` : state.status),
    onHello: () => {
      hellos += 1;
    },
    onChanges() {},
    onHeard() {},
    onSessionExpired: () => {
      expired += 1;
    },
  });
  const line = (n = lines.length) => {
    const found = lines[n - 1];
    if (!found) throw new Error(`no line ${n}`);
    return found;
  };
  return { time, connection, lines, line, states, expired: () => expired, hellos: () => hellos };
}

describe('the line', () => {
  it('goes from connecting to online and tells who said hello', () => {
    const { connection, line, states, hellos } = aConnection();
    connection.start();
    expect(connection.state()).toEqual({ status: 'connecting', since: 1_000_000, attempt: 0 });
    line().events.hello(HELLO);
    expect(states).toEqual(['online']);
    expect(hellos()).toBe(1);
  });

  it('[OF-5] keeps the moment at which the line was lost through all tries', async () => {
    const { connection, line, time } = aConnection();
    connection.start();
    line().events.hello(HELLO);
    await time.advance(5000);
    line().events.lost('transport close', null);
    for (let n = 0; n < 5; n += 1) {
      await time.advance(10_001);
      line().events.lost('connect-error', null);
    }
    expect(connection.state()).toMatchObject({ status: 'offline', since: 1_005_000, attempt: 6 });
  });

  it('[SY-8] waits with full jitter under a ceiling, and from the start again after a good line', async () => {
    const { connection, line, lines, time } = aConnection({ random: () => 0.999 });
    connection.start();
    const waits: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      const lostAt = time.monotonic();
      line().events.lost('connect-error', null);
      await time.advance(10_000);
      waits.push(line().at - lostAt);
    }
    expect(waits).toEqual([249, 499, 999, 1998, 3996, 7992, 9990, 9990, 9990]);
    line().events.hello(HELLO);
    const before = lines.length;
    line().events.lost('x', null);
    await time.advance(249);
    expect(lines.length).toBe(before + 1);
  });

  it('[SY-8] two clients do not try at the same moment', async () => {
    const tries = [0.1, 0.9].map(async (random) => {
      const { connection, line, time } = aConnection({ random: () => random });
      connection.start();
      line().events.lost('x', null);
      await time.advance(1000);
      return line().at;
    });
    const [first, second] = await Promise.all(tries);
    expect(first).not.toBe(second);
  });

  it('waits at least as long as the server asks for', async () => {
    const { connection, line, lines, time } = aConnection();
    connection.start();
    line().events.hello(HELLO);
    line().events.bye(refusal('stopping', 3000));
    await time.advance(2999);
    expect(lines).toHaveLength(1);
    await time.advance(1);
    expect(lines).toHaveLength(2);
  });

  it.each(['not-enrolled', 'revoked', 'upgrade-required'] as const)(
    'stops at `%s` and does not try again',
    async (code) => {
      const { connection, line, lines, states, time } = aConnection();
      connection.start();
      line().events.bye(refusal(code));
      await time.advance(600_000);
      connection.wake();
      expect(states).toEqual([`refused ${code}`]);
      expect(lines).toHaveLength(1);
      expect(line().closed).toBe(true);
    },
  );

  it('a new token after a refusal connects afresh', () => {
    const { connection, line, lines, states } = aConnection();
    connection.start();
    line().events.bye(refusal('revoked'));
    connection.restart();
    line().events.hello(HELLO);
    expect(states).toEqual(['refused revoked', 'connecting', 'online']);
    expect(lines).toHaveLength(2);
  });

  it('without anything to show it does not even dial', () => {
    const { connection, lines, states } = aConnection({ auth: () => null });
    connection.start();
    expect(lines).toHaveLength(0);
    expect(states).toEqual(['refused not-enrolled']);
  });

  it('an ended session is dropped, then the line is taken up without it', async () => {
    const { connection, line, lines, expired, time } = aConnection();
    connection.start();
    line().events.hello(HELLO);
    line().events.bye(refusal('session-expired'));
    await time.advance(1000);
    expect(expired()).toBe(1);
    expect(lines).toHaveLength(2);
  });

  it('[OP-3] so is one whose person is no longer in the hall file', async () => {
    const { connection, line, lines, expired, time } = aConnection();
    connection.start();
    line().events.hello(HELLO);
    line().events.bye(refusal('account-closed'));
    await time.advance(1000);
    expect(expired()).toBe(1);
    expect(lines).toHaveLength(2);
  });

  it('a line that opens but says nothing is given up', async () => {
    const { connection, lines, time } = aConnection();
    connection.start();
    await time.advance(10_500);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.closed).toBe(true);
  });

  it('after waking up it does not trust the old line', () => {
    const { connection, line, lines, states } = aConnection();
    connection.start();
    line().events.hello(HELLO);
    connection.wake();
    expect(lines).toHaveLength(2);
    expect(lines[0]?.closed).toBe(true);
    line().events.hello(HELLO);
    expect(states).toEqual(['online', 'offline', 'online']);
  });

  it('a late word of an old line changes nothing', async () => {
    const { connection, line, states, hellos, time } = aConnection();
    connection.start();
    const old = line();
    old.events.lost('x', null);
    await time.advance(1000);
    line().events.hello(HELLO);
    old.events.lost('again', null);
    old.events.hello(HELLO);
    old.events.bye(refusal('revoked'));
    expect(states).toEqual(['offline', 'online']);
    expect(hellos()).toBe(1);
  });

  it('[SY-6] asks nothing of a line that is not up', async () => {
    const { connection } = aConnection();
    connection.start();
    expect(await connection.ask('command.status', { id: 'x' }, 100)).toEqual({ kind: 'none', why: 'lost' });
  });

  it('after the stop no timer runs and nothing is dialled', async () => {
    const { connection, line, lines, time } = aConnection();
    connection.start();
    line().events.lost('x', null);
    connection.stop();
    await time.advance(60_000);
    expect(lines).toHaveLength(1);
  });
});

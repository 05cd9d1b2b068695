import { describe, expect, it } from 'vitest';
import { createIds } from '../../shared/lib/ids.ts';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import type { PhoneView } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { createPhoneLink } from './phone-link.ts';
import type { PhoneAnswer, PhoneCommand, PhoneLineEvents } from './phone-socket.ts';

const TOKEN = 'abcdefghijklmnopqrstuv';
const GONE: PhoneView = { kind: 'gone' };
const view = (rev: number): PhoneView => ({
  kind: 'ticket',
  rev,
  ticketId: 't1',
  hallName: { 'zh-CN': '大厅' },
  timeZone: 'Asia/Shanghai',
  number: 'A012',
  locale: 'zh-CN',
  groupName: { 'zh-CN': '业务' },
  zoneName: { 'zh-CN': '一区' },
  status: 'waiting',
  window: null,
  calls: 0,
  standing: null,
  canCancel: true,
  faultUntil: null,
  leftover: null,
  closedAt: null,
  others: [],
  canReturn: false,
  returnUntil: null,
  takenAt: 0,
  at: 0,
});

type Dialled = { readonly token: string; readonly events: PhoneLineEvents; readonly at: number; closed: boolean };

/** A server at the other end of the line, played by the test. */
function aPhone(random = () => 0.5) {
  const time = createManualTime(1_000_000);
  const dialled: Dialled[] = [];
  const sent: PhoneCommand[] = [];
  let answer: PhoneAnswer | null = { ok: true };
  const link = createPhoneLink({
    token: TOKEN,
    dial(token, events) {
      const line: Dialled = { token, events, at: time.now(), closed: false };
      dialled.push(line);
      return {
        command(message) {
          sent.push(message);
          return Promise.resolve(answer);
        },
        close: () => {
          line.closed = true;
        },
      };
    },
    clock: time,
    scheduler: time,
    random,
    ids: createIds({ now: () => time.now(), random: (bytes) => bytes.fill(7) }),
  });
  const line = () => {
    const last = dialled.at(-1);
    if (last === undefined) throw new Error('nobody dialled');
    return last;
  };
  return {
    time,
    link,
    dialled,
    sent,
    line,
    answer: (next: PhoneAnswer | null) => {
      answer = next;
    },
    /** The server lets the phone in and shows it a view. */
    greet(first: PhoneView = view(1)) {
      line().events.heard();
      line().events.hello({ serverNow: time.now() });
      line().events.view(first);
    },
    bye(code: WireError['code'], retryAfterMs?: number) {
      line().events.heard();
      line().events.bye({ ok: false, code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
      line().events.lost();
    },
  };
}

describe('the line of the phone page', () => {
  it('goes live and keeps the newest view', () => {
    const phone = aPhone();
    expect(phone.link.getState().line).toBe('connecting');
    phone.greet();
    phone.line().events.view(view(2));
    expect(phone.line().token).toBe(TOKEN);
    expect(phone.link.getState()).toMatchObject({ line: 'live', view: { rev: 2 }, heardAt: phone.time.now() });
  });

  it('[OF-5] keeps what it knew when the line is cut, with the time of the last word', async () => {
    const phone = aPhone();
    phone.greet();
    const heardAt = phone.time.now();
    await phone.time.advance(60_000);
    phone.line().events.lost();
    expect(phone.link.getState()).toMatchObject({ line: 'lost', view: { rev: 1 }, heardAt });
  });

  it('[SY-8] comes back with full jitter, slower and slower, and never slower than the ceiling', async () => {
    const phone = aPhone(() => 0.999);
    const gaps: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const from = phone.time.now();
      phone.line().events.lost();
      await phone.time.advance(60_000);
      gaps.push(phone.line().at - from);
    }
    expect(gaps.slice(0, 4)).toEqual([249, 499, 999, 1998]);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10_000);
    expect(gaps.at(-1)).toBeGreaterThan(9_000);
  });

  it('starts afresh with its back-off once it was let in', async () => {
    const phone = aPhone(() => 0.999);
    for (let round = 0; round < 5; round += 1) {
      phone.line().events.lost();
      await phone.time.advance(20_000);
    }
    phone.greet();
    const from = phone.time.now();
    phone.line().events.lost();
    await phone.time.advance(1000);
    expect(phone.line().at - from).toBe(249);
  });

  it('waits as long as a stopping server asks', async () => {
    const phone = aPhone(() => 0);
    phone.greet();
    phone.bye('stopping', 1000);
    await phone.time.advance(999);
    expect(phone.dialled).toHaveLength(1);
    await phone.time.advance(1);
    expect(phone.dialled).toHaveLength(2);
  });

  it('a link that is over ends the line for good', async () => {
    const phone = aPhone();
    phone.greet(GONE);
    expect(phone.line().closed).toBe(true);
    phone.link.wake();
    await phone.time.advance(600_000);
    expect(phone.dialled).toHaveLength(1);
    expect(phone.link.getState().view).toEqual(GONE);
  });

  it('[SY-11] a page that is too old says so and does not try for ever', async () => {
    const phone = aPhone();
    phone.bye('upgrade-required');
    expect(phone.link.getState().line).toBe('refused');
    phone.link.wake();
    await phone.time.advance(600_000);
    expect(phone.dialled).toHaveLength(1);
  });

  it('a token that the server cannot read is a link that is over', () => {
    const phone = aPhone();
    phone.bye('invalid');
    expect(phone.link.getState().view).toEqual(GONE);
  });

  it('does not sit out its back-off when the page is looked at again', async () => {
    const phone = aPhone(() => 0.999);
    phone.greet();
    phone.line().events.lost();
    phone.link.wake();
    expect(phone.dialled).toHaveLength(2);
    await phone.time.advance(60_000);
    expect(phone.dialled).toHaveLength(2);
  });

  it('takes a line for dead that was quiet while the phone slept', async () => {
    const phone = aPhone();
    phone.greet();
    phone.link.wake();
    expect(phone.dialled).toHaveLength(1);
    phone.time.jump(21_000);
    phone.link.wake();
    expect(phone.dialled[0]?.closed).toBe(true);
    expect(phone.dialled).toHaveLength(2);
  });

  it('tells its page of every change until it is stopped', async () => {
    const phone = aPhone();
    let told = 0;
    const stop = phone.link.subscribe(() => {
      told += 1;
    });
    phone.greet();
    expect(told).toBe(2);
    stop();
    phone.link.stop();
    phone.line().events.lost();
    await phone.time.advance(60_000);
    expect(told).toBe(2);
    expect(phone.dialled).toHaveLength(1);
  });
});

describe('cancelling', () => {
  it('[SY-3] sends one command with an id of its own for each press', async () => {
    const phone = aPhone();
    phone.greet();
    expect(await phone.link.end('ticket.cancel', 't1')).toEqual({ kind: 'ok' });
    expect(await phone.link.end('ticket.cancel', 't1')).toEqual({ kind: 'ok' });
    expect(phone.sent[0]).toMatchObject({ type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId: 't1' } } });
    expect(phone.sent[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(phone.sent[0]?.id).not.toBe(phone.sent[1]?.id);
  });

  it('[SY-6] is not kept for later when there is no line', async () => {
    const phone = aPhone();
    expect(await phone.link.end('ticket.cancel', 't1')).toEqual({ kind: 'offline' });
    phone.greet();
    phone.line().events.lost();
    expect(await phone.link.end('ticket.cancel', 't1')).toEqual({ kind: 'offline' });
    await phone.time.advance(60_000);
    phone.greet();
    expect(phone.sent).toEqual([]);
  });

  it('tells a refusal and a missing answer apart', async () => {
    const phone = aPhone();
    phone.greet();
    phone.answer({ ok: false, code: 'ticket.state' });
    expect(await phone.link.end('ticket.cancel', 't1')).toEqual({ kind: 'refused', code: 'ticket.state' });
    phone.answer(null);
    expect(await phone.link.end('ticket.cancel', 't1')).toEqual({ kind: 'unknown' });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { DAY } from '../fixtures/a-hall.ts';
import { aServer, eventually, type Harness, TAKE, ticketOf, type Wire } from './harness.ts';

const HOUR = 3_600_000;

let harness: Harness;
beforeEach(async () => {
  harness = await aServer({ config: { publicUrl: 'https://hall.example' } });
});
afterEach(() => harness.stop());

async function take(wire: Wire) {
  return ticketOf(await wire.command('ticket.take', TAKE));
}

function phoneOf(ticket: { slipSecret: { token: string } }): Promise<Wire> {
  return harness.connect({ ticket: ticket.slipSecret.token });
}

function statusOf(phone: Wire): string {
  const view = phone.views.at(-1);
  return view === undefined ? 'nothing' : view.kind === 'gone' ? 'gone' : view.status;
}

/** Time for the timers, and for what they ask the database. */
async function secondsPass(): Promise<void> {
  for (let n = 0; n < 3; n += 1) {
    await harness.server.core.hall()?.loop.tick();
    await harness.time.advance(1000);
  }
}

describe('the phone page', () => {
  it('shows one whole small view at once, and its address carries the token in the fragment', async () => {
    const ticket = await take(await harness.device('kiosk'));
    expect(ticket.slipSecret.url).toBe(`https://hall.example/t#${ticket.slipSecret.token}`);
    const phone = await phoneOf(ticket);
    await eventually(() => phone.views.length === 1, 'a view');
    expect(phone.views[0]).toMatchObject({
      kind: 'ticket',
      number: 'A001',
      status: 'waiting',
      window: null,
      canCancel: true,
      standing: { ahead: 0 },
      hallName: { en: 'Test hall' },
    });
  });

  it('follows its ticket at once, and the line ahead of it within a second', async () => {
    const kiosk = await harness.device('kiosk');
    const clerk = await harness.counter('li.na');
    await clerk.command('window.open', { windowId: 'w1' });
    await take(kiosk);
    const phone = await phoneOf(await take(kiosk));
    await eventually(() => phone.views.length === 1, 'a view');
    expect(phone.views[0]).toMatchObject({ standing: { ahead: 1 } });

    const called = ticketOf(await clerk.command('ticket.callNext', { windowId: 'w1' }));
    await harness.time.advance(1000);
    await eventually(() => phone.views.length === 2, 'the line moved');
    expect(phone.views[1]).toMatchObject({ status: 'waiting', standing: { ahead: 0 } });

    const act = { windowId: 'w1', ticketId: called.ticketId };
    await clerk.command('ticket.start', act);
    await clerk.command('ticket.finish', { ...act, outcome: 'handled' });
    await clerk.command('ticket.callNext', { windowId: 'w1' });
    await eventually(() => statusOf(phone) === 'called', 'called');
    expect(phone.views.at(-1)).toMatchObject({ window: 1, calls: 1, standing: null, canCancel: true });
  });

  it('is not told what does not concern it', async () => {
    const kiosk = await harness.device('kiosk');
    const phone = await phoneOf(await take(kiosk));
    await eventually(() => phone.views.length === 1, 'a view');
    await take(kiosk);
    await harness.time.advance(2000);
    await take(kiosk);
    await harness.time.advance(2000);
    expect(await phone.ask('command.status', { id: 'x' })).toMatchObject({ ok: true });
    expect(phone.views).toHaveLength(1);
  });

  it('cancels its own ticket, and nothing else', async () => {
    const kiosk = await harness.device('kiosk');
    const [mine, other] = [await take(kiosk), await take(kiosk)];
    const phone = await phoneOf(mine);
    const cancel = (ref: object) => phone.command('ticket.cancel', { ref });
    expect(await cancel({ by: 'id', ticketId: other.ticketId })).toMatchObject({ code: 'denied' });
    expect(await cancel({ by: 'token', token: other.slipSecret.token })).toMatchObject({ code: 'denied' });
    expect(await phone.command('ticket.take', TAKE)).toMatchObject({ code: 'denied' });
    expect(await phone.ask('feed.open', { feed: 'queue', epoch: null, cursor: null })).toMatchObject({
      code: 'feed.denied',
    });
    expect(await cancel({ by: 'id', ticketId: mine.ticketId })).toMatchObject({ ok: true });
    await eventually(() => statusOf(phone) === 'cancelled', 'cancelled');
    expect(phone.views.at(-1)).toMatchObject({ canCancel: false });
  });

  it('a token that nobody got shows a page that is over', async () => {
    const phone = await harness.connect({ ticket: 'A'.repeat(22) });
    await eventually(() => statusOf(phone) === 'gone', 'gone');
    expect(await phone.command('ticket.cancel', { ref: { by: 'id', ticketId: 'x' } })).toMatchObject({
      code: 'denied',
    });
  });

  it('[QU-3] a reprint kills the old link and makes a new one', async () => {
    const ticket = await take(await harness.device('kiosk'));
    const phone = await phoneOf(ticket);
    const clerk = await harness.counter('gu.yi');
    const reprint = await clerk.command('slip.reprint', { ref: { by: 'id', ticketId: ticket.ticketId } });
    expect(ticketOf(reprint).slipSecret.token).not.toBe(ticket.slipSecret.token);
    await eventually(() => statusOf(phone) === 'gone', 'gone');
    const fresh = await phoneOf(ticketOf(reprint));
    await eventually(() => statusOf(fresh) === 'waiting', 'waiting');
    const old = ticket.slipSecret;
    const kiosk = await harness.device('kiosk');
    expect(await kiosk.command('ticket.lookUp', { ref: { by: 'token', token: old.token } })).toMatchObject({
      code: 'slip.not-found',
    });
  });
});

describe('[QU-1] the business day', () => {
  const day = () => {
    const state = harness.server.core.hall()?.loop.current().state;
    return state && [...rowsOf(state.hall)][0]?.day;
  };

  it("changes at the cut-over, by the server's clock, even if nobody presses anything", async () => {
    expect(day()).toBe(DAY);
    // 09:00 in the hall now; 04:00 is nineteen hours later.
    await harness.time.advance(19 * HOUR - 1000);
    expect(day()).toBe(DAY);
    await harness.time.advance(1000);
    await eventually(() => day() === '2026-11-24', 'the next day');
  });

  it('ends open tickets, starts numbers again, and happens once', async () => {
    const kiosk = await harness.device('kiosk');
    const board = await harness.connect({ public: 'board' });
    await board.rows('queue');
    expect((await take(kiosk)).number).toBe('A001');
    harness.time.jump(24 * HOUR);
    expect((await take(kiosk)).number).toBe('A001');
    const rows = board.changes.flatMap((link) => link.rows).filter((row) => row.kind === 'ticket');
    expect(rows.map((row) => row.row?.day ?? 'gone').sort()).toEqual([DAY, '2026-11-24', 'gone']);
    await harness.restart();
    const audit = await harness.storage.read((reader) => reader.listAudit('test-hall', 0, 1000));
    expect(audit.filter((row) => row.type === 'day.roll').map((row) => row.commandId)).toEqual([
      `sys:roll:test-hall:${DAY}`,
      'sys:roll:test-hall:2026-11-24',
    ]);
    expect(audit.filter((row) => row.type === 'day.close').map((row) => row.commandId)).toEqual([
      `sys:close:test-hall:${DAY}`,
    ]);
    const stored = await harness.storage.read((reader) => reader.listEntities('test-hall', 'ticket', DAY));
    expect(stored.map((row) => (JSON.parse(row.body) as { status: string }).status)).toEqual(['expired']);
  });

  it('does not go back when the clock does', async () => {
    const kiosk = await harness.device('kiosk');
    harness.time.jump(24 * HOUR);
    await take(kiosk);
    harness.time.jump(-24 * HOUR);
    expect((await take(kiosk)).number).toBe('A002');
    expect(day()).toBe('2026-11-24');
  });

  it('a slip link shows how it ended until the end of the next day, then it is over', async () => {
    const kiosk = await harness.device('kiosk');
    const ticket = await take(kiosk);
    const phone = await phoneOf(ticket);
    await eventually(() => statusOf(phone) === 'waiting', 'waiting');
    harness.time.jump(24 * HOUR);
    await take(kiosk);
    await secondsPass();
    await eventually(() => statusOf(phone) === 'expired', 'expired');
    expect(phone.views.some((view) => view.kind === 'gone')).toBe(false);
    const late = await phoneOf(ticket);
    await eventually(() => statusOf(late) === 'expired', 'still there');
    harness.time.jump(24 * HOUR);
    await take(kiosk);
    await secondsPass();
    await eventually(() => statusOf(late) === 'gone', 'gone');
  });
});

describe('[QU-11] estimates', () => {
  it('are refreshed at most once a minute, and not at all while nothing happens', async () => {
    const refreshes = async () => {
      const audit = await harness.storage.read((reader) => reader.listAudit('test-hall', 0, 1000));
      return audit.filter((row) => row.type === 'est.refresh').length;
    };
    const clerk = await harness.counter('li.na');
    const kiosk = await harness.device('kiosk');
    await clerk.command('window.open', { windowId: 'w1' });
    for (let n = 0; n < 11; n += 1) {
      await take(kiosk);
      await harness.time.advance(5000);
      await kiosk.ask('command.status', { id: 'x' });
    }
    expect(await refreshes()).toBe(1);
    await harness.time.advance(300_000);
    await kiosk.ask('command.status', { id: 'x' });
    await harness.time.advance(300_000);
    await kiosk.ask('command.status', { id: 'x' });
    expect(await refreshes()).toBeLessThanOrEqual(3);
  });

  it('a window that pauses within the same minute does not stay in the figures of a quiet hall', async () => {
    const windows = () => {
      const state = harness.server.core.hall()?.loop.current().state;
      return state ? getRow(state.groups, 'a')?.est.windows : undefined;
    };
    const clerk = await harness.counter('li.na');
    await clerk.command('window.open', { windowId: 'w1' });
    await harness.time.advance(2000);
    await eventually(() => windows() === 1, 'one window works');
    await clerk.command('window.pause', { windowId: 'w1', reason: 'meal' });
    await harness.time.advance(2000);
    for (let second = 0; second < 120 && windows() !== 0; second += 1) await secondsPass();
    expect(windows()).toBe(0);
  });
});

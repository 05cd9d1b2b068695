import { afterEach, describe, expect, it } from 'vitest';
import type { Memos } from '../../server/commands/memos.ts';
import { storedMemos } from '../../server/commands/memos.ts';
import { aServer, eventually, type Harness, roundTrip, TAKE, ticketOf } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

describe('[SY-3] one effect and one reply per command id', () => {
  it('answers a repeated id from the memo, with its own rev, and does nothing again', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    const first = await kiosk.command('ticket.take', TAKE, { id: 'take-1' });
    await kiosk.command('ticket.take', TAKE);
    const again = await kiosk.command('ticket.take', TAKE, { id: 'take-1' });
    expect(again).toEqual(first);
    const { rows } = await kiosk.rows('queue');
    expect(rows.filter((row) => row.kind === 'ticket')).toHaveLength(2);
  });

  it('remembers beyond a restart', async () => {
    harness = await aServer();
    const { token } = await harness.enrol('kiosk');
    const before = await harness.connect({ device: { token } });
    const first = await before.command('ticket.take', TAKE, { id: 'take-1' });
    await harness.restart();
    const after = await harness.connect({ device: { token } });
    expect(await after.command('ticket.take', TAKE, { id: 'take-1' })).toEqual(first);
    expect(await after.ask('command.status', { id: 'take-1' })).toEqual({ ok: true, known: true, ack: first });
  });

  it('refuses the same id with another payload, and from another device', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    const other = await harness.device('kiosk');
    await kiosk.command('ticket.take', TAKE, { id: 'take-1' });
    expect(await kiosk.command('ticket.take', { ...TAKE, groupId: 'b' }, { id: 'take-1' })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    expect(await other.command('ticket.take', TAKE, { id: 'take-1' })).toMatchObject({ ok: false, code: 'conflict' });
    expect(await other.ask('command.status', { id: 'take-1' })).toEqual({ ok: true, known: false });
  });

  const deliverTwentyTwice = async () => {
    const kiosk = await harness.device('kiosk');
    const ids = Array.from({ length: 10 }, (_, n) => `take-${n}`);
    const acks = await Promise.all([...ids, ...ids].map((id) => kiosk.command('ticket.take', TAKE, { id })));
    const { rows } = await kiosk.rows('queue');
    return { acks, tickets: rows.filter((row) => row.kind === 'ticket').length };
  };

  it('two deliveries at once share one effect and one answer', async () => {
    harness = await aServer();
    const { acks, tickets } = await deliverTwentyTwice();
    expect(tickets).toBe(10);
    expect(acks.slice(10)).toEqual(acks.slice(0, 10));
  });

  it('(control) without memos and without the list of commands in flight the same delivery makes twenty tickets', async () => {
    const forgetful: Memos = { find: async () => undefined, put: async () => undefined };
    const blind = { get: () => undefined, set: () => new Map(), delete: () => false };
    harness = await aServer({ memos: forgetful, newInFlight: () => blind });
    expect((await deliverTwentyTwice()).tickets).toBe(20);
  });

  const refuseThenAllow = async () => {
    const clerk = await harness.counter('li.na');
    await clerk.command('window.open', { windowId: 'w1' });
    const first = await clerk.command('ticket.callNext', { windowId: 'w1' }, { id: 'call-1' });
    const kiosk = await harness.device('kiosk');
    await kiosk.command('ticket.take', TAKE);
    return { first, again: await clerk.command('ticket.callNext', { windowId: 'w1' }, { id: 'call-1' }) };
  };

  it('a refusal is remembered too: the same id never succeeds later', async () => {
    harness = await aServer();
    const { first, again } = await refuseThenAllow();
    expect(first).toMatchObject({ ok: false, code: 'queue.empty' });
    expect(again).toEqual(first);
  });

  it('(control) a memo that is lost with a refusal lets the same id succeed later', async () => {
    const losing: Memos = {
      find: storedMemos.find,
      put: async (tx, memo) => (memo.reply.includes('"ok":false') ? undefined : storedMemos.put(tx, memo)),
    };
    harness = await aServer({ memos: losing });
    expect((await refuseThenAllow()).again).toMatchObject({ ok: true });
  });

  it('a refusal moves no rev and leaves an audit row', async () => {
    harness = await aServer();
    const clerk = await harness.counter('li.na');
    const opened = await clerk.command('window.open', { windowId: 'w1' });
    await clerk.command('ticket.callNext', { windowId: 'w1' }, { id: 'call-1' });
    expect(harness.server.core.hall()?.loop.current().rev).toBe(opened.ok ? opened.rev : 0);
    const audit = await harness.storage.read((reader) => reader.listAudit('test-hall', 0, 100));
    expect(audit.find((row) => row.commandId === 'call-1')).toMatchObject({
      outcome: 'queue.empty',
      type: 'ticket.callNext',
    });
  });
});

describe('[SY-7] the outbox stream of a device', () => {
  const place = (seq: number, outboxId = 'box') => ({ order: { outboxId, seq } });

  async function calledTicket() {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    const { ticketId } = ticketOf(await kiosk.command('ticket.take', TAKE));
    const clerk = await harness.counter('li.na');
    await clerk.command('window.open', { windowId: 'w1' });
    await clerk.command('ticket.callNext', { windowId: 'w1' });
    return { clerk, ticket: { windowId: 'w1', ticketId } };
  }

  it('[SY-7] takes items in order and says which one it expects', async () => {
    const { clerk, ticket } = await calledTicket();
    expect(await clerk.command('ticket.start', ticket, { id: 's2', ...place(2) })).toMatchObject({
      code: 'outbox.out-of-order',
      params: { expected: 1 },
    });
    expect(await clerk.command('ticket.start', ticket, { id: 's1', ...place(1) })).toMatchObject({ ok: true });
    const finish = { ...ticket, outcome: 'handled' };
    expect(await clerk.command('ticket.finish', finish, { id: 's2', ...place(2) })).toMatchObject({ ok: true });
  });

  it('[SY-3] an answer that says "not yet" is not remembered', async () => {
    const { clerk, ticket } = await calledTicket();
    await clerk.command('ticket.start', ticket, { id: 'early', ...place(2) });
    await clerk.command('outbox.skip', {}, { id: 'skip-1', ...place(1) });
    expect(await clerk.command('ticket.start', ticket, { id: 'early', ...place(2) })).toMatchObject({ ok: true });
  });

  it('[SY-7] a refused item uses its place up, whether the domain or the edge refused it', async () => {
    const { clerk, ticket } = await calledTicket();
    expect(await clerk.command('ticket.finish', { ...ticket, outcome: 'handled' }, place(1))).toMatchObject({
      code: 'ticket.state',
    });
    expect(await clerk.command('ticket.unheardOf', {}, place(2))).toMatchObject({ code: 'unknown-command' });
    expect(await clerk.command('ticket.start', { windowId: 7 }, place(3))).toMatchObject({ code: 'invalid' });
    expect(await clerk.command('ticket.start', ticket, place(4))).toMatchObject({ ok: true });
  });

  it('[SY-7] a skipped place is gone for a late command, harmless for a late skip', async () => {
    const { clerk, ticket } = await calledTicket();
    expect(await clerk.command('outbox.skip', {}, { id: 'skip-1', ...place(1) })).toMatchObject({ ok: true });
    expect(await clerk.command('outbox.skip', {}, { id: 'skip-2', ...place(1) })).toMatchObject({ ok: true });
    expect(await clerk.command('ticket.start', ticket, { id: 'late', ...place(1) })).toMatchObject({
      code: 'conflict',
    });
    expect(await clerk.command('ticket.start', ticket, { id: 'late', ...place(2) })).toMatchObject({ ok: true });
  });

  it('[SY-7] an item that comes back in a later place is answered from its memo and uses that place up', async () => {
    const { clerk, ticket } = await calledTicket();
    const first = await clerk.command('ticket.start', ticket, { id: 'start', ...place(1) });
    expect(await clerk.command('ticket.start', ticket, { id: 'start', ...place(2) })).toEqual(first);
    const finish = { ...ticket, outcome: 'handled' };
    expect(await clerk.command('ticket.finish', finish, place(3))).toMatchObject({ ok: true });
  });

  it('[SY-3, SY-7] an id that is taken is a conflict for good, and uses its place up', async () => {
    const { clerk, ticket } = await calledTicket();
    await clerk.command('ticket.start', ticket, { id: 'same', ...place(1) });
    const finish = { ...ticket, outcome: 'handled' };
    expect(await clerk.command('ticket.finish', finish, { id: 'same', ...place(2) })).toMatchObject({
      code: 'conflict',
    });
    expect(await clerk.command('ticket.finish', finish, place(3))).toMatchObject({ ok: true });
  });

  it('[SY-7] a batch drains the outbox in order and counts as one message', async () => {
    const { clerk, ticket } = await calledTicket();
    const commands = [
      { id: 'b1', type: 'ticket.start', payload: ticket, order: { outboxId: 'box', seq: 1 } },
      {
        id: 'b2',
        type: 'ticket.finish',
        payload: { ...ticket, outcome: 'handled' },
        order: { outboxId: 'box', seq: 2 },
      },
    ];
    expect(await clerk.ask('batch', { commands })).toMatchObject({ ok: true, acks: [{ ok: true }, { ok: true }] });
  });
});

describe('who may send what [SE-5, SY-8]', () => {
  it('an anonymous board may send nothing, and leaves no trace in the books', async () => {
    harness = await aServer();
    const board = await harness.connect({ public: 'board' });
    expect(await board.command('ticket.take', TAKE, { id: 'anon-1' })).toMatchObject({ ok: false, code: 'denied' });
    const audit = await harness.storage.read((reader) => reader.listAudit('test-hall', 0, 100));
    expect(audit.some((row) => row.commandId === 'anon-1')).toBe(false);
  });

  it('a system command from outside is unknown, and system ids cannot be used up beforehand', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    expect(await kiosk.command('day.roll', { day: '2030-01-01' })).toMatchObject({ code: 'unknown-command' });
    expect(await kiosk.command('ticket.take', TAKE, { id: 'sys:roll:test-hall:2026-11-24' })).toMatchObject({
      code: 'invalid',
    });
  });

  it('a counter without a log-in may not call', async () => {
    harness = await aServer();
    const counter = await harness.device('counter');
    expect(await counter.command('window.open', { windowId: 'w1' })).toMatchObject({ ok: false, code: 'denied' });
  });

  it('[SY-8] a session that was ended elsewhere is refused on its open connection', async () => {
    harness = await aServer();
    const clerk = await harness.counter('li.na');
    await clerk.command('window.open', { windowId: 'w1' });
    await harness.server.core.operations.logins({ staff: 'li.na' });
    await eventually(() => clerk.byes.length > 0, 'bye');
    expect(clerk.byes[0]).toMatchObject({ code: 'session-expired' });
  });
});

describe('the answer for the sender alone', () => {
  it('check code and token are in the answer, and nowhere else', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    const watcher = await harness.device('board');
    await watcher.rows('queue');
    const { slipSecret } = ticketOf(await kiosk.command('ticket.take', TAKE, { id: 'take-1' }));
    expect(slipSecret).toMatchObject({ checkCode: expect.stringMatching(/^[0-9]{4}$/), url: null });
    expect(slipSecret.token).toMatch(/^[A-Za-z0-9_-]{22}$/);
    await eventually(() => watcher.changes.length > 0, 'changes');
    const memo = await harness.storage.read((reader) => reader.findMemo('take-1'));
    const events = await harness.storage.read((reader) => reader.listEvents('test-hall', 0, 1000));
    const everywhere = JSON.stringify([memo, events, watcher.changes, harness.log.lines]);
    expect(everywhere).not.toContain(slipSecret.token);
    expect(everywhere).not.toContain(`"${slipSecret.checkCode}"`);
  });

  it("on the sender's socket the changes of a commit come before its answer", async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    await kiosk.rows('queue');
    kiosk.order.length = 0;
    await kiosk.command('ticket.take', TAKE);
    await roundTrip(kiosk);
    expect(kiosk.order.slice(0, 2)).toEqual(['changes', 'ack:command']);
  });
});

import { describe, expect, test } from 'vitest';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import { getRow } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, BOARD, KIOSK, SYSTEM, take } from '../fixtures/a-hall.ts';
import { clerk, hallWith, windowId } from '../fixtures/a-ticket-in.ts';

describe('guards', () => {
  const called = () => hallWith('called');

  test('[QU-8] at most two recalls, 20 s after the last was spoken, pass after the third call and 60 s', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    run.do(BOARD, { type: 'voice.attach', payload: { zoneIds: [] } });
    run.do(clerk, { type: 'ticket.callNext', payload: { windowId } });
    const t0 = run.now;
    const recall: HallCommand = { type: 'ticket.recall', payload: { windowId, ticketId } };
    const pass: HallCommand = { type: 'ticket.pass', payload: { windowId, ticketId, left: false } };
    const spoken = (calls: number) => run.do(BOARD, { type: 'call.spoken', payload: { ticketId, calls } });
    run.now = t0 + 30_000;
    expect(run.do(clerk, recall), 'not spoken yet').toMatchObject({
      error: { code: 'recall.too-soon', params: { seconds: 15 } },
    });
    spoken(1);
    run.now += 19_999;
    expect(run.do(clerk, recall)).toMatchObject({ error: { code: 'recall.too-soon', params: { seconds: 1 } } });
    run.now += 1;
    expect(run.do(clerk, recall).ok).toBe(true);
    expect(run.do(clerk, pass)).toMatchObject({
      error: { code: 'pass.needs-three-calls', params: { calls: 2, of: 3 } },
    });
    spoken(1);
    expect(run.ticket(ticketId), 'news of an older call changes nothing').toMatchObject({
      call: { lastSpokenAt: null },
    });
    spoken(2);
    run.now += 20_000;
    expect(run.do(clerk, recall).ok).toBe(true);
    expect(run.do(clerk, pass), 'third call not spoken yet').toMatchObject({ error: { code: 'pass.too-soon' } });
    spoken(3);
    expect(run.do(clerk, recall)).toMatchObject({ error: { code: 'recall.limit' } });
    expect(run.do(clerk, pass)).toMatchObject({ error: { code: 'pass.too-soon', params: { seconds: 20 } } });
    run.now += 20_000;
    expect(run.do(clerk, pass).ok).toBe(true);
  });

  test('[QU-8] a board that dies does not block the clerk: after 45 s the call counts as shown', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    run.do(BOARD, { type: 'voice.attach', payload: { zoneIds: ['z1'] } });
    run.do(clerk, { type: 'ticket.callNext', payload: { windowId } });
    run.now += 44_999;
    expect(run.do(clerk, { type: 'ticket.recall', payload: { windowId, ticketId } }).ok).toBe(false);
    run.now += 1;
    expect(run.do(clerk, { type: 'ticket.recall', payload: { windowId, ticketId } }).ok).toBe(true);
    run.do(SYSTEM, { type: 'voice.detach', payload: { deviceId: 'board-1' } });
    run.now += 20_000;
    expect(run.do(clerk, { type: 'ticket.recall', payload: { windowId, ticketId } }).ok).toBe(true);
  });

  test('"left, told us" needs no wait', () => {
    const { run, ticketId } = called();
    expect(run.do(clerk, { type: 'ticket.pass', payload: { windowId, ticketId, left: true } }).ok).toBe(true);
  });

  test('a silent call is not passed before a guide has looked', () => {
    const run = aHallRun();
    run.do(KIOSK, {
      type: 'ticket.take',
      payload: { groupId: 'a', class: 'normal', locale: 'en', needs: ['silent-call'] },
    });
    run.do(clerk, { type: 'ticket.callNext', payload: { windowId } });
    expect(run.do(clerk, { type: 'ticket.pass', payload: { windowId, ticketId: 't1', left: false } })).toMatchObject({
      error: { code: 'pass.guide-first' },
    });
  });

  test('[QU-4] the third pass ends in abandoned, a third reactivation is refused', () => {
    expect(hallWith('abandoned').run.ticket('t1')?.status).toBe('abandoned');
  });

  test('[QU-18] five wrong codes lock the slip, a right one clears the count, a scan needs none', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    const look = (code: string) =>
      run.do(KIOSK, { type: 'ticket.lookUp', payload: { ref: { by: 'code', number: 'A001', code } } });
    const right = '0008';
    expect(look('9999')).toMatchObject({ value: { found: false, triesLeft: 4 } });
    expect(look(right)).toMatchObject({ value: { found: true, ticket: { id: ticketId }, standing: { ahead: 0 } } });
    for (let left = 4; left >= 0; left -= 1) expect(look('9999')).toMatchObject({ value: { triesLeft: left } });
    expect(look(right)).toMatchObject({ error: { code: 'slip.locked' } });
    const cancel: HallCommand = {
      type: 'ticket.cancel',
      payload: { ref: { by: 'code', number: 'A001', code: right } },
    };
    expect(run.do(KIOSK, cancel)).toMatchObject({ error: { code: 'slip.locked' } });
    expect(
      run.do(KIOSK, { type: 'ticket.cancel', payload: { ref: { by: 'token', token: `${ticketId}:1` } } }),
    ).toMatchObject({ value: { found: true } });
  });

  test('[QU-3] a reprint kills the old QR; only the issuing kiosk gives a number back', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    expect(
      run.do(aClerk(4, ['guide']), { type: 'slip.reprint', payload: { ref: { by: 'id', ticketId } } }),
    ).toMatchObject({ value: { version: 2 } });
    const scan = (version: number) =>
      run.do(KIOSK, { type: 'ticket.lookUp', payload: { ref: { by: 'token', token: `${ticketId}:${version}` } } });
    expect(scan(1)).toMatchObject({ error: { code: 'slip.not-found' } });
    expect(scan(2).ok).toBe(true);
    expect(
      run.do(
        { kind: 'phone', ticketId, version: 1 },
        { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId } } },
      ).ok,
    ).toBe(false);
    const stranger: Actor = { kind: 'device', role: 'kiosk', deviceId: 'kiosk-2' };
    expect(run.do(stranger, { type: 'ticket.unclaimed', payload: { ticketId } })).toMatchObject({
      error: { code: 'denied' },
    });
    expect(run.do(KIOSK, { type: 'ticket.unclaimed', payload: { ticketId } }).ok).toBe(true);
    expect(run.ticket(ticketId)).toMatchObject({ status: 'cancelled', by: 'unclaimed' });
  });

  test('[QU-3] a number that nobody claimed is given back even when it was called meanwhile, and its window is free', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    expect(run.do(KIOSK, { type: 'ticket.unclaimed', payload: { ticketId } }).ok).toBe(true);
    expect(run.ticket(ticketId)).toMatchObject({ status: 'cancelled', by: 'unclaimed' });
    expect(getRow(run.state.windows, 'w1')).toMatchObject({ status: 'free', ticketId: null });
  });

  test('[SE-4] a seat is taken over only when asked for; the first session is out at once', () => {
    const run = aHallRun();
    const other = { ...aClerk(7), plate: '107' };
    expect(run.do(other, { type: 'window.open', payload: { windowId, takeOver: false } })).toMatchObject({
      error: { code: 'window.occupied', params: { plate: '101' } },
    });
    expect(run.do(other, { type: 'window.open', payload: { windowId, takeOver: true } }).ok).toBe(true);
    expect(run.do(clerk, { type: 'ticket.callNext', payload: { windowId } })).toMatchObject({
      error: { code: 'window.not-yours' },
    });
  });

  test('a window is not left while somebody is on hold there', () => {
    const { run } = hallWith('held');
    expect(run.do(clerk, { type: 'window.close', payload: { windowId } })).toMatchObject({
      error: { code: 'window.has-held' },
    });
  });

  test('[QU-16] a group that is gone from the hall file keeps its people: they are called, nobody new comes', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    const file = aHallFile();
    const smaller = { ...file, groups: file.groups.filter((group) => group.id !== 'a') };
    run.do(SYSTEM, {
      type: 'hall.load',
      payload: { file: { ...smaller, windows: file.windows.filter((window) => window.id === 'w9') } },
    });
    expect(
      run.do(KIOSK, { type: 'ticket.take', payload: { groupId: 'a', class: 'normal', locale: 'en', needs: [] } }),
    ).toMatchObject({ error: { code: 'group.intake-stopped' } });
    expect(run.do(clerk, { type: 'ticket.callNext', payload: { windowId } })).toMatchObject({ value: { ticketId } });
  });

  test('[QU-5] a clerk without the skill is never given the group', () => {
    const run = aHallRun({ open: [] });
    const unskilled = { ...aClerk(5), skills: ['b'] };
    expect(run.do(unskilled, { type: 'window.open', payload: { windowId: 'w1', takeOver: false } })).toMatchObject({
      error: { code: 'window.no-skill' },
    });
    run.do(unskilled, { type: 'window.open', payload: { windowId: 'w2', takeOver: false } });
    take(run, 'a');
    expect(run.do(unskilled, { type: 'ticket.callNext', payload: { windowId: 'w2' } })).toMatchObject({
      error: { code: 'queue.empty' },
    });
    const inB = take(run, 'b');
    expect(run.do(unskilled, { type: 'ticket.callNext', payload: { windowId: 'w2' } })).toMatchObject({
      value: { ticketId: inB },
    });
  });
});

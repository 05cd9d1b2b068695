import { describe, expect, test } from 'vitest';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import type { SlipReply } from '../../shared/domain/commands/replies.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallRun, DAY, type HallRun, KIOSK, SYSTEM, take } from '../fixtures/a-hall.ts';

/** QU-15: on an outside fault people keep their place or take a return slip. */
const MANAGER = aClerk(20, ['manager']);
const MONDAY = '2026-11-30';
const codeOf = (ticketId: string) => String(Number(ticketId.slice(1)) * 7 + 1).padStart(4, '0');

const fault = (returnUntil?: string): HallCommand => ({
  type: 'fault.declare',
  payload: { fault: 'system', groupIds: ['a'], minutes: 60, ...(returnUntil === undefined ? {} : { returnUntil }) },
});
const goHome = (ticketId: string): HallCommand => ({
  type: 'ticket.returnSlip',
  payload: { ref: { by: 'id', ticketId } },
});

function lawful(run: HallRun, actor: Parameters<HallRun['do']>[0], command: Parameters<HallRun['do']>[1]): unknown {
  const result = run.do(actor, command);
  expect(result, command.type).toMatchObject({ ok: true });
  return result.ok ? result.value : null;
}

function roll(run: HallRun, day: string): void {
  run.now += 86_400_000;
  lawful(run, SYSTEM, { type: 'day.close', payload: { day: [...rowsOf(run.state.hall)][0]?.day ?? '' } });
  lawful(run, SYSTEM, { type: 'day.roll', payload: { day } });
}

describe('[QU-15] a return slip', () => {
  test('is only for a group that an outside fault stops; who does nothing keeps the place', () => {
    const run = aHallRun();
    const [first, second] = [take(run, 'a'), take(run, 'a')];
    const elsewhere = take(run, 'b');
    expect(run.do(MANAGER, goHome(first))).toMatchObject({ error: { code: 'return.no-fault' } });
    lawful(run, MANAGER, fault());
    expect(run.do(MANAGER, goHome(elsewhere))).toMatchObject({ error: { code: 'return.no-fault' } });
    expect(lawful(run, MANAGER, goHome(first))).toMatchObject({
      number: 'A001',
      returning: { until: null },
      others: [],
    });
    expect(run.ticket(first)?.status).toBe('expired');
    expect(run.ticket(second)).toMatchObject({ status: 'waiting', seq: 2 });
    expect(run.do(MANAGER, goHome(first))).toMatchObject({ error: { code: 'ticket.state' } });
  });

  test('makes its holder first of the normals on the next day, once', () => {
    const run = aHallRun();
    const old = take(run, 'a');
    lawful(run, MANAGER, fault());
    const ref = { by: 'code', number: 'A001', code: codeOf(old) } as const;
    lawful(run, KIOSK, { type: 'ticket.returnSlip', payload: { ref } });
    roll(run, '2026-11-24');
    take(run, 'a');
    const asked: HallCommand = { type: 'promise.take', payload: { ref, locale: 'en' } };
    const slip = lawful(run, KIOSK, asked) as SlipReply;
    expect(slip.standing.ahead).toBe(0);
    expect(run.ticket(slip.ticketId)).toMatchObject({ front: true, promised: 'A001' });
    expect(run.do(KIOSK, asked)).toMatchObject({ error: { code: 'slip.not-found' } });
  });

  test('is good until the day that the fault names, and without one until an open day has passed', () => {
    const run = aHallRun();
    const [dated, plain] = [take(run, 'a'), take(run, 'b')];
    expect(run.do(MANAGER, fault(DAY))).toMatchObject({ error: { code: 'fault.return-date' } });
    lawful(run, MANAGER, fault(MONDAY));
    lawful(run, MANAGER, { type: 'fault.declare', payload: { fault: 'power', groupIds: ['b'], minutes: 60 } });
    expect(lawful(run, MANAGER, goHome(dated))).toMatchObject({ returning: { until: MONDAY } });
    lawful(run, MANAGER, goHome(plain));
    roll(run, '2026-11-24');
    expect(getRow(run.state.promises, plain)).toBeDefined();
    roll(run, '2026-11-25');
    expect(getRow(run.state.promises, plain)).toBeUndefined();
    roll(run, MONDAY);
    expect(getRow(run.state.promises, dated)).toBeDefined();
    expect(getRow(run.state.owed, dated)).toMatchObject({ until: MONDAY });
    roll(run, '2026-12-01');
    expect(getRow(run.state.promises, dated)).toBeUndefined();
    expect(getRow(run.state.owed, dated)).toBeUndefined();
  });

  test('[QU-18] a wrong check code is counted and changes nothing', () => {
    const run = aHallRun();
    const id = take(run, 'a');
    lawful(run, MANAGER, fault());
    const ref = { by: 'code', number: 'A001', code: '0000' } as const;
    expect(lawful(run, KIOSK, { type: 'ticket.returnSlip', payload: { ref } })).toMatchObject({ found: false });
    expect(run.ticket(id)?.status).toBe('waiting');
  });
});

import { describe, expect, test } from 'vitest';
import { isOpen } from '../../shared/domain/ask/ask.ts';
import { askFigures } from '../../shared/domain/ask/ask-figures.ts';
import { alarmsOf } from '../../shared/domain/floor/alarms.ts';
import type { HallEvent } from '../../shared/domain/hall/events.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { emptyTable, getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallRun, BOARD, type HallRun, KIOSK, MORNING, SYSTEM } from '../fixtures/a-hall.ts';
import { createRandom } from './sim-net.ts';

const ANNA = aClerk(11, ['guide']);
const BEN = aClerk(12, ['guide']);
const CHIEF = aClerk(13, ['manager']);
const OTHER_KIOSK = { ...KIOSK, deviceId: 'kiosk-2' } as const;

const make = { type: 'ask.make', payload: { wish: 'find', locale: 'en' } } as const;
const on = (type: 'ask.take' | 'ask.giveBack' | 'ask.withdraw', askId: string) =>
  ({ type, payload: { askId } }) as const;
const end = (askId: string) => ({ type: 'ask.end', payload: { askId, outcome: 'helped' } }) as const;

function asked(run: HallRun): string {
  const made = run.do(KIOSK, make);
  expect(made).toMatchObject({ ok: true });
  return made.ok ? (made.value as { askId: string }).askId : '';
}

describe('a person is asked for at a kiosk', () => {
  test('asked, taken by one, done; the kiosk is told, and the times are kept', () => {
    const run = aHallRun();
    const id = asked(run);
    expect(getRow(run.state.asks, id)).toMatchObject({ deviceId: 'kiosk-1', wish: 'find', status: 'asked' });
    expect(getRow(run.state.askSigns, 'kiosk-1')).toMatchObject({ askId: id, status: 'asked', plate: null });
    run.now += 20_000;
    expect(run.do(ANNA, on('ask.take', id))).toMatchObject({ ok: true });
    expect(getRow(run.state.askSigns, 'kiosk-1')).toMatchObject({ status: 'taken', plate: '111' });
    run.now += 120_000;
    expect(run.do(ANNA, end(id))).toMatchObject({ ok: true });
    expect(run.state.askSigns.size).toBe(0);
    expect(askFigures(rowsOf(run.state.asks))).toEqual({
      asked: 1,
      open: 0,
      withdrawn: 0,
      outcomes: { helped: 1 },
      meanToTakeMs: 20_000,
      longestToTakeMs: 20_000,
      meanHelpMs: 120_000,
    });
  });

  test('one open request per kiosk; another kiosk has its own', () => {
    const run = aHallRun();
    const id = asked(run);
    expect(asked(run)).toBe(id);
    expect(run.do(OTHER_KIOSK, make)).toMatchObject({ ok: true });
    expect(run.state.asks.size).toBe(2);
  });

  test('who comes second hears who has it; the same person again changes nothing', () => {
    const run = aHallRun();
    const id = asked(run);
    run.do(ANNA, on('ask.take', id));
    const before = run.state;
    expect(run.do(BEN, on('ask.take', id))).toMatchObject({ error: { code: 'ask.taken', params: { plate: '111' } } });
    expect(run.do(ANNA, on('ask.take', id))).toMatchObject({ ok: true });
    expect(run.do(BEN, end(id))).toMatchObject({ error: { code: 'ask.taken' } });
    expect(run.state).toBe(before);
    expect(run.do(CHIEF, end(id)), 'a manager ends it for somebody who has gone').toMatchObject({ ok: true });
    expect(run.do(BEN, on('ask.take', id))).toMatchObject({ error: { code: 'ask.gone' } });
  });

  test('given back it waits anew; withdrawn it is over, by its own kiosk only', () => {
    const run = aHallRun();
    const id = asked(run);
    expect(run.do(ANNA, on('ask.giveBack', id))).toMatchObject({ error: { code: 'ask.take-first' } });
    run.do(ANNA, on('ask.take', id));
    run.do(ANNA, on('ask.giveBack', id));
    expect(getRow(run.state.askSigns, 'kiosk-1')).toMatchObject({ status: 'asked', plate: null });
    expect(run.do(BEN, on('ask.take', id))).toMatchObject({ ok: true });
    expect(run.do(OTHER_KIOSK, on('ask.withdraw', id))).toMatchObject({ error: { code: 'ask.not-yours' } });
    expect(run.do(KIOSK, on('ask.withdraw', id))).toMatchObject({ ok: true });
    expect(getRow(run.state.asks, id)).toMatchObject({ status: 'withdrawn', taken: { plate: '112' } });
    expect(run.state.askSigns.size).toBe(0);
    expect(run.do(KIOSK, on('ask.withdraw', id)), 'too late changes nothing').toMatchObject({ ok: true });
  });

  test('the manager has an alarm when nobody takes it, and none before or after', () => {
    const run = aHallRun();
    const id = asked(run);
    const alarms = () => alarmsOf(run.state, run.now).filter(({ kind }) => kind === 'nobody-comes');
    run.now += 59_999;
    expect(alarms()).toEqual([]);
    run.now += 1;
    expect(alarms()).toMatchObject([{ deviceId: 'kiosk-1', since: MORNING, taken: null }]);
    run.do(ANNA, on('ask.take', id));
    expect(alarms()).toEqual([]);
    run.do(ANNA, on('ask.giveBack', id));
    expect(alarms(), 'given back it has its time again').toEqual([]);
    run.now += 60_000;
    expect(alarms()).toHaveLength(1);
  });

  test('a guide begins helping in the hall: taken at once, no kiosk is told', () => {
    const run = aHallRun();
    run.do(ANNA, { type: 'ask.begin', payload: { wish: 'form', locale: 'zh-CN' } });
    expect([...rowsOf(run.state.asks)]).toMatchObject([{ deviceId: null, status: 'taken', taken: { plate: '111' } }]);
    expect(run.state.askSigns.size).toBe(0);
    expect(askFigures(rowsOf(run.state.asks)).meanToTakeMs, 'nobody waited').toBeNull();
  });

  test('a new day begins with nobody waiting', () => {
    const run = aHallRun({ open: [] });
    asked(run);
    run.do(SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } });
    expect(run.state.asks.size + run.state.askSigns.size).toBe(0);
  });

  test.each([
    ['board', BOARD],
    ['clerk', aClerk(1)],
    ['phone', { kind: 'phone', ticketId: 't1', version: 1 } as const],
    ['public board', { kind: 'public-board' } as const],
  ])('[SE-5] %s neither asks nor takes', (_name, actor) => {
    const run = aHallRun();
    const id = asked(run);
    for (const command of [make, on('ask.take', id), end(id), on('ask.withdraw', id)]) {
      expect(run.do(actor, command)).toMatchObject({ error: { code: 'denied' } });
    }
  });
});

/** What must hold of the requests of a day, whatever was pressed; the trouble found, or none. */
function askTroubles(state: HallState, events: readonly HallEvent[]): string[] {
  const troubles: string[] = [];
  const owner = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'ask.taken') {
      const before = owner.get(event.askId);
      if (before !== undefined) troubles.push(`${event.askId} taken by ${event.taken.plate} and ${before}`);
      owner.set(event.askId, event.taken.plate);
    }
    if (event.type === 'ask.givenBack') owner.delete(event.askId);
  }
  const open = [...rowsOf(state.asks)].filter(isOpen);
  const places = open.map(({ deviceId }) => deviceId);
  if (new Set(places).size !== places.length) troubles.push('two open requests at one kiosk');
  for (const { deviceId, id, status } of open) {
    const sign = getRow(state.askSigns, deviceId ?? '');
    if (sign?.askId !== id || sign.status !== status) troubles.push(`the kiosk of ${id} says something else`);
  }
  if (state.askSigns.size !== open.length) troubles.push('a kiosk says that somebody comes, and nobody was asked for');
  return troubles;
}

describe('no request is taken by two, whatever is pressed', () => {
  const everybody = [ANNA, BEN, CHIEF, KIOSK, OTHER_KIOSK];
  test.each(Array.from({ length: 30 }, (_, seed) => seed + 1))('seed %i', (seed) => {
    const random = createRandom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const run = aHallRun();
    for (let step = 0; step < 150; step += 1) {
      run.now += Math.floor(random() * 20_000);
      const all = [...rowsOf(run.state.asks)];
      const open = all.filter(isOpen);
      const asks = random() < 0.8 && open.length > 0 ? open : all;
      const id = asks.length > 0 ? pick(asks).id : 'none';
      const type = pick(['ask.take', 'ask.take', 'ask.giveBack', 'ask.withdraw'] as const);
      run.do(pick(everybody), pick([make, make, on(type, id), on(type, id), end(id)]));
      expect(askTroubles(run.state, run.events), `seed ${seed}, step ${step}`).toEqual([]);
    }
    expect(run.events.filter(({ type }) => type === 'ask.ended').length).toBeGreaterThan(0);
  });

  test('negative control: a second taking and a sign that lies are found', () => {
    const run = aHallRun();
    const askId = asked(run);
    run.do(ANNA, on('ask.take', askId));
    const again: HallEvent = {
      type: 'ask.taken',
      at: run.now,
      askId,
      taken: { staffId: 'x', plate: '9', at: run.now },
    };
    expect(askTroubles(run.state, [...run.events, again])).toHaveLength(1);
    expect(askTroubles({ ...run.state, askSigns: emptyTable() }, run.events)).not.toEqual([]);
  });
});

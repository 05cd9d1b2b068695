import { describe, expect, it } from 'vitest';
import demo from '../../assets/demo/hall.json' with { type: 'json' };
import { EMPTY_CALENDAR } from '../../shared/domain/calendar/calendar.ts';
import type { HallEvent } from '../../shared/domain/hall/events.ts';
import { type HallFile, hallFileSchema } from '../../shared/domain/hall/hall-file.ts';
import { EMPTY_HALL, type HallState } from '../../shared/domain/hall/hall-state.ts';
import { openingToday } from '../../shared/domain/hall/plan.ts';
import { createHallAggregate } from './hall-aggregate.ts';

const never = () => '';
const aHallFile = (changes: Partial<HallFile> = {}) => hallFileSchema.parse({ ...demo, ...changes });
const workday = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:30' },
];
const weekly = { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday, sat: [], sun: [] };
const hours = { weekly, makeUp: [{ from: '09:00', to: '16:00' }], exceptions: [] };

/** Noon of a date in the hall's time zone. */
const noon = (date: string) => Date.parse(`${date}T04:00:00Z`);

function aRun(calendar?: Parameters<typeof createHallAggregate>[0]) {
  const aggregate = createHallAggregate(calendar);
  const ids: string[] = [];
  let state: HallState = EMPTY_HALL;
  const submit = (type: string, payload: unknown, now: number) => {
    const secrets = { checkCode: never, tokenHash: never, hashToken: never };
    const context = { now, actor: { kind: 'system' } as const, newId: never, secrets };
    const decided = aggregate.decide(state, { type, payload }, context);
    if (!decided.ok) throw new Error(decided.error.code);
    for (const event of decided.value.events as readonly HallEvent[]) state = aggregate.evolve(state, event);
  };
  return {
    ids,
    load: (file: HallFile, now: number) => submit('hall.load', { file }, now),
    tick(now: number) {
      for (const due of aggregate.due(state, now)) {
        ids.push(due.id);
        submit(due.type, due.payload, now);
      }
    },
    opening: () => openingToday(state).map(({ from, to }) => `${from / 60}-${to / 60}`),
  };
}

describe('[OP-3, QU-1] the opening of the day', () => {
  it('follows the calendar from day to day, each once, and is worked out anew after an import', () => {
    const run = aRun();
    run.load(aHallFile({ hours }), noon('2026-02-13'));
    run.tick(noon('2026-02-13'));
    expect(run.opening()).toEqual(['8.5-12', '13.5-17.5']);
    run.tick(noon('2026-02-13'));
    expect(run.ids).toHaveLength(2);
    run.tick(noon('2026-02-14'));
    expect(run.opening()).toEqual(['9-16']);
    run.tick(noon('2026-02-15'));
    expect(run.opening()).toEqual([]);
    const open = [{ date: '2026-02-15', spans: [{ from: '10:00', to: '11:00' }] }];
    run.load(aHallFile({ hours: { ...hours, exceptions: open } }), noon('2026-02-15'));
    run.tick(noon('2026-02-15'));
    expect(run.opening()).toEqual(['10-11']);
    expect(new Set(run.ids).size).toBe(run.ids.length);
  });

  it('a hall that never closes has nothing to work out', () => {
    const run = aRun();
    run.load(aHallFile(), noon('2026-02-15'));
    run.tick(noon('2026-02-15'));
    expect(run.ids).toEqual(['sys:roll:demo:2026-02-15']);
    expect(run.opening()).toEqual(['0-24']);
  });

  it('negative control: without the official days the holiday is an ordinary Sunday', () => {
    const sunday = { ...hours, weekly: { ...weekly, sun: workday } };
    const official = aRun();
    const ignorant = aRun(EMPTY_CALENDAR);
    for (const run of [official, ignorant]) {
      run.load(aHallFile({ hours: sunday }), noon('2026-02-15'));
      run.tick(noon('2026-02-15'));
    }
    expect(official.opening()).toEqual([]);
    expect(ignorant.opening()).toEqual(['8.5-12', '13.5-17.5']);
  });
});

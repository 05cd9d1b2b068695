import { describe, expect, test } from 'vitest';
import { type Matter, overdueMatters } from '../../shared/domain/ask/matter.ts';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import type { MatterMadeReply } from '../../shared/domain/commands/replies.ts';
import { alarmsOf } from '../../shared/domain/floor/alarms.ts';
import { staffFileSchema } from '../../shared/domain/hall/hall-parts.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { emptyTable, getRow, rowsOf, tableOf } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, BOARD, DAY, type HallRun, KIOSK, SYSTEM } from '../fixtures/a-hall.ts';
import { createRandom } from './sim-net.ts';

/** The register of matters: questions left, first inquiries, unresolved ones. DAY is a Monday. */
const people = [11, 12, 13].map((n) => ({
  id: `staff-${n}`,
  login: `l${n}`,
  name: { 'zh-CN': `员${n}` },
  plate: String(100 + n),
  roles: ['clerk'],
  skills: ['*'],
}));
const hall = () =>
  aHallRun({ file: aHallFile({ staff: people.map((each) => staffFileSchema.parse(each)) }), open: [] });
const ANNA = aClerk(11);
const BEN = aClerk(12);
const CARA = aClerk(13);
const GUIDE = aClerk(20, ['guide']);
const CHIEF = aClerk(21, ['manager']);

const written = { textId: 'person-1' };
const inquire = { type: 'matter.inquire', payload: { written, locale: 'zh-CN' } } as const;
const leave = { type: 'matter.leave', payload: { written, locale: 'en' } } as const;
const unresolved = {
  type: 'matter.unresolved',
  payload: { written, reason: 'passed-around', locale: 'zh-CN' },
} as const;
const on = (type: 'matter.accept' | 'matter.decline' | 'matter.read' | 'matter.close', matterId: string) =>
  ({ type, payload: { matterId } }) as const;
const offer = (matterId: string, plate: string) => ({ type: 'matter.offer', payload: { matterId, plate } }) as const;
const answer = (matterId: string) =>
  ({ type: 'matter.answer', payload: { matterId, written: { textId: 'person-2' } } }) as const;
const codeOf = (id: string) => String((Number(id.slice(1)) * 7 + 1) % 10_000).padStart(4, '0');

function made(run: HallRun, actor: Actor, command: HallCommand): Matter {
  const result = run.do(actor, command);
  expect(result, command.type).toMatchObject({ ok: true });
  const id = result.ok ? (result.value as MatterMadeReply).ticketId : '';
  return getRow(run.state.matters, id) as Matter;
}
const roll = (run: HallRun, day: string) => run.do(SYSTEM, { type: 'day.roll', payload: { day } });

describe('first inquiry: whoever is asked first owns it', () => {
  test('until a named person signs for it; then it is theirs, with name and time', () => {
    const run = hall();
    const { id, owner, due } = made(run, ANNA, inquire);
    expect({ owner, due }).toEqual({ owner: { staffId: 'staff-11', plate: '111' }, due: DAY });
    expect(getRow(run.state.folders, 'staff-11')?.matters).toHaveLength(1);
    expect(run.do(ANNA, offer(id, '112'))).toMatchObject({ ok: true });
    expect(getRow(run.state.matters, id), 'offered is not handed over').toMatchObject({ owner: { plate: '111' } });
    expect(getRow(run.state.folders, 'staff-12')?.matters, 'who is offered it sees it').toHaveLength(1);
    expect(run.do(CARA, on('matter.accept', id))).toMatchObject({ error: { code: 'matter.not-yours' } });
    run.now += 60_000;
    expect(run.do(BEN, on('matter.accept', id))).toMatchObject({ ok: true });
    const handOver = { from: { plate: '111' }, to: { plate: '112' }, at: run.now };
    expect(getRow(run.state.matters, id)).toMatchObject({ owner: { plate: '112' }, handOvers: [handOver] });
    expect(getRow(run.state.folders, 'staff-11')).toBeUndefined();
    expect(run.do(ANNA, answer(id))).toMatchObject({ error: { code: 'matter.not-yours' } });
    expect(run.do(BEN, answer(id))).toMatchObject({ ok: true });
    expect(getRow(run.state.matters, id)).toMatchObject({ status: 'answered', answerId: 'person-2' });
    expect(run.do(BEN, offer(id, '111'))).toMatchObject({ error: { code: 'matter.state' } });
  });

  test('declined it stays with its owner; to oneself or to nobody it cannot be offered', () => {
    const run = hall();
    const { id } = made(run, ANNA, inquire);
    expect(run.do(ANNA, offer(id, '111'))).toMatchObject({ error: { code: 'matter.same-person' } });
    expect(run.do(ANNA, offer(id, '999'))).toMatchObject({ error: { code: 'person.unknown' } });
    expect(run.do(BEN, offer(id, '113'))).toMatchObject({ error: { code: 'matter.not-yours' } });
    run.do(ANNA, offer(id, '112'));
    expect(run.do(BEN, on('matter.decline', id))).toMatchObject({ ok: true });
    expect(getRow(run.state.matters, id)).toMatchObject({ owner: { plate: '111' }, offered: null, handOvers: [] });
  });
});

describe('unresolved matters', () => {
  test('have an owner, a reason and a last day in working days; overdue ones are an alarm', () => {
    const run = hall();
    const matter = made(run, ANNA, unresolved);
    // Five working days after Monday the 23rd: the weekend does not count.
    expect(matter).toMatchObject({ due: '2026-11-30', reason: 'passed-around', owner: { plate: '111' } });
    const alarms = () => alarmsOf(run.state, run.now).filter(({ kind }) => kind === 'matters-overdue');
    roll(run, '2026-11-30');
    expect([overdueMatters(run.state, '2026-11-30'), alarms()]).toEqual([[], []]);
    roll(run, '2026-12-01');
    expect(overdueMatters(run.state, '2026-12-01').map(({ id }) => id)).toEqual([matter.id]);
    expect(alarms()).toMatchObject([{ value: 1 }]);
    run.do(CHIEF, answer(matter.id));
    expect(alarms()).toEqual([]);
    expect(run.do(CHIEF, on('matter.close', matter.id))).toMatchObject({ ok: true });
    expect(getRow(run.state.matters, matter.id)).toMatchObject({ status: 'closed', closed: { plate: '121' } });
  });

  test('answered ones are forgotten after their time, open ones never', () => {
    const run = hall();
    const [done, open] = [made(run, ANNA, unresolved), made(run, ANNA, unresolved)];
    run.do(ANNA, answer(done.id));
    roll(run, '2027-02-20');
    expect(run.state.matters.size).toBe(2);
    roll(run, '2027-02-23');
    expect([...rowsOf(run.state.matters)].map(({ id }) => id)).toEqual([open.id]);
    expect(getRow(run.state.folders, 'staff-11')?.matters).toHaveLength(1);
  });
});

describe('a question is left with a code', () => {
  const lookUp = (number: string, code: string) => ({ type: 'matter.lookUp', payload: { number, code } }) as const;

  test('answered by a guide, read with number and check code', () => {
    const run = hall();
    const { id, number, owner } = made(run, KIOSK, leave);
    expect([owner, /^[0-9]{6}$/.test(number)]).toEqual([null, true]);
    expect(run.do(ANNA, answer(id)), 'a clerk does not').toMatchObject({ error: { code: 'matter.not-yours' } });
    expect(run.do(KIOSK, lookUp(number, codeOf(id)))).toMatchObject({ value: { status: 'open', answerId: null } });
    expect(run.do(GUIDE, answer(id))).toMatchObject({ ok: true });
    expect(run.do(KIOSK, lookUp(number, codeOf(id)))).toMatchObject({
      value: { found: true, status: 'answered', textId: 'person-1', answerId: 'person-2' },
    });
    expect(getRow(run.state.matters, id)?.owner).toMatchObject({ plate: '120' });
  });

  test('[QU-18] five wrong codes lock it, a right one clears the count', () => {
    const run = hall();
    const { id, number } = made(run, KIOSK, leave);
    const wrong = codeOf(id) === '0000' ? '0001' : '0000';
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(run.do(KIOSK, lookUp(number, wrong))).toMatchObject({ value: { found: false, triesLeft } });
    }
    expect(run.do(KIOSK, lookUp(number, codeOf(id)))).toMatchObject({ value: { found: true } });
    for (let n = 0; n < 5; n += 1) run.do(KIOSK, lookUp(number, wrong));
    expect(run.do(KIOSK, lookUp(number, codeOf(id)))).toMatchObject({ error: { code: 'slip.locked' } });
    expect(run.do(KIOSK, lookUp('000000', wrong))).toMatchObject({ error: { code: 'matter.unknown' } });
  });

  test.each([
    ['board', BOARD],
    ['phone', { kind: 'phone', ticketId: 't1', version: 1 } as const],
    ['public board', { kind: 'public-board' } as const],
  ])('[SE-5] %s reads and writes nothing', (_name, actor) => {
    const run = hall();
    const { id, number } = made(run, KIOSK, leave);
    const commands = [leave, inquire, on('matter.read', id), answer(id), lookUp(number, codeOf(id))];
    for (const command of commands) expect(run.do(actor, command)).toMatchObject({ error: { code: 'denied' } });
    expect(run.do(KIOSK, on('matter.read', id)), 'nor does a kiosk read it').toMatchObject({
      error: { code: 'denied' },
    });
    expect(run.do(ANNA, on('matter.read', id)), 'nor any clerk').toMatchObject({ error: { code: 'matter.not-yours' } });
    expect(run.do(GUIDE, on('matter.read', id))).toMatchObject({ ok: true });
  });
});

/** What must hold of the register, whatever was pressed; the trouble found, or none. */
function registerTroubles(state: HallState, today: string): string[] {
  const troubles: string[] = [];
  const late = new Set(overdueMatters(state, today).map(({ id }) => id));
  for (const matter of rowsOf(state.matters)) {
    const { id, kind, owner, handOvers, by, due, status } = matter;
    if (kind !== 'question' && owner === null) troubles.push(`${id} is nobody's`);
    // The chain of signatures leads from who was asked first to who owns it now.
    const last = handOvers.reduce((from, step) => (step.from.staffId === from ? step.to.staffId : '?'), by?.staffId);
    if (kind !== 'question' && last !== owner?.staffId) troubles.push(`${id} changed hands without a signature`);
    const isLate = status === 'open' && due < today;
    if (isLate !== late.has(id)) troubles.push(`${id} is overdue and not listed, or listed and not overdue`);
    const folders = [...rowsOf(state.folders)].filter(({ matters }) => matters.some((each) => each.id === id));
    const seen = folders.filter(({ matters }) => matters.includes(matter)).map((folder) => folder.id);
    const should = new Set([owner, matter.offered].flatMap((person) => (person ? [person.staffId] : [])));
    if (seen.length !== should.size || folders.length !== should.size) troubles.push(`${id} lies in other folders`);
  }
  return troubles;
}

describe('an inquiry always has exactly one owner, and whatever is overdue is listed', () => {
  const actors = [ANNA, BEN, CARA, GUIDE, CHIEF, KIOSK];
  test.each(Array.from({ length: 25 }, (_, seed) => seed + 1))('seed %i', (seed) => {
    const random = createRandom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const run = hall();
    let today = DAY;
    for (let step = 0; step < 120; step += 1) {
      run.now += 60_000;
      const ids = [...rowsOf(run.state.matters)].map(({ id }) => id);
      const id = ids.length > 0 ? pick(ids) : 'none';
      const given = pick<HallCommand>([inquire, unresolved, leave, answer(id)]);
      const handed = pick<HallCommand>([offer(id, pick(['111', '112', '113'])), offer(id, '112')]);
      const signed = pick<HallCommand>([
        on('matter.accept', id),
        on('matter.accept', id),
        on('matter.decline', id),
        on('matter.close', id),
      ]);
      run.do(pick(actors), pick([given, handed, handed, signed, signed]));
      if (random() < 0.05) {
        today = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
        run.now += 86_400_000;
        roll(run, today);
      }
      expect(registerTroubles(run.state, today), `seed ${seed}, step ${step}`).toEqual([]);
    }
    expect(run.events.some(({ type }) => type === 'matter.registered')).toBe(true);
  });

  test('negative control: an owner who changed without a signature, and a folder that was not filed, are found', () => {
    const run = hall();
    const { id } = made(run, ANNA, inquire);
    run.do(ANNA, offer(id, '112'));
    run.do(BEN, on('matter.accept', id));
    expect(registerTroubles(run.state, DAY)).toEqual([]);
    expect(registerTroubles({ ...run.state, folders: emptyTable() }, DAY)).toHaveLength(1);
    const matter = getRow(run.state.matters, id) as Matter;
    const matters = tableOf([[id, { ...matter, handOvers: [] }]]);
    expect(registerTroubles({ ...run.state, matters }, DAY)).not.toEqual([]);
  });
});

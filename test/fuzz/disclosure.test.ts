import { describe, expect, test } from 'vitest';
import { OFFICIAL_CALENDAR } from '../../server/commands/official-calendar.ts';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import { annualFigures } from '../../shared/domain/disclosure/annual-figures.ts';
import {
  DISCLOSURE_STATUSES,
  DISCLOSURE_TABLE,
  type Disclosure,
  type DisclosureActType,
  type DisclosureStatus,
} from '../../shared/domain/disclosure/disclosure.ts';
import { replyDue } from '../../shared/domain/disclosure/disclosure-clock.ts';
import { rollDisclosures } from '../../shared/domain/disclosure/evolve-disclosure.ts';
import { assert } from '../../shared/lib/assert.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallRun, BOARD, type HallRun, KIOSK, SYSTEM } from '../fixtures/a-hall.ts';

const guide = aClerk(11, ['guide']);
const manager = aClerk(12, ['manager']);
const INFO = { name: null, documentNumber: null, description: 'The plan of the new road' };
const ENTER = { info: INFO, form: 'paper', dictated: false, locale: 'zh-CN', personId: 'p1' } as const;

/** 09:00 of a day in the hall's time zone. */
function at(day: string): number {
  return Date.parse(`${day}T09:00:00+08:00`);
}
function only(run: HallRun): Disclosure {
  const [row] = [...rowsOf(run.state.disclosures)];
  assert(row !== undefined, 'a request');
  return row;
}
function must(run: HallRun, actor: Actor, command: HallCommand): unknown {
  const result = run.do(actor, command);
  assert(result.ok, `${command.type}: ${JSON.stringify(result)}`);
  return result.value;
}
function entered(channel: 'in-person' | 'web' = 'in-person', day = '2026-11-23'): { run: HallRun; requestId: string } {
  const run = aHallRun();
  run.now = at(day);
  must(run, guide, { type: 'disclosure.enter', payload: { ...ENTER, channel } });
  return { run, requestId: only(run).id };
}
const UNTIL = '2026-12-04';
const ask = (requestId: string): HallCommand => ({
  type: 'disclosure.askCorrection',
  payload: { requestId, what: 'Which road?', until: UNTIL },
});
const consult = (requestId: string): HallCommand => ({
  type: 'disclosure.consult',
  payload: { requestId, with: 'third-party' },
});
const reply = (requestId: string): HallCommand => ({
  type: 'disclosure.reply',
  payload: { requestId, kind: 'given' },
});

function requestIn(status: DisclosureStatus): { run: HallRun; requestId: string } {
  if (status === 'draft') {
    const run = aHallRun();
    must(run, KIOSK, { type: 'disclosure.draft', payload: { description: 'The plan', locale: 'zh-CN' } });
    return { run, requestId: only(run).id };
  }
  if (status === 'unconfirmed') return entered('web');
  const scene = entered();
  const { run, requestId } = scene;
  if (status === 'correcting' || status === 'given-up') must(run, guide, ask(requestId));
  if (status === 'consulting') must(run, guide, consult(requestId));
  if (status === 'replied') must(run, guide, reply(requestId));
  if (status === 'given-up') {
    run.now = at('2026-12-05');
    must(run, guide, { type: 'disclosure.giveUp', payload: { requestId } });
  }
  assert(only(run).status === status, only(run).status);
  return scene;
}

function commandOf(type: DisclosureActType, requestId: string): HallCommand {
  const payload = { requestId };
  switch (type) {
    case 'disclosure.enter':
      return { type, payload: { ...ENTER, requestId, channel: 'in-person' } };
    case 'disclosure.confirmDay':
      return { type, payload: { requestId, day: '2026-11-23' } };
    case 'disclosure.askCorrection':
      return ask(requestId);
    case 'disclosure.correct':
      return { type, payload: { requestId, info: INFO } };
    case 'disclosure.consult':
      return consult(requestId);
    case 'disclosure.answered':
      return { type, payload: { requestId, answer: 'agrees' } };
    case 'disclosure.askExtension':
      return { type, payload: { requestId, reason: 'many files' } };
    case 'disclosure.reply':
      return reply(requestId);
    default:
      return { type, payload };
  }
}

/** Refusals that say: lawful in this state, but not now. */
const GUARDS = ['disclosure.too-early', 'disclosure.no-extension'];
const STRANGERS: readonly Actor[] = [
  KIOSK,
  BOARD,
  SYSTEM,
  aClerk(13),
  { kind: 'device', role: 'counter', deviceId: 'c' },
  { kind: 'phone', ticketId: 't1', version: 1 },
  { kind: 'public-board' },
];

describe.each(Object.keys(DISCLOSURE_TABLE) as DisclosureActType[])('%s', (type) => {
  test.each(DISCLOSURE_STATUSES)('[DOMAIN 2.5] on a request that is %s', (status) => {
    const { run, requestId } = requestIn(status);
    const before = run.state;
    for (const actor of STRANGERS) {
      expect(run.do(actor, commandOf(type, requestId))).toMatchObject({ error: { code: 'denied' } });
    }
    expect(run.state).toBe(before);
    const lawful = (DISCLOSURE_TABLE[type] as readonly DisclosureStatus[]).includes(status);
    const result = run.do(manager, commandOf(type, requestId));
    const code = result.ok ? null : result.error.code;
    if (!lawful) {
      expect(code).toBe('disclosure.state');
      expect(run.state).toBe(before);
    } else expect(code === null || GUARDS.includes(code), String(code)).toBe(true);
  });
});

describe('the day of receipt', () => {
  test('[art. 31] in person the day itself, signed mail its signature, web the day settled with the applicant', () => {
    expect(only(entered().run)).toMatchObject({ status: 'handling', receivedOn: '2026-11-23', number: '20260001' });
    const run = aHallRun();
    const mail = (signedOn?: string): HallCommand => ({
      type: 'disclosure.enter',
      payload: { ...ENTER, channel: 'signed-mail', ...(signedOn ? { signedOn } : {}) },
    });
    expect(run.do(guide, mail())).toMatchObject({ error: { code: 'disclosure.day' } });
    expect(run.do(guide, mail('2026-11-24')), 'not signed yet').toMatchObject({ error: { code: 'disclosure.day' } });
    must(run, guide, mail('2026-11-20'));
    expect(only(run)).toMatchObject({ receivedOn: '2026-11-20' });

    const web = entered('web');
    expect(only(web.run)).toMatchObject({ status: 'unconfirmed', receivedOn: null });
    const confirm = (day: string): HallCommand => ({
      type: 'disclosure.confirmDay',
      payload: { requestId: web.requestId, day },
    });
    web.run.now = at('2026-11-25');
    expect(web.run.do(guide, confirm('2026-11-22'))).toMatchObject({ error: { code: 'disclosure.day' } });
    expect(web.run.do(guide, confirm('2026-11-26'))).toMatchObject({ error: { code: 'disclosure.day' } });
    must(web.run, guide, confirm('2026-11-25'));
    expect(only(web.run)).toMatchObject({ status: 'handling', receivedOn: '2026-11-25' });
  });

  test('numbers go on within a year; a draft becomes the request, under its own number and with a new code', () => {
    const { run, requestId } = requestIn('draft');
    expect(only(run)).toMatchObject({ number: '100001', personId: null });
    must(run, guide, { type: 'disclosure.enter', payload: { ...ENTER, channel: 'in-person', requestId } });
    expect(only(run)).toMatchObject({ id: requestId, number: '20260001', version: 2 });
    must(run, guide, { type: 'disclosure.enter', payload: { ...ENTER, channel: 'in-person' } });
    expect([...rowsOf(run.state.disclosures)].map(({ number }) => number).sort()).toEqual(['20260001', '20260002']);
  });
});

describe('correction', () => {
  test('[art. 30] once, within seven working days; the clock begins anew and forgets what was before', () => {
    const { run, requestId } = entered();
    // Seven working days after Monday 23 November end on 2 December.
    run.now = at('2026-12-03');
    expect(run.do(guide, ask(requestId))).toMatchObject({
      error: { code: 'disclosure.too-late', params: { date: '2026-12-02' } },
    });
    run.now = at('2026-11-24');
    must(run, guide, consult(requestId));
    run.now = at('2026-11-27');
    must(run, guide, { type: 'disclosure.answered', payload: { requestId, answer: 'objects' } });
    run.now = at('2026-12-02');
    must(run, guide, ask(requestId));
    run.now = at('2026-12-03');
    must(run, guide, { type: 'disclosure.correct', payload: { requestId, info: INFO } });
    const fresh = { receivedOn: '2026-12-03', consultations: [], extension: null };
    expect(only(run)).toMatchObject({ status: 'handling', ...fresh, firstReceivedOn: '2026-11-23' });
    expect(replyDue(OFFICIAL_CALENDAR, only(run), '2026-12-03')).toEqual(
      replyDue(OFFICIAL_CALENDAR, fresh, '2026-12-03'),
    );
    expect(run.do(guide, ask(requestId))).toMatchObject({ error: { code: 'disclosure.once' } });
  });

  test('no correction is given up only when the time for it is over', () => {
    const { run, requestId } = requestIn('correcting');
    run.now = at(UNTIL);
    const giveUp: HallCommand = { type: 'disclosure.giveUp', payload: { requestId } };
    expect(run.do(guide, giveUp)).toMatchObject({ error: { code: 'disclosure.too-early', params: { date: UNTIL } } });
    run.now = at('2026-12-05');
    must(run, guide, giveUp);
    expect(only(run)).toMatchObject({ status: 'given-up', endedOn: '2026-12-05' });
  });
});

test.each([
  ['third-party', 'silent'],
  ['co-maker', 'agrees'],
] as const)('[art. 32, 34] the silence of a %s counts as %s, after 15 working days', (who, answer) => {
  const { run, requestId } = entered();
  must(run, guide, { type: 'disclosure.consult', payload: { requestId, with: who } });
  const silent: HallCommand = { type: 'disclosure.answered', payload: { requestId, answer: 'silent' } };
  run.now = at('2026-12-14');
  expect(run.do(guide, silent)).toMatchObject({
    error: { code: 'disclosure.too-early', params: { date: '2026-12-14' } },
  });
  run.now = at('2026-12-15');
  must(run, guide, silent);
  expect(only(run).consultations).toMatchObject([{ answer, resume: '2026-12-15' }]);
});

describe('extension', () => {
  const askFor = (requestId: string): HallCommand => ({
    type: 'disclosure.askExtension',
    payload: { requestId, reason: 'many files' },
  });
  const approve = (requestId: string): HallCommand => ({ type: 'disclosure.approveExtension', payload: { requestId } });
  const tell = (requestId: string): HallCommand => ({ type: 'disclosure.tellExtension', payload: { requestId } });

  test('[art. 33] the head approves, who is neither the handler nor who asked; it counts when the applicant is told', () => {
    const run = aHallRun();
    const both = aClerk(14, ['manager', 'guide']);
    must(run, both, { type: 'disclosure.enter', payload: { ...ENTER, channel: 'in-person' } });
    const requestId = only(run).id;
    const due = () => replyDue(OFFICIAL_CALENDAR, only(run), '2026-11-23')?.date;
    must(run, manager, askFor(requestId));
    expect(run.do(both, approve(requestId)), 'handles it').toMatchObject({ error: { code: 'disclosure.same-person' } });
    expect(run.do(manager, approve(requestId)), 'asked').toMatchObject({ error: { code: 'disclosure.same-person' } });
    expect(run.do(guide, approve(requestId))).toMatchObject({ error: { code: 'denied' } });
    expect(run.do(guide, tell(requestId))).toMatchObject({ error: { code: 'disclosure.no-extension' } });
    must(run, aClerk(15, ['manager']), approve(requestId));
    expect(due()).toBe('2026-12-21');
    must(run, guide, tell(requestId));
    expect(due()).toBe('2027-01-19');
    for (const again of [askFor, approve, tell]) {
      expect(run.do(aClerk(16, ['manager']), again(requestId))).toMatchObject({ error: { code: 'disclosure.once' } });
    }
  });

  test('a reply that is late is not made punctual afterwards', () => {
    const { run, requestId } = entered();
    run.now = at('2026-12-22');
    expect(run.do(guide, askFor(requestId))).toMatchObject({ error: { code: 'disclosure.due-over' } });
  });
});

test('[QU-18] status by number and code: five wrong codes lock it, a new receipt opens it and voids the old code', () => {
  const { run, requestId } = entered();
  const look = (code: string) => run.do(KIOSK, { type: 'disclosure.lookUp', payload: { number: '20260001', code } });
  const right = (version: number) => String((Number(requestId.slice(1)) * 7 + version) % 10_000).padStart(4, '0');
  expect(look(right(1))).toMatchObject({
    value: { found: true, status: 'handling', due: { date: '2026-12-21', provisional: false }, reply: null },
  });
  expect(JSON.stringify(look(right(1)))).not.toContain('p1');
  for (let left = 4; left >= 0; left -= 1) expect(look('9999')).toMatchObject({ value: { triesLeft: left } });
  expect(look(right(1))).toMatchObject({ error: { code: 'disclosure.locked' } });
  must(run, guide, { type: 'disclosure.receipt', payload: { requestId } });
  expect(look(right(1))).toMatchObject({ value: { found: false } });
  expect(look(right(2))).toMatchObject({ value: { found: true } });
});

test('[art. 50] the figures of a year: what came and was carried in is what was answered, given up and carried on', () => {
  const run = aHallRun();
  const kinds = ['published', 'given', 'refused', 'not-existing', 'not-ours', 'repeated', 'other-route'] as const;
  const days = ['2026-11-23', '2026-12-01', '2026-12-28', '2027-01-04', '2027-02-22'];
  days.forEach((day, n) => {
    run.now = at(day);
    must(run, guide, { type: 'disclosure.enter', payload: { ...ENTER, personId: `p${n}`, channel: 'in-person' } });
  });
  const rows = () => [...rowsOf(run.state.disclosures)].sort((a, b) => a.createdAt - b.createdAt);
  rows().forEach(({ id, receivedOn }, n) => {
    if (n === 4) return;
    run.now = at(receivedOn ?? '') + (n === 2 ? 40 : 5) * 86_400_000;
    must(run, guide, { type: 'disclosure.reply', payload: { requestId: id, kind: kinds[n] ?? 'given' } });
  });
  const of = (year: string) => annualFigures(OFFICIAL_CALENDAR, rows(), year);
  expect(of('2026')).toMatchObject({ carriedIn: 0, carriedOut: 1, replies: { published: 1, given: 1 }, late: 0 });
  expect(of('2027')).toMatchObject({
    carriedIn: 1,
    carriedOut: 1,
    replies: { refused: 1, 'not-existing': 1 },
    late: 1,
  });
  for (const figures of [of('2025'), of('2026'), of('2027')]) {
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, each) => total + each, 0);
    expect(sum(figures.received) + figures.carriedIn).toBe(sum(figures.replies) + figures.givenUp + figures.carriedOut);
  }
});

test('over the roll a draft stays a week, and what ended stays for the figures of two years', () => {
  const { run, requestId } = requestIn('draft');
  expect(getRow(rollDisclosures(run.state, '2026-11-30').disclosures, requestId)).toBeDefined();
  expect(getRow(rollDisclosures(run.state, '2026-12-01').disclosures, requestId)).toBeUndefined();
  const over = requestIn('replied');
  expect(rollDisclosures(over.run.state, '2027-12-31').disclosures.size).toBe(1);
  expect(rollDisclosures(over.run.state, '2028-01-01').disclosures.size).toBe(0);
  const open = entered();
  expect(rollDisclosures(open.run.state, '2030-01-01').disclosures.size, 'what is open never goes').toBe(1);
});

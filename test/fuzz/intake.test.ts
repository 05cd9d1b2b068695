import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallCommandOf } from '../../shared/domain/commands/hall-commands.ts';
import { hallCommandSchemas } from '../../shared/domain/commands/hall-commands.ts';
import { hallSettingsSchema } from '../../shared/domain/hall/hall-settings.ts';
import { PRIORITY_REASONS } from '../../shared/domain/hall/hall-words.ts';
import { rowsOfFeed } from '../../shared/domain/hall/rows.ts';
import { waitAfter } from '../../shared/domain/intake/anonymous.ts';
import { isRush, isRushAt } from '../../shared/domain/intake/rush.ts';
import { isIdNumber } from '../../shared/domain/person/id-number.ts';
import { waitingOf } from '../../shared/domain/policy/choose-next.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, DAY, type HallRun, KIOSK, SYSTEM, take } from '../fixtures/a-hall.ts';

const GUIDE = aClerk(8, ['guide']);
type Take = HallCommandOf<'ticket.take'>['payload'];

function takeAs(run: HallRun, actor: Actor, changes: Partial<Take> = {}) {
  return run.do(actor, {
    type: 'ticket.take',
    payload: { groupId: 'a', class: 'normal', locale: 'zh-CN', needs: [], ...changes },
  });
}

const aGroup = (changes: object) => {
  const file = aHallFile();
  return aHallFile({ groups: file.groups.map((group) => (group.id === 'a' ? { ...group, ...changes } : group)) });
};

describe('[KI-1] rush by rate', () => {
  const MINUTE = 60_000;
  test('begins with so many numbers in a minute, ends at half the rate', () => {
    const every = (ms: number, count: number, from = 0) => Array.from({ length: count }, (_, n) => from + n * ms);
    const calm = every(10_000, 40);
    expect(isRushAt(calm, 10, calm.at(-1) ?? 0)).toBe(false);
    const rush = every(6_000, 10);
    expect(isRushAt(rush, 10, 54_000)).toBe(true);
    expect(isRushAt(rush.slice(0, 9), 10, 54_000)).toBe(false);
    const slower = [...rush, ...every(10_000, 30, 60_000)];
    expect(isRushAt(slower, 10, slower.at(-1) ?? 0), 'six a minute is above the half').toBe(true);
    expect(isRushAt(slower, 10, (slower.at(-1) ?? 0) + 2 * MINUTE)).toBe(false);
    const over = [...rush, ...every(15_000, 20, 60_000)];
    expect(isRushAt(over, 10, over.at(-1) ?? 0), 'four a minute is below the half').toBe(false);
  });

  test('never flickers: it changes at most once in a minute of steady arrivals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 30_000 }), (gap) => {
        const times = Array.from({ length: 60 }, (_, n) => n * gap);
        const seen = times.map((_, n) => isRushAt(times.slice(0, n + 1), 10, times[n] ?? 0));
        expect(seen.filter((each, n) => n > 0 && each !== seen[n - 1]).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('[QU-13] anonymous numbers', () => {
  const settings = hallSettingsSchema.parse({});

  test('a burst of three, then slower and slower, never longer than a minute', () => {
    const run = aHallRun({ file: aHallFile({ settings }) });
    const waits: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      const result = takeAs(run, KIOSK);
      if (n < 3) expect(result.ok).toBe(true);
      if (result.ok) continue;
      expect(result.error.code).toBe('take.slow');
      const seconds = Number(result.error.params?.seconds);
      waits.push(seconds);
      run.now += seconds * 1000;
      expect(takeAs(run, KIOSK).ok, 'after the wait it goes on').toBe(true);
    }
    expect(waits[0]).toBe(5);
    expect(waits.every((wait, n) => wait >= (waits[n - 1] ?? 0) && wait <= 60)).toBe(true);
    expect(waits.at(-1)).toBeGreaterThan(5);
  });

  test('an ordinary line at the kiosk feels nothing', () => {
    const run = aHallRun({ file: aHallFile({ settings }) });
    for (let n = 0; n < 50; n += 1) {
      run.now += 20_000;
      expect(takeAs(run, KIOSK).ok).toBe(true);
    }
  });

  test('no wall in a rush, none for staff, and another kiosk has its own count', () => {
    const run = aHallRun({ file: aHallFile({ settings }) });
    for (let n = 0; n < 12; n += 1) expect(takeAs(run, GUIDE).ok).toBe(true);
    expect(isRush(run.state, run.now)).toBe(true);
    for (let n = 0; n < 12; n += 1) expect(takeAs(run, KIOSK).ok).toBe(true);
    const calm = aHallRun({ file: aHallFile({ settings }) });
    for (let n = 0; n < 3; n += 1) takeAs(calm, KIOSK);
    expect(takeAs(calm, KIOSK)).toMatchObject({ error: { code: 'take.slow' } });
    expect(takeAs(calm, { kind: 'device', role: 'kiosk', deviceId: 'kiosk-2' }).ok).toBe(true);
  });

  test('the wait is bounded whatever the history', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30_000), { maxLength: 60 }), (gaps) => {
        let at = 0;
        const times = gaps.map((gap) => {
          at += gap;
          return at;
        });
        expect(waitAfter(times, 3, at)).toBeLessThanOrEqual(60_000);
        expect(waitAfter(times, 3, at + 60_000)).toBe(0);
      }),
    );
  });
});

describe('[QU-13] persons and quotas', () => {
  const identity = { personId: 'p1' };

  test('one open number per person and group: asked again it is a reprint, in another group a new one', () => {
    const run = aHallRun();
    expect(takeAs(run, KIOSK, { identity })).toMatchObject({ value: { number: 'A001', version: 1 } });
    expect(takeAs(run, KIOSK, { identity })).toMatchObject({ value: { number: 'A001', version: 2 } });
    expect(takeAs(run, KIOSK, { identity, also: [{ groupId: 'b', matters: 1 }] })).toMatchObject({
      value: { number: 'B001', version: 1 },
    });
    expect(run.state.tickets.size).toBe(2);
    run.do(GUIDE, { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId: 't1' } } });
    expect(takeAs(run, KIOSK, { identity })).toMatchObject({ value: { number: 'A002' } });
  });

  test('[SY-13] the person and the reason stay out of every feed', () => {
    const run = aHallRun();
    takeAs(run, GUIDE, { identity, class: 'priority', reason: 'disability' });
    const rows = ['queue', 'desk:w1'].flatMap((feed) => [...rowsOfFeed(run.state, feed)]);
    const text = JSON.stringify(rows);
    expect(text).toContain('AP01');
    expect(text).not.toMatch(/"p1"|disability|personId|reason":"/);
  });

  test('a group that asks for the name refuses an anonymous number', () => {
    const run = aHallRun({ file: aGroup({ realName: true }) });
    expect(takeAs(run, KIOSK)).toMatchObject({ error: { code: 'identity.needed' } });
    expect(takeAs(run, KIOSK, { identity }).ok).toBe(true);
  });

  test('a quota counts its half-day, and what was given back unclaimed is free again', () => {
    const run = aHallRun({ file: aGroup({ quota: { am: 2, pm: 1 } }) });
    take(run, 'a');
    const last = take(run, 'a');
    expect(takeAs(run, KIOSK)).toMatchObject({ error: { code: 'quota.full', params: { half: 'am', left: 0 } } });
    run.do(KIOSK, { type: 'ticket.unclaimed', payload: { ticketId: last } });
    expect(takeAs(run, KIOSK).ok).toBe(true);
    expect(takeAs(run, KIOSK).ok).toBe(false);
    run.now += 3 * 3_600_000;
    expect(takeAs(run, KIOSK).ok, 'afternoon').toBe(true);
    expect(takeAs(run, KIOSK)).toMatchObject({ error: { params: { half: 'pm' } } });
  });

  test('ID numbers are checked by their last character', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true);
    expect(isIdNumber('110105194912310021')).toBe(false);
    const schema = hallCommandSchemas['ticket.take'];
    const payload = { groupId: 'a', class: 'normal', locale: 'en', identity: { idNumber: '123' } };
    expect(schema.safeParse(payload).success).toBe(false);
  });
});

describe('the guide desk', () => {
  test('priority needs a reason from the list; the kiosk asks none [DOMAIN 4.5]', () => {
    const run = aHallRun();
    expect(takeAs(run, GUIDE, { class: 'priority' })).toMatchObject({ error: { code: 'reason.needed' } });
    for (const reason of PRIORITY_REASONS) expect(takeAs(run, GUIDE, { class: 'priority', reason }).ok).toBe(true);
    expect(takeAs(run, KIOSK, { class: 'priority' }).ok).toBe(true);
    expect([...rowsOf(run.state.slips)].filter((slip) => slip.reason !== null)).toHaveLength(PRIORITY_REASONS.length);
  });

  test('another group: the take time stays and the place follows the issue order', () => {
    const run = aHallRun();
    const first = take(run, 'a');
    run.now += 60_000;
    take(run, 'b');
    expect(run.do(GUIDE, { type: 'ticket.changeGroup', payload: { ticketId: first, groupId: 'b' } }).ok).toBe(true);
    expect(waitingOf(run.state, 'b').map((ticket) => ticket.id)).toEqual(['t1', 't2']);
    expect(run.ticket(first)).toMatchObject({ number: 'A001', takenAt: run.now - 60_000, queuedAt: run.now - 60_000 });
    expect(run.do(GUIDE, { type: 'ticket.changeGroup', payload: { ticketId: first, groupId: 'b' } })).toMatchObject({
      error: { code: 'group.same' },
    });
  });

  test('needs are edited, and a silent call is passed once a guide has looked [QU-8]', () => {
    const run = aHallRun();
    const ticketId = take(run, 'a');
    run.do(GUIDE, { type: 'ticket.needs', payload: { ticketId, needs: ['silent-call'] } });
    run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    for (let n = 0; n < 2; n += 1) {
      run.now += 30_000;
      run.do(aClerk(1), { type: 'ticket.recall', payload: { windowId: 'w1', ticketId } });
    }
    run.now += 60_000;
    const pass = () => run.do(aClerk(1), { type: 'ticket.pass', payload: { windowId: 'w1', ticketId, left: false } });
    expect(pass()).toMatchObject({ error: { code: 'pass.guide-first' } });
    expect(run.do(aClerk(1), { type: 'ticket.guideLooked', payload: { ticketId } })).toMatchObject({
      error: { code: 'denied' },
    });
    expect(run.do(GUIDE, { type: 'ticket.guideLooked', payload: { ticketId } }).ok).toBe(true);
    expect(pass().ok).toBe(true);
  });

  test('a lost number is found by the persons behind an ID tail, by staff only [SE-7]', () => {
    const run = aHallRun();
    takeAs(run, GUIDE, { identity: { personId: 'p1' } });
    takeAs(run, GUIDE);
    const find = (actor: Actor) => run.do(actor, { type: 'ticket.find', payload: { who: { personIds: ['p1'] } } });
    expect(find(GUIDE)).toEqual({ ok: true, value: { ticketIds: ['t1'] } });
    expect(find(KIOSK)).toMatchObject({ error: { code: 'denied' } });
  });

  test('the new day begins without yesterday', () => {
    const run = aHallRun();
    take(run, 'a');
    run.do(SYSTEM, { type: 'day.close', payload: { day: DAY } });
    run.do(SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } });
    expect(isRush(run.state, run.now)).toBe(false);
    expect(getRow(run.state.groups, 'a')?.calls).toBe(0);
  });
});

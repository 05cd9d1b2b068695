import { describe, expect, it } from 'vitest';
import file from '../../../assets/calendar/cn.json' with { type: 'json' };
import { calendarFileSchema, calendarOf, EMPTY_CALENDAR } from '../calendar/calendar.ts';
import { workingDaysAfter, workingDaysBetween } from '../calendar/due.ts';
import type { Consultation } from './disclosure.ts';
import { consultationEnd, correctionDue, daysLeft, lightOf, replyDue, wasLate } from './disclosure-clock.ts';

const calendar = calendarOf(calendarFileSchema.parse(file));

type Clocked = Parameters<typeof replyDue>[1];
const TOLD = { reason: 'many files', askedBy: 'a', approvedBy: 'b', toldOn: '2026-10-20' };

function consultation(start: string, resume: string | null = null): Consultation {
  return { with: 'third-party', start, resume, answer: resume === null ? null : 'agrees' };
}
function clock(receivedOn: string | null, change: Partial<Clocked> = {}): Clocked {
  return { receivedOn, consultations: [], extension: null, ...change };
}
const due = (request: Clocked, today = '2026-12-31') => replyDue(calendar, request, today)?.date;

/** A run of 32-bit numbers from a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let t = Math.imul(at ^ (at >>> 15), 1 | at);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
function dayOf(n: number): string {
  return new Date(Date.UTC(2025, 0, 6) + n * 86_400_000).toISOString().slice(0, 10);
}
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed + 1);

describe('[DOMAIN 2.5] the clock of a disclosure request, worked out by hand', () => {
  // 2026-02-13 Fri: Sat 14 works (1), 15 to 23 off, 24 to 27 (5), Sat 28 works (6), 2 to 6 March (11), 9 to 13 (16), 16 to 19 (20).
  it.each([
    ['over Spring Festival with two make-up Saturdays', '2026-02-13', '2026-03-19'],
    ['over Mid-Autumn and National Day, make-up days Sun 20 September and Sat 10 October', '2026-09-18', '2026-10-22'],
    ['over Labour Day with the make-up Saturday 9 May', '2026-04-30', '2026-06-01'],
    ['after the last holiday of the year', '2026-10-08', '2026-11-04'],
    ['received on a day off counts from the first working day', '2026-10-03', '2026-11-03'],
  ])('20 working days %s', (_why, received, date) => {
    expect(due(clock(received))).toBe(date);
  });

  it('20 more once the applicant was told, and not before', () => {
    const extension = { ...TOLD, toldOn: null };
    expect(due(clock('2026-10-08', { extension }))).toBe('2026-11-04');
    // 5 and 6 November (2), then four weeks of five (17 ends on 27), 30 (18), 1 and 2 December (20).
    expect(due(clock('2026-10-08', { extension: TOLD }))).toBe('2026-12-02');
  });

  it('a correction is asked for within 7 working days: 28 to 30 September (3), 8 and 9 (5), Sat 10 (6), Mon 12 (7)', () => {
    expect(correctionDue(calendar, '2026-09-24')).toBe('2026-10-12');
  });

  it('the time of a consultation is not counted: 9 of its days are working days', () => {
    expect(due(clock('2026-11-02', { consultations: [consultation('2026-11-09', '2026-11-20')] }))).toBe('2026-12-11');
  });

  it('one that nobody answers stops the clock for 15 working days and no longer', () => {
    expect(consultationEnd(calendar, '2026-09-18')).toBe('2026-10-15');
    const asked = clock('2026-09-18', { consultations: [consultation('2026-09-18')] });
    expect([due(asked, '2026-11-30'), due(asked, '2027-06-30')]).toEqual(['2026-11-12', '2026-11-12']);
  });

  it('asked and answered on one day adds nothing', () => {
    const same = clock('2026-11-02', { consultations: [consultation('2026-11-05', '2026-11-05')] });
    expect(due(same)).toBe(due(clock('2026-11-02')));
  });

  it('without a day of receipt there is no last day; across a year without the notice it is provisional [CK-4]', () => {
    expect(replyDue(calendar, clock(null), '2026-12-31')).toBeNull();
    expect(replyDue(calendar, clock('2026-11-02'), '2026-11-02')).toEqual({ date: '2026-11-30', provisional: false });
    expect(replyDue(calendar, clock('2026-12-10'), '2026-12-10')).toMatchObject({ provisional: true });
  });

  it('negative control: weekends alone give another date', () => {
    expect(replyDue(EMPTY_CALENDAR, clock('2026-02-13'), '2026-02-13')?.date).toBe('2026-03-13');
  });
});

describe('properties over 60 seeds', () => {
  it.each(SEEDS)(
    'seed %i: later received is never due earlier; a pause adds exactly its working days; no pause shortens',
    (seed) => {
      const random = randomOf(seed);
      const at = (max: number) => Math.floor(random() * max);
      const received = dayOf(at(600));
      const later = dayOf(Math.round((Date.parse(received) - Date.parse(dayOf(0))) / 86_400_000) + at(40));
      const plain = due(clock(received), '2030-01-01') ?? '';
      expect((due(clock(later), '2030-01-01') ?? '') >= plain).toBe(true);
      const from = Math.round((Date.parse(received) - Date.parse(dayOf(0))) / 86_400_000) + at(15);
      const pause = consultation(dayOf(from), dayOf(from + at(50)));
      const paused = due(clock(received, { consultations: [pause] }), '2030-01-01') ?? '';
      const taken = Math.min(15, workingDaysBetween(calendar, pause.start, pause.resume ?? ''));
      expect(paused).toBe(workingDaysAfter(calendar, received, 20 + taken));
      const extended = due(clock(received, { consultations: [pause], extension: TOLD }), '2030-01-01');
      expect(extended).toBe(workingDaysAfter(calendar, received, 40 + taken));
      expect(daysLeft(calendar, received, plain)).toBe(20);
    },
  );
});

describe('the light of a request', () => {
  const handling = { ...clock('2026-10-08'), status: 'handling', endedOn: null } as const;
  it.each([
    ['2026-10-09', 'fine'],
    ['2026-10-27', 'fine'],
    ['2026-10-28', 'soon'],
    ['2026-11-04', 'soon'],
    ['2026-11-05', 'late'],
  ] as const)('received on 8 October, on %s it is %s', (today, light) => {
    expect(lightOf(calendar, handling, today)).toBe(light);
  });

  it('stands while somebody is consulted, and no longer than their time', () => {
    const asked = { ...handling, status: 'consulting', consultations: [consultation('2026-10-09')] } as const;
    expect(lightOf(calendar, asked, '2026-10-29')).toBe('stopped');
    expect(lightOf(calendar, asked, '2026-10-30')).toBe('fine');
    expect(lightOf(calendar, asked, '2026-11-30')).toBe('late');
  });

  it('a reply on the last day is in time, a day later it is not', () => {
    const reply = (on: string) => ({ kind: 'given', on, note: null }) as const;
    expect(wasLate(calendar, { ...handling, reply: reply('2026-11-04') })).toBe(false);
    expect(wasLate(calendar, { ...handling, reply: reply('2026-11-05') })).toBe(true);
  });
});

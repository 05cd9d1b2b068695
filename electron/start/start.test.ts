import { expect, test } from 'vitest';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import { createLastResort } from './last-resort.ts';
import { createLog, errorCode } from './log.ts';
import { takeEnrolCode } from './take-enrol-code.ts';

test('a log line is one JSON line, whose own fields nobody can fake', () => {
  const lines: string[] = [];
  const log = createLog({ write: (line) => lines.push(line), now: () => 7 });
  log.warn('page.note', { event: 'other', level: 'info', text: 'a\nb' });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toEqual({ event: 'page.note', level: 'warn', time: 7, text: 'a\nb' });
  expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
});

test('an error is logged by its code', () => {
  expect(errorCode(Object.assign(new Error('/secret/path'), { code: 'ENOENT' }))).toBe('ENOENT');
  expect(errorCode(new TypeError('x'))).toBe('TypeError');
  expect(errorCode('text')).toBe('string');
});

test('[SE-3] the one-time code leaves the environment at once', () => {
  const env: Record<string, string | undefined> = { CIVICHALL_ENROLL_CODE: 'K7QF-2MPX', PATH: '/bin' };
  expect(takeEnrolCode(env)).toBe('K7QF-2MPX');
  expect(env).toEqual({ PATH: '/bin' });
  expect(takeEnrolCode(env)).toBeNull();
});

test('[KI-6] an error that nobody caught restarts the windows; three in a minute end the process', async () => {
  const time = createManualTime(0);
  const done: string[] = [];
  const lastResort = createLastResort({
    clock: time,
    restart: () => done.push('restart'),
    giveUp: () => done.push('give up'),
    log: createLog({ write: () => undefined, now: () => 0 }),
  });
  lastResort(new Error('one'));
  lastResort(new Error('two'));
  await time.advance(60_000);
  lastResort('three');
  lastResort(undefined);
  expect(done).toEqual(['restart', 'restart', 'restart', 'restart']);
  lastResort(new Error('five'));
  expect(done.at(-1)).toBe('give up');
});

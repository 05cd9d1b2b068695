import { describe, expect, it } from 'vitest';
import { say } from '../model/say.ts';
import { enrolProblem } from './enrol-message.ts';
import { firstProblems, loginProblem } from './login-message.ts';
import { unlockProblem } from './unlock-message.ts';

describe('log-in', () => {
  it.each([
    [
      { ok: false, code: 'login.wrong' },
      { text: say('login.wrong.text'), waitSeconds: 0 },
    ],
    [
      { ok: false, code: 'offline' },
      { text: say('login.offline.text'), waitSeconds: 0 },
    ],
    [
      { ok: false, code: 'login.wait', params: { seconds: 30 } },
      { text: say('login.wait.text', { seconds: 30 }), waitSeconds: 30 },
    ],
    [
      { ok: false, code: 'login.wait', retryAfterMs: 14_200 },
      { text: say('login.wait.text', { seconds: 15 }), waitSeconds: 15 },
    ],
    [
      { ok: false, code: 'login.not-counter' },
      { text: say('login.notCounter.text'), waitSeconds: 0 },
    ],
    [
      { ok: false, code: 'internal' },
      { text: say('login.failed.text', { code: 'internal' }), waitSeconds: 0 },
    ],
    [{ ok: false, code: 'login.set-password' }, null],
  ] as const)('%o', (answer, wanted) => {
    expect(loginProblem(answer)).toEqual(wanted);
  });
});

describe('first password', () => {
  const good = { password: 'river-stone-7', again: 'river-stone-7', pin: '2580', pinAgain: '2580' };

  it('a good one has no problems', () => {
    expect(Object.values(firstProblems(good, 'initial-one'))).toEqual([null, null, null, null]);
  });

  it.each([
    ['password', { ...good, password: 'short', again: 'short' }, 'first.short.text'],
    ['password', { ...good, password: 'initial-one', again: 'initial-one' }, 'first.same.text'],
    ['again', { ...good, again: 'river-stone-8' }, 'first.differ.text'],
    ['pin', { ...good, pin: '258', pinAgain: '258' }, 'first.pinShape.text'],
    ['pin', { ...good, pin: '123456789', pinAgain: '123456789' }, 'first.pinShape.text'],
    ['pin', { ...good, pin: '25a0', pinAgain: '25a0' }, 'first.pinShape.text'],
    ['pinAgain', { ...good, pinAgain: '2581' }, 'first.pinDiffer.text'],
  ] as const)('%s: %o', (field, values, key) => {
    expect(firstProblems(values, 'initial-one')[field]).toEqual(say(key));
  });
});

it('unlock and enrolment say what to do', () => {
  expect(unlockProblem('login.wrong')).toEqual(say('lock.wrong.text'));
  expect(unlockProblem('offline')).toEqual(say('lock.expired.text'));
  expect(unlockProblem('storage')).toEqual(say('lock.failed.text', { code: 'storage' }));
  expect(enrolProblem({ ok: true, code: 'none' })).toEqual(say('enrol.done.text'));
  expect(enrolProblem({ ok: false, code: 'enroll.expired' })).toEqual({ key: 'errors:enroll.expired' });
  expect(enrolProblem({ ok: false, code: 'whatever' })).toEqual(say('enrol.failed.text'));
});

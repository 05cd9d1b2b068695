import type { CivicClient } from '../../data/client.ts';
import { type Say, say } from '../model/say.ts';

type Answer = Awaited<ReturnType<CivicClient['login']>>;
export type LoginProblem = {
  readonly text: Say;
  /** Seconds until another try makes sense. */
  readonly waitSeconds: number;
};

/** What to say after a log-in that did not work; null where it did, or where another page takes over. */
export function loginProblem(answer: Answer): LoginProblem | null {
  if (answer.ok || answer.code === 'login.set-password') return null;
  switch (answer.code) {
    case 'offline':
      return { text: say('login.offline.text'), waitSeconds: 0 };
    case 'login.wrong':
      return { text: say('login.wrong.text'), waitSeconds: 0 };
    case 'login.wait':
    case 'rate-limited': {
      const seconds = secondsOf(answer);
      return { text: say('login.wait.text', { seconds }), waitSeconds: seconds };
    }
    case 'login.weak-password':
      return { text: say('first.weak.text'), waitSeconds: 0 };
    case 'login.not-counter':
      return { text: say('login.notCounter.text'), waitSeconds: 0 };
    default:
      return { text: say('login.failed.text', { code: answer.code }), waitSeconds: 0 };
  }
}

function secondsOf(error: Exclude<Answer, { ok: true }>): number {
  if (!('params' in error || 'retryAfterMs' in error)) return 15;
  const seconds = error.params?.seconds;
  if (typeof seconds === 'number') return Math.max(1, Math.ceil(seconds));
  return Math.max(1, Math.ceil((error.retryAfterMs ?? 15_000) / 1000));
}

export type FirstPassword = {
  readonly password: string;
  readonly again: string;
  readonly pin: string;
  readonly pinAgain: string;
};
export type FirstProblems = { readonly [K in keyof FirstPassword]: Say | null };

export const MIN_PASSWORD = 10;

/** What is not right yet with the new password and PIN; all null = may be sent. */
export function firstProblems(values: FirstPassword, initial: string): FirstProblems {
  const { password, again, pin, pinAgain } = values;
  const short = [...password].length < MIN_PASSWORD;
  return {
    password: short ? say('first.short.text') : password === initial ? say('first.same.text') : null,
    again: again === password ? null : say('first.differ.text'),
    pin: /^[0-9]{4,8}$/.test(pin) ? null : say('first.pinShape.text'),
    pinAgain: pinAgain === pin ? null : say('first.pinDiffer.text'),
  };
}

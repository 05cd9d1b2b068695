import type { CivicClient } from '../../data/client.ts';
import { type Say, say } from '../model/say.ts';

type Refusal = Extract<Awaited<ReturnType<CivicClient['unlock']>>, { ok: false }>;

/** What to say after a PIN that did not open. */
export function unlockProblem(code: Refusal['code']): Say {
  switch (code) {
    case 'login.wrong':
      return say('lock.wrong.text');
    case 'login.wait':
    case 'rate-limited':
      return say('lock.wait.text');
    case 'offline':
      return say('lock.expired.text');
    default:
      return say('lock.failed.text', { code });
  }
}

import { type Say, say } from '../model/say.ts';

/** What to say after an answer of `device.enroll` or `settings.save`; the code comes from main or from the server. */
export function enrolProblem(answer: { readonly ok: boolean; readonly code: string }): Say {
  if (answer.ok) return say('enrol.done.text');
  switch (answer.code) {
    case 'enroll.wrong-code':
    case 'enroll.expired':
      return { key: `errors:${answer.code}` };
    case 'device.no-keyring':
      return say('enrol.noKeyring.text');
    default:
      return say('enrol.failed.text');
  }
}

import type { ClosedIntake } from '../../../shared/domain/evening/intake-rule.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { type Say, say } from './say.ts';

/** Why a group gives no numbers, in a few words. */
export function closedWord(closed: ClosedIntake): Say {
  switch (closed.reason) {
    case 'by-hand':
      return say('hall.stopped.label');
    case 'no-time':
      return say('hall.noTime.label');
    case 'after-hours':
      return say('hall.afterHours.label', { time: closed.time });
    default:
      return unreachable(closed);
  }
}

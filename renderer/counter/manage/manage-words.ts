import { useTranslation } from 'react-i18next';
import type { Leftover } from '../../../shared/domain/evening/evening.ts';
import type { ClosedIntake } from '../../../shared/domain/evening/intake-rule.ts';
import type { CallReason, Fault } from '../../../shared/domain/floor/floor.ts';
import type { TicketStatus } from '../../../shared/domain/ticket/ticket.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';

/** Words for the values of the floor, one table per value. */
export function useFaultWord(): (fault: Fault) => string {
  const { t } = useTranslation('manage');
  const word = {
    system: t('fault.system.label'),
    network: t('fault.network.label'),
    power: t('fault.power.label'),
    other: t('fault.other.label'),
  } as const satisfies Record<Fault, string>;
  return (fault) => word[fault];
}

export function useReasonWord(): (reason: CallReason) => string {
  const { t } = useTranslation('manage');
  const word = {
    mistake: t('reason.mistake.label'),
    hardship: t('reason.hardship.label'),
    complaint: t('reason.complaint.label'),
    'needs-window': t('reason.needsWindow.label'),
    promised: t('reason.promised.label'),
  } as const satisfies Record<CallReason, string>;
  return (reason) => word[reason];
}

/** Why a group gives no more numbers, in a few words. */
export function useClosedWord(): (closed: ClosedIntake) => string {
  const { t } = useTranslation('manage');
  return (closed) => {
    switch (closed.reason) {
      case 'by-hand':
        return t('groups.stopped.label');
      case 'no-time':
        return t('groups.noTime.label');
      case 'after-hours':
        return t('groups.afterHours.label', { time: closed.time });
      default:
        return unreachable(closed);
    }
  };
}

export function useOutcomeWord(): (outcome: Leftover['outcome']) => string {
  const { t } = useTranslation('manage');
  const word = {
    'served-late': t('evening.servedLate.label'),
    'first-tomorrow': t('evening.firstTomorrow.label'),
    'call-back': t('evening.callBack.label'),
    unsettled: t('evening.unsettled.label'),
  } as const satisfies Record<Leftover['outcome'], string>;
  return (outcome) => word[outcome];
}

/** States of a number that is still open at the end of the day. */
export function useStatusWord(): (status: TicketStatus) => string {
  const { t } = useTranslation('manage');
  return (status) => {
    switch (status) {
      case 'called':
      case 'serving':
        return t('evening.atWindow.label');
      case 'held':
        return t('evening.held.label');
      case 'passed':
        return t('evening.passed.label');
      default:
        return t('evening.waiting.label');
    }
  };
}

import { useTranslation } from 'react-i18next';
import type { CallReason, Fault } from '../../../shared/domain/floor/floor.ts';

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

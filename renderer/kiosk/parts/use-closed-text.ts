import { useTranslation } from 'react-i18next';
import type { ClosedIntake } from '../../../shared/domain/evening/intake-rule.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';

/** Why a group gives no numbers: a few words for its tile, and a sentence for its page. */
export function useClosedText(): (closed: ClosedIntake) => { readonly tag: string; readonly text: string } {
  const { t } = useTranslation('kiosk');
  return (closed) => {
    switch (closed.reason) {
      case 'by-hand':
        return { tag: t('groups.stopped.tag'), text: t('group.stopped.text') };
      case 'no-time':
        return { tag: t('groups.noTime.tag'), text: t('group.noTime.text', { time: closed.time }) };
      case 'after-hours':
        return {
          tag: t('groups.afterHours.tag', { time: closed.time }),
          text: t('group.afterHours.text', { time: closed.time }),
        };
      default:
        return unreachable(closed);
    }
  };
}

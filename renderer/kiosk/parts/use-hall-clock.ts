import { useCallback } from 'react';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import { useClientView } from '../../hooks/use-client-view.ts';
import { useLocale } from '../../i18n/use-texts.ts';

/** Time of day in the hall, `10:42`, of an instant in epoch ms. */
export function useHallClock(): (at: number) => string {
  const locale = useLocale();
  const timeZone = useClientView((view) => hallOf(view.hall)?.timeZone) ?? 'Asia/Shanghai';
  return useCallback(
    (at) =>
      new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at),
    [locale, timeZone],
  );
}

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Limit } from '../../shared/domain/catalogue/catalogue.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';

/** A limit in plain words with the event that starts it: "within 3 working days from acceptance". */
export function useLimitText(): (limit: Pick<Limit, 'value' | 'unit' | 'start'>) => string {
  const { t } = useTranslation('common');
  return useCallback(
    ({ value, unit, start }) => {
      if (value === 0) return t('limit.spot.text');
      const count = { count: value };
      const received = start === 'receipt';
      switch (unit) {
        case 'workday':
          return received ? t('limit.receipt.workday.text', count) : t('limit.acceptance.workday.text', count);
        case 'calendar_day':
          return received ? t('limit.receipt.day.text', count) : t('limit.acceptance.day.text', count);
        case 'month':
          return received ? t('limit.receipt.month.text', count) : t('limit.acceptance.month.text', count);
        default:
          return unreachable(unit);
      }
    },
    [t],
  );
}

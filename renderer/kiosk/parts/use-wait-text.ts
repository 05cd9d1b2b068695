import { useTranslation } from 'react-i18next';
import type { WaitRange } from '../../../shared/domain/estimate/estimate.ts';

export type WaitText = {
  readonly range: (range: WaitRange) => string;
  readonly people: (n: number) => string;
};

/** Waiting in words; the same words wherever the kiosk says it. */
export function useWaitText(): WaitText {
  const { t } = useTranslation('kiosk');
  return {
    range(range) {
      if (range.kind === 'none-open') return t('wait.closed.text');
      const { low, high } = range;
      return low === 0 ? t('wait.soon.text', { high }) : t('wait.range.text', { low, high });
    },
    people: (n) => (n === 0 ? t('wait.nobody.text') : t('wait.people.text', { n })),
  };
}

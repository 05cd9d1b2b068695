import { useTranslation } from 'react-i18next';
import type { Place } from './select-item.ts';

/** Where a matter is done, in words: part of the hall and windows, or the part alone while no window is planned. */
export function usePlaceText(): (place: Place, list: (numbers: readonly number[]) => string) => string {
  const { t } = useTranslation('kiosk');
  return ({ zone, windows }, list) =>
    windows.length === 0 ? zone : t('group.place.text', { zone, windows: list(windows), count: windows.length });
}

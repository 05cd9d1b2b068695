import type { TFunction } from 'i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { MaterialLine } from '../select/select-group.ts';

/** In which form a thing is brought, in words: screen and paper say the same. */
export function formText(material: MaterialLine, t: TFunction<'kiosk'>): string {
  const { originals, copies } = material;
  switch (material.form) {
    case 'original':
      return t('material.original.text', { originals });
    case 'copy':
      return t('material.copy.text', { copies });
    case 'original_and_copy':
      return t('material.both.text', { originals, copies });
    case 'original_check_only':
      return t('material.check.text');
    case 'electronic':
      return t('material.electronic.text');
    default:
      return unreachable(material.form);
  }
}

import { useTranslation } from 'react-i18next';
import { NextIcon } from '../../ui/icons.tsx';
import guide from '../guide/guide.module.css';

/** The way from the guide desk to the express lines. */
export function LinesDoor({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('kiosk');
  return (
    <button type="button" className={guide.row} onClick={onPress}>
      <span className={guide.rowWords}>
        <span className={guide.rowName}>{t('line.door.title')}</span>
        <span className={guide.rowHint}>{t('line.door.hint')}</span>
      </span>
      <NextIcon />
    </button>
  );
}

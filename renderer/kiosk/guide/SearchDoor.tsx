import { useTranslation } from 'react-i18next';
import { SearchIcon } from '../../ui/icons.tsx';
import styles from './guide.module.css';

/** Looks like the field it leads to: the search is always one touch away. */
export function SearchDoor({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('kiosk');
  return (
    <button type="button" className={styles.searchDoor} onClick={onPress}>
      <SearchIcon />
      <span>{t('guide.search.door')}</span>
    </button>
  );
}

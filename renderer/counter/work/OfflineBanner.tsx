import { useLocale } from '../../i18n/use-texts.ts';
import { OfflineIcon } from '../../ui/icons.tsx';
import type { WorkScreen } from '../model/select-work.ts';
import { hallTime } from '../ui/hall-time.ts';
import { useWords } from '../ui/use-speak.ts';
import styles from './OfflineBanner.module.css';

/** Off line since when, and what still works here [OF-5]. */
export function OfflineBanner({ work }: { readonly work: WorkScreen }) {
  const words = useWords();
  const locale = useLocale();
  if (work.offlineSince === null) return null;
  return (
    <p role="status" className={styles.banner}>
      <OfflineIcon />
      <span>{words('connection.banner.text', { time: hallTime(work.offlineSince, work.timeZone, locale) })}</span>
    </p>
  );
}

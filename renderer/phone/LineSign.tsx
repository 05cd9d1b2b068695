import { classNames } from '../ui/class-names.ts';
import type { PhoneTexts } from './phone-texts.ts';
import type { PhoneLineView } from './select-phone.ts';
import styles from './TicketPage.module.css';

/** Live, or since when not: a dot and always the words. */
export function LineSign({ line, texts }: { readonly line: PhoneLineView; readonly texts: PhoneTexts }) {
  const { t, clock } = texts;
  const words = () => {
    if (line.status === 'live') return t('phone.line.live');
    if (line.heardAt === null || line.age === null) return t('phone.line.lost');
    return t('phone.line.lost-age', { age: t(line.age.key, line.age.params), time: clock(line.heardAt) });
  };
  return (
    <p className={classNames(styles.line, line.status === 'live' ? styles.live : styles.lost)} data-line={line.status}>
      <span className={styles.dot} aria-hidden="true" />
      <span>{words()}</span>
    </p>
  );
}

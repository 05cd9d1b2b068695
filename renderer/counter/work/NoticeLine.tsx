import { classNames } from '../../ui/class-names.ts';
import { AlertIcon, CheckIcon, InfoIcon } from '../../ui/icons.tsx';
import type { Notice } from '../model/local-state.ts';
import { useSpeak } from '../ui/use-speak.ts';
import styles from './NoticeLine.module.css';

/** One line of news, always in this place and read out politely; empty when there is none. */
export function NoticeLine({ notice }: { readonly notice: Notice | null }) {
  const speak = useSpeak();
  return (
    <div role="status" className={classNames(styles.line, notice && styles[notice.tone])}>
      {notice?.tone === 'warn' && <AlertIcon />}
      {notice?.tone === 'good' && <CheckIcon />}
      {notice?.tone === 'neutral' && <InfoIcon />}
      {notice && <span className={styles.words}>{speak(notice.text)}</span>}
    </div>
  );
}

import type { RefObject } from 'react';
import { CounterScreenView } from '../CounterScreenView.tsx';
import type { CounterSession } from '../session/counter-session.ts';
import { SessionProvider } from '../session/session-context.tsx';
import { useWords } from '../ui/use-speak.ts';
import { useCounterKeys } from '../use-counter-keys.ts';
import { useCounterScreen } from '../use-counter-screen.ts';
import styles from './PracticePage.module.css';

type Props = {
  readonly session: CounterSession;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly onLeave: () => void;
};

const NO_SIGN = () => undefined;

/**
 * The practice hall: the pages of the counter under a band that nobody takes for the real thing. The strip stays away,
 * so that its global keys do not work here.
 */
export function PracticePage({ session, filterRef, onLeave }: Props) {
  const words = useWords();
  const screen = useCounterScreen(session);
  useCounterKeys(session, screen.kind === 'work', NO_SIGN);
  return (
    <SessionProvider session={session}>
      <div className={styles.page} data-practice>
        <aside className={styles.band} aria-label={words('practice.band.title')}>
          <strong className={styles.word}>{words('practice.band.title')}</strong>
          <span className={styles.text}>{words('practice.band.text')}</span>
          <button type="button" className={styles.button} onClick={onLeave}>
            {words('practice.leave.label')}
          </button>
        </aside>
        <CounterScreenView screen={screen} filterRef={filterRef} />
      </div>
    </SessionProvider>
  );
}

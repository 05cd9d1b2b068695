import { useLocalText } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { FolderBox } from '../asks/FolderBox.tsx';
import { clockDuration } from '../model/duration.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { PAUSE_WORD } from '../model/words.ts';
import { MyDay } from '../people/MyDay.tsx';
import { StateSign } from '../ui/StateSign.tsx';
import { useWords } from '../ui/use-speak.ts';
import { LineSign } from './LineSign.tsx';
import styles from './Rail.module.css';
import { RailActions } from './RailActions.tsx';
import { TalkBox } from './TalkBox.tsx';
import { UndoBox } from './UndoBox.tsx';

type Props = { readonly work: WorkScreen; readonly locked?: boolean };

/** Left: who sits where, in which state and for how long; what can be undone; the line and what is unsent. */
export function Rail({ work, locked = false }: Props) {
  const words = useWords();
  const local = useLocalText();
  const reason = work.pauseReason ?? work.pauseAfter;
  return (
    <aside className={styles.rail} aria-label={words('work.rail.label')}>
      <header className={styles.window}>
        <h1 className={styles.number}>{words('work.window.label', { number: work.windowNumber })}</h1>
        <p className={styles.zone}>{local(work.zone)}</p>
      </header>
      <div className={styles.clerk}>
        <span className={styles.name}>{local(work.clerk)}</span>
        <span className={styles.plate}>{words('work.clerk.label', { plate: work.plate })}</span>
      </div>
      <div className={classNames(styles.state, styles[work.status])} data-state={work.status}>
        <span className={styles.word}>
          <StateSign status={work.status} />
        </span>
        <span className={styles.running} title={words('work.since.label', { duration: clockDuration(work.runningMs) })}>
          {clockDuration(work.runningMs)}
        </span>
        {reason !== null && (
          <span className={styles.reason}>
            {words(work.pauseReason === null ? 'work.pauseAfter.label' : 'work.pauseReason.label', {
              reason: { key: `counter:${PAUSE_WORD[reason]}` },
            })}
          </span>
        )}
      </div>
      {!locked && <UndoBox work={work} />}
      {!locked && <TalkBox work={work} />}
      {!locked && work.myDay && <MyDay day={work.myDay} timeZone={work.timeZone} />}
      {!locked && <FolderBox />}
      <div className={styles.space} />
      <LineSign work={work} locked={locked} />
      {!locked && <RailActions work={work} />}
    </aside>
  );
}

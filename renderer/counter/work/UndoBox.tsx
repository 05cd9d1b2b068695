import type { WorkScreen } from '../model/select-work.ts';
import { useSession } from '../session/session-context.tsx';
import { UndoIcon } from '../ui/icons.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import styles from './UndoBox.module.css';

/** What Ctrl+Z takes back and for how long; always in this place, also when there is nothing. */
export function UndoBox({ work }: { readonly work: WorkScreen }) {
  const session = useSession();
  const words = useWords();
  const speak = useSpeak();
  const { undo } = work;
  const action = work.actions.undo;
  return (
    <button
      type="button"
      className={styles.box}
      aria-disabled={!action.enabled}
      data-action="undo"
      onMouseDown={keepFocus}
      onClick={() => session.act('undo')}
    >
      <span className={styles.head}>
        <UndoIcon />
        <span className={styles.title}>{speak(action.label)}</span>
        <KeyCap name={action.key} tone={undo ? 'plain' : 'off'} />
      </span>
      {undo ? (
        <>
          <span className={styles.what}>{speak(undo.label)}</span>
          <span className={styles.left}>{words('undo.left.text', { seconds: undo.seconds })}</span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ transform: `scaleX(${undo.share})` }} />
          </span>
        </>
      ) : (
        <span className={styles.none}>{action.note ? speak(action.note) : words('undo.none.text')}</span>
      )}
    </button>
  );
}

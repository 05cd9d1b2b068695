import { classNames } from '../../ui/class-names.ts';
import { type ActionId, MAIN_ACTIONS, MORE_ACTIONS } from '../keys/key-table.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { useSession } from '../session/session-context.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import styles from './KeyGrid.module.css';

function KeyButton({
  work,
  id,
  small = false,
}: {
  readonly work: WorkScreen;
  readonly id: ActionId;
  readonly small?: boolean;
}) {
  const session = useSession();
  const speak = useSpeak();
  const action = work.actions[id];
  return (
    <button
      type="button"
      className={classNames(styles.key, small && styles.small)}
      aria-disabled={!action.enabled}
      data-action={id}
      onMouseDown={keepFocus}
      onClick={() => session.act(id)}
    >
      <KeyCap name={action.key} tone={action.enabled ? 'plain' : 'off'} />
      <span className={styles.words}>
        <span className={styles.label}>{speak(action.label)}</span>
        {action.note && <span className={styles.note}>{speak(action.note)}</span>}
      </span>
    </button>
  );
}

/** All lawful and unlawful acts with their keys; what is off says why. */
export function KeyGrid({ work }: { readonly work: WorkScreen }) {
  const words = useWords();
  return (
    <fieldset className={styles.all}>
      <legend className="visually-hidden">{words('work.keys.label')}</legend>
      <div className={styles.grid}>
        {MAIN_ACTIONS.map((id) => (
          <KeyButton key={id} work={work} id={id} />
        ))}
        {MORE_ACTIONS.map((id) => (
          <KeyButton key={id} work={work} id={id} small />
        ))}
      </div>
    </fieldset>
  );
}

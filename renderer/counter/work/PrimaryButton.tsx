import { spacedNumber } from '../../ui/spaced-number.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { useSession } from '../session/session-context.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { useSpeak } from '../ui/use-speak.ts';
import styles from './PrimaryButton.module.css';

/** The one big button: the next lawful step, on Enter and on its own key. */
export function PrimaryButton({ work }: { readonly work: WorkScreen }) {
  const session = useSession();
  const speak = useSpeak();
  const { primary } = work;
  const number = primary.id === 'call-next' ? work.next?.number : work.current?.number;
  return (
    <button
      type="button"
      className={styles.primary}
      aria-disabled={!primary.enabled}
      data-action={primary.id}
      onMouseDown={keepFocus}
      onClick={() => session.act(primary.id)}
    >
      <span className={styles.keys}>
        <KeyCap name="Enter" tone={primary.enabled ? 'on-brand' : 'off'} />
        <KeyCap name={primary.key} tone={primary.enabled ? 'on-brand' : 'off'} />
      </span>
      <span className={styles.label}>{speak(primary.label)}</span>
      {primary.enabled && number !== undefined && <span className={styles.number}>{spacedNumber(number)}</span>}
      {!primary.enabled && primary.note && <span className={styles.note}>{speak(primary.note)}</span>}
    </button>
  );
}

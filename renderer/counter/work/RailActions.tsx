import type { ActionId } from '../keys/key-table.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { useSession } from '../session/session-context.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { LanguageButton } from '../ui/LanguageButton.tsx';
import { useSpeak } from '../ui/use-speak.ts';
import styles from './RailActions.module.css';

/** Quiet actions of the rail: lock, strip, log out, language. */
export function RailActions({ work }: { readonly work: WorkScreen }) {
  const session = useSession();
  const speak = useSpeak();
  const ids: readonly ActionId[] = [
    ...(work.mayManage ? (['manage'] as const) : []),
    'lock',
    ...(work.stripOffered ? (['strip'] as const) : []),
    'log-out',
  ];
  return (
    <div className={styles.actions}>
      {ids.map((id) => {
        const action = work.actions[id];
        return (
          <button
            key={id}
            type="button"
            className={styles.action}
            aria-disabled={!action.enabled}
            aria-pressed={id === 'strip' ? work.strip : undefined}
            title={action.note ? speak(action.note) : undefined}
            onMouseDown={keepFocus}
            onClick={() => session.act(id)}
          >
            <KeyCap name={action.key} tone={action.enabled ? 'plain' : 'off'} />
            <span>{speak(action.label)}</span>
          </button>
        );
      })}
      <LanguageButton className={styles.action} />
    </div>
  );
}

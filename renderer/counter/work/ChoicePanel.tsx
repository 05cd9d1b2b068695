import { classNames } from '../../ui/class-names.ts';
import type { Choice, Option } from '../model/choices.ts';
import { useSession } from '../session/session-context.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import styles from './ChoicePanel.module.css';

function OptionButton({ option, meant }: { readonly option: Option; readonly meant: boolean }) {
  const session = useSession();
  const speak = useSpeak();
  const words = useWords();
  return (
    <button
      type="button"
      className={classNames(styles.option, meant && option.enabled && styles.meant)}
      aria-disabled={!option.enabled}
      data-option={option.id}
      onMouseDown={keepFocus}
      onClick={() => session.take(option)}
    >
      <KeyCap name={option.key} tone={option.enabled ? 'plain' : 'off'} />
      <span className={styles.words}>
        <span className={styles.label}>{speak(option.label)}</span>
        {option.note && <span className={styles.note}>{speak(option.note)}</span>}
        {!option.note && option.waiting !== null && (
          <span className={styles.note}>{words('hall.waiting.label', { waiting: option.waiting })}</span>
        )}
      </span>
      {meant && <KeyCap name="Enter" tone={option.enabled ? 'plain' : 'off'} />}
    </button>
  );
}

/**
 * The one question after a key, in the place of the keys: nothing is covered, and Esc takes it back. It is no dialog,
 * so the ticket, the queue and the state stay in sight and in reach.
 */
export function ChoicePanel({ choice }: { readonly choice: Choice }) {
  const session = useSession();
  const speak = useSpeak();
  const words = useWords();
  return (
    <section className={styles.panel} aria-labelledby="choice-title" data-choice={choice.id}>
      <div className={styles.head}>
        <h2 id="choice-title" className={styles.title}>
          {speak(choice.title)}
        </h2>
        <button type="button" className={styles.back} onMouseDown={keepFocus} onClick={() => session.closeChoice()}>
          <KeyCap name="Esc" />
          <span>{words('choice.cancel.label')}</span>
        </button>
      </div>
      <div className={classNames(styles.options, choice.options.length > 6 && styles.many)}>
        {choice.options.map((option) => (
          <OptionButton key={option.id} option={option} meant={option.id === choice.defaultId} />
        ))}
      </div>
    </section>
  );
}

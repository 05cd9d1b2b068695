import { useEffect, useEffectEvent } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import { clockDuration } from '../model/duration.ts';
import type { ChooseScreen } from '../model/select-screen.ts';
import { STATE_WORD } from '../model/words.ts';
import { useSession } from '../session/session-context.tsx';
import form from '../ui/Form.module.css';
import { KeyCap } from '../ui/KeyCap.tsx';
import { useWords } from '../ui/use-speak.ts';

type Props = { readonly takeOver: NonNullable<ChooseScreen['takeOver']>; readonly online: boolean };

/** Somebody sits there: taking over is said aloud and needs a key of its own, never the Enter that was just pressed. */
export function TakeOver({ takeOver, online }: Props) {
  const session = useSession();
  const words = useWords();
  const { window: row, plate } = takeOver;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') session.cancelTakeOver();
    if (event.key.toUpperCase() === 'T' && online) void session.openWindow(row.id, true);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <Notice
      tone="warn"
      role="alert"
      title={words('windows.occupied.text', {
        number: row.number,
        plate,
        state: { key: `counter:${STATE_WORD[row.status]}` },
        duration: clockDuration(row.runningMs),
      })}
    >
      <div className={form.form}>
        <p>{words('windows.take.hint')}</p>
        <div className={form.row}>
          <button type="button" className={form.quiet} onClick={() => void session.openWindow(row.id, true)}>
            <KeyCap name="T" />
            {words('windows.take.label', { number: row.number })}
          </button>
          <button type="button" className={form.quiet} onClick={() => session.cancelTakeOver()}>
            <KeyCap name="Esc" />
            {words('windows.cancel.label')}
          </button>
        </div>
      </div>
    </Notice>
  );
}

import { useState } from 'react';
import { useClientView } from '../../hooks/use-client-view.ts';
import { keepFocus } from '../ui/keep-focus.ts';
import { useWords } from '../ui/use-speak.ts';
import styles from './FolderBox.module.css';
import { RegisterPage } from './RegisterPage.tsx';
import { selectRegister } from './select-register.ts';

/**
 * The clerk's own part of the register, behind one button of the rail with the number that waits. While it is open its
 * keys are its own: the keyboard of the work screen hears none that is pressed in it.
 */
export function FolderBox() {
  const words = useWords();
  const hall = useClientView((view) => view.hall);
  const staff = useClientView((view) => view.staff);
  const [open, setOpen] = useState(false);
  if (staff === null) return null;
  const { waiting } = selectRegister(hall, staff);
  return (
    <>
      <button type="button" className={styles.door} onMouseDown={keepFocus} onClick={() => setOpen(true)}>
        <span>{words('matter.door.label')}</span>
        {waiting > 0 && <strong className={styles.count}>{waiting}</strong>}
      </button>
      {open && (
        <div
          className={styles.over}
          role="dialog"
          aria-label={words('matter.list.title')}
          onKeyDown={(event) => {
            if (!/^F\d+$/.test(event.key)) event.stopPropagation();
            if (event.key === 'Escape') setOpen(false);
          }}
        >
          <div className={styles.bar}>
            <button
              type="button"
              className={styles.close}
              // biome-ignore lint/a11y/noAutofocus: the button that opened this leads into it
              autoFocus
              onClick={() => setOpen(false)}
            >
              {words('matter.back.label')}
            </button>
          </div>
          <RegisterPage />
        </div>
      )}
    </>
  );
}

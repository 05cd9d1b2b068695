import form from '../ui/Form.module.css';
import { useWords } from '../ui/use-speak.ts';
import { useOpenPractice } from './practice-context.tsx';

/** The way into the practice hall; not there where nothing is to be practised. */
export function PracticeDoor() {
  const words = useWords();
  const open = useOpenPractice();
  if (open === null) return null;
  return (
    <button type="button" className={form.quiet} onClick={open}>
      {words('practice.door.label')}
    </button>
  );
}

import form from './ui/Form.module.css';
import { useWords } from './ui/use-speak.ts';

/** After a fault: one sentence, one button. */
export function CrashPage({ again }: { readonly again: () => void }) {
  const words = useWords();
  return (
    <main data-screen="crash" className={form.alone}>
      <h1>{words('safe.crash.title')}</h1>
      <p>{words('safe.crash.text')}</p>
      <div className={form.row}>
        <button type="button" className={form.quiet} onClick={again}>
          {words('safe.crash.retry')}
        </button>
      </div>
    </main>
  );
}

import { useLocalText } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { closedWord } from '../model/closed-word.ts';
import type { HallRow } from '../model/lists.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { Tag } from '../ui/Tag.tsx';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import styles from './HallOverview.module.css';

function Row({ row }: { readonly row: HallRow }) {
  const words = useWords();
  const speak = useSpeak();
  const local = useLocalText();
  return (
    <li className={classNames(styles.row, row.mine && styles.mine)}>
      <span className={styles.prefix}>{row.prefix}</span>
      <span className={styles.name} title={local(row.name)}>
        {local(row.name)}
      </span>
      {row.closed && <Tag tone="warn">{speak(closedWord(row.closed))}</Tag>}
      <span className={styles.waiting}>{words('hall.waiting.label', { waiting: row.waiting })}</span>
      <span className={styles.range}>
        {row.range.kind === 'minutes'
          ? words(row.range.basis === 'configured' ? 'hall.about.label' : 'hall.range.label', {
              low: row.range.low,
              high: row.range.high,
            })
          : words('hall.closed.label')}
      </span>
    </li>
  );
}

/** Every queue of the hall: how many wait and how long; this window's own are marked. */
export function HallOverview({ work }: { readonly work: WorkScreen }) {
  const words = useWords();
  const guessed = work.hall.some(({ range }) => range.kind === 'minutes' && range.basis === 'configured');
  return (
    <section className={styles.hall} aria-labelledby="hall-title">
      <h2 id="hall-title" className={styles.title}>
        {words('hall.list.title')}
        {guessed && <span className={styles.guessed}>{words('hall.configured.hint')}</span>}
        <span className={styles.legend}>
          <span className={styles.swatch} aria-hidden="true" />
          {words('hall.mine.label')}
        </span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard too */}
      <ul className={styles.rows} tabIndex={0} aria-labelledby="hall-title">
        {work.hall.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

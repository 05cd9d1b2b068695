import { useLocalText } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { spacedNumber } from '../../ui/spaced-number.ts';
import type { AsideRow } from '../model/lists.ts';
import type { Mark } from '../model/local-state.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { useSession } from '../session/session-context.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { Tag } from '../ui/Tag.tsx';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import styles from './AsideList.module.css';
import { useIntoView } from './use-into-view.ts';

type ListProps = { readonly work: WorkScreen; readonly list: 'held' | 'passed' };

function Row({ row, list, work }: { readonly row: AsideRow } & ListProps) {
  const session = useSession();
  const words = useWords();
  const local = useLocalText();
  const mark: Mark = { list, id: row.id, at: work.now };
  const marked = work.mark?.list === list && work.mark.id === row.id;
  const ref = useIntoView<HTMLButtonElement>(marked);
  return (
    <li>
      <button
        ref={ref}
        type="button"
        className={classNames(styles.row, marked && styles.marked)}
        aria-current={marked}
        onMouseDown={keepFocus}
        onClick={() => session.openRow(mark)}
      >
        <span className={styles.number}>{spacedNumber(row.number)}</span>
        <span className={styles.group}>{local(row.group)}</span>
        {list === 'passed' && <Tag>{words('passed.passes.label', { passes: row.passes })}</Tag>}
        {row.late && (
          <Tag tone="warn">{words('held.late.label', { minutes: Math.floor(work.holdReminderMs / 60_000) })}</Tag>
        )}
        <span className={styles.minutes}>{words('queue.minutes.label', { minutes: row.minutes })}</span>
      </button>
    </li>
  );
}

/** Numbers on hold here, and passed ones that can come back; a click or Enter on the marked row fetches one. */
export function AsideList({ work, list }: ListProps) {
  const words = useWords();
  const speak = useSpeak();
  const rows = work[list];
  const action = list === 'held' ? work.actions.hold : work.actions.reactivate;
  return (
    <section className={styles.list}>
      <header className={styles.head}>
        <h2 className={styles.title}>{words(list === 'held' ? 'held.list.title' : 'passed.list.title')}</h2>
        <span className={styles.count}>{rows.length}</span>
        {rows.length > 0 && (list === 'passed' || work.status === 'free') && (
          <span className={styles.hint}>
            {speak(action.label)}
            <KeyCap name={action.key} tone={action.enabled ? 'plain' : 'off'} />
          </span>
        )}
      </header>
      {rows.length > 0 && (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <Row key={row.id} row={row} list={list} work={work} />
          ))}
        </ul>
      )}
    </section>
  );
}

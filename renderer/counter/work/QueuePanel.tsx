import type { RefObject } from 'react';
import { useLocalText } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { AlertIcon, SearchIcon } from '../../ui/icons.tsx';
import { spacedNumber } from '../../ui/spaced-number.ts';
import type { QueueRow, Sort } from '../model/lists.ts';
import type { CounterKey } from '../model/say.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { NEED_WORD } from '../model/words.ts';
import { useSession } from '../session/session-context.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { ClassTag, Tag } from '../ui/Tag.tsx';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import styles from './QueuePanel.module.css';
import { useIntoView } from './use-into-view.ts';

const SORT_WORD = {
  'call-order': 'queue.sort.callOrder',
  longest: 'queue.sort.longest',
  number: 'queue.sort.number',
} as const satisfies Record<Sort, CounterKey>;

const MARK_WORD = {
  returning: 'queue.mark.returning',
  transferred: 'queue.mark.transferred',
  reactivated: 'queue.mark.reactivated',
} as const satisfies Record<NonNullable<QueueRow['mark']>, CounterKey>;

/** More rows than anybody reads would only slow the page down. */
const SHOWN = 80;

function Row({ row, marked }: { readonly row: QueueRow; readonly marked: boolean }) {
  const words = useWords();
  const local = useLocalText();
  const ref = useIntoView<HTMLLIElement>(marked);
  return (
    <li
      ref={ref}
      className={classNames(styles.row, row.head && styles.next, marked && styles.marked)}
      aria-current={marked}
    >
      <span className={styles.number}>{spacedNumber(row.number)}</span>
      <span className={styles.group}>{local(row.group)}</span>
      <span className={styles.tags}>
        {row.head && <Tag tone="brand">{words('queue.next.label')}</Tag>}
        <ClassTag value={row.class} quiet />
        {row.mark && <Tag>{words(MARK_WORD[row.mark])}</Tag>}
        {row.needs.map((need) => (
          <Tag key={need}>{words(NEED_WORD[need])}</Tag>
        ))}
      </span>
      <span className={classNames(styles.minutes, row.overdue && styles.overdue)}>
        {row.overdue && <AlertIcon />}
        {words('queue.minutes.label', { minutes: row.minutes })}
      </span>
    </li>
  );
}

type Props = { readonly work: WorkScreen; readonly filterRef: RefObject<HTMLInputElement | null> };

/** Right: whom this window may call, in the order in which they would come, and why the first is first. */
export function QueuePanel({ work, filterRef }: Props) {
  const session = useSession();
  const words = useWords();
  const speak = useSpeak();
  const shown = work.queue.slice(0, SHOWN);
  return (
    <section className={styles.queue} aria-label={words('queue.list.label')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{words('queue.list.title')}</h2>
        <span className={styles.count}>{work.waiting}</span>
        <button type="button" className={styles.sort} onMouseDown={keepFocus} onClick={() => session.act('sort')}>
          <span>{words(SORT_WORD[work.sort])}</span>
          <KeyCap name={work.actions.sort.key} />
        </button>
      </header>
      <div className={styles.filter}>
        <SearchIcon />
        <input
          aria-label={words('queue.filter.label')}
          ref={filterRef}
          className={styles.input}
          value={work.filter}
          placeholder={words('queue.filter.placeholder')}
          maxLength={20}
          spellCheck={false}
          onChange={(event) => session.setFilter(event.target.value)}
        />
        <KeyCap name={work.actions.filter.key} />
      </div>
      {work.next && work.current && (
        <p className={styles.why}>
          {words('queue.head.text', { number: spacedNumber(work.next.number), why: speak(work.next.why) })}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard too */}
      <ol className={styles.rows} tabIndex={0} aria-label={words('queue.list.label')}>
        {shown.map((row) => (
          <Row key={row.id} row={row} marked={work.mark?.list === 'queue' && work.mark.id === row.id} />
        ))}
        {work.queue.length > SHOWN && (
          <li className={styles.empty}>{words('queue.more.text', { more: work.queue.length - SHOWN })}</li>
        )}
        {work.queue.length === 0 && (
          <li className={styles.empty}>
            {work.waiting === 0 ? words('queue.empty.text') : words('queue.noMatch.text', { filter: work.filter })}
          </li>
        )}
      </ol>
    </section>
  );
}

import type { OutboxItem } from '../../data/client.ts';
import { messageOfError } from '../../i18n/message.ts';
import { useLocale } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { spacedNumber } from '../../ui/spaced-number.ts';
import type { CounterKey } from '../model/say.ts';
import type { TrayRow, WorkScreen } from '../model/select-work.ts';
import { commandWord } from '../model/words.ts';
import { useSession } from '../session/session-context.tsx';
import { hallTime } from '../ui/hall-time.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import styles from './TrayPanel.module.css';

const STATUS_WORD = {
  queued: 'tray.queued.label',
  sending: 'tray.sending.label',
  rejected: 'tray.rejected.label',
  'set-aside': 'tray.setAside.label',
} as const satisfies Record<OutboxItem['status'], CounterKey>;

type RowProps = { readonly item: TrayRow; readonly marked: boolean; readonly work: WorkScreen };

function Row({ item, marked, work }: RowProps) {
  const session = useSession();
  const speak = useSpeak();
  const words = useWords();
  const locale = useLocale();
  const over = item.status === 'rejected' || item.status === 'set-aside';
  const message = item.error && messageOfError(item.error);
  return (
    <li className={classNames(styles.row, marked && styles.marked)} aria-current={marked}>
      <span className={styles.what}>
        {words('command.onTicket.text', { command: words(commandWord(item.type)), number: spacedNumber(item.number) })}
      </span>
      <span className={styles.time}>{hallTime(item.createdAt, work.timeZone, locale)}</span>
      <span className={classNames(styles.status, over && styles.over)}>{words(STATUS_WORD[item.status])}</span>
      <span className={styles.reason}>
        {message ? speak({ key: `errors:${message.code}`, params: message.params }) : ''}
      </span>
      {item.status === 'set-aside' && (
        <button type="button" className={styles.button} onMouseDown={keepFocus} onClick={() => session.retry(item.id)}>
          {words('tray.retry.label')}
        </button>
      )}
      {over && (
        <button
          type="button"
          className={styles.button}
          onMouseDown={keepFocus}
          onClick={() => session.dismiss(item.id)}
        >
          {words('tray.dismiss.label')}
        </button>
      )}
    </li>
  );
}

/** Steps that have not reached the server, and those it refused or that were set aside, with the reason [SY-7]. */
export function TrayPanel({ work }: { readonly work: WorkScreen }) {
  const session = useSession();
  const words = useWords();
  return (
    <section className={styles.tray} aria-labelledby="tray-title">
      <header className={styles.head}>
        <h2 id="tray-title" className={styles.title}>
          {words('tray.panel.title')}
        </h2>
        <span className={styles.hint}>{words('tray.hint.text')}</span>
        <button type="button" className={styles.button} onMouseDown={keepFocus} onClick={() => session.act('tray')}>
          <KeyCap name="Esc" />
          {words('tray.close.label')}
        </button>
      </header>
      <ul className={styles.rows}>
        {work.outbox.map((item) => (
          <Row key={item.id} item={item} work={work} marked={item.id === work.trayMark} />
        ))}
        {work.outbox.length === 0 && <li className={styles.empty}>{words('tray.empty.text')}</li>}
      </ul>
    </section>
  );
}

import { type FormEvent, useState } from 'react';
import type { MatterReply } from '../../../shared/domain/commands/replies.ts';
import { useClientView } from '../../hooks/use-client-view.ts';
import { dayText } from '../../i18n/day-text.ts';
import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { hallTime } from '../ui/hall-time.ts';
import { useWords } from '../ui/use-speak.ts';
import { KIND_WORD, REASON_WORD, STATE_WORD } from './matter-words.ts';
import styles from './Register.module.css';
import type { MatterRow } from './select-register.ts';
import type { Desk } from './use-desk.ts';

type Props = {
  readonly row: MatterRow;
  readonly desk: Desk;
  readonly online: boolean;
  readonly timeZone: string;
};

/** One matter: what it is, whose it is and until when; opened, its words are fetched by a command that is audited [SE-7]. */
export function MatterLine({ row, desk, online, timeZone }: Props) {
  const words = useWords();
  const local = useLocalText();
  const locale = useLocale();
  const items = useClientView((view) => view.catalogue.items);
  const [seen, setSeen] = useState<Extract<MatterReply, { found: true }> | null>(null);
  const off = !online || desk.busy;
  const item = items.find(({ id }) => id === row.itemId);

  async function read(): Promise<void> {
    if (seen) return setSeen(null);
    const sent = await desk.run('matter.read', { matterId: row.id });
    if (sent?.reply.found) setSeen(sent.reply);
  }

  return (
    <li className={styles.line} data-overdue={row.overdue} data-status={row.status}>
      <div className={styles.row}>
        <strong className={styles.number}>{row.number}</strong>
        <span>{words(KIND_WORD[row.kind])}</span>
        {row.reason && <span className={styles.tag}>{words(REASON_WORD[row.reason])}</span>}
        {item && <span>{local(item.name)}</span>}
        <span className={styles.space} />
        <span>
          {row.owner === null ? words('matter.nobody.label') : words('matter.owner.label', { plate: row.owner })}
        </span>
        {row.status === 'open' ? (
          <strong className={styles.due}>
            {words(row.overdue ? 'matter.overdue.label' : 'matter.due.label', { day: dayText(row.due, locale) })}
          </strong>
        ) : (
          <span>{words(STATE_WORD[row.status])}</span>
        )}
        <button
          type="button"
          className={styles.button}
          disabled={off}
          aria-expanded={seen !== null}
          onClick={() => void read()}
        >
          {words(seen ? 'matter.hide.label' : 'matter.read.label', { number: row.number })}
        </button>
      </div>
      {row.signed && (
        <p className={styles.hint}>
          {words('matter.signed.text', {
            from: row.signed.from.plate,
            to: row.signed.to.plate,
            time: hallTime(row.signed.at, timeZone, locale),
          })}
        </p>
      )}
      {row.offered !== null && (
        <div className={styles.row}>
          <span>{words('matter.offered.text', { plate: row.offered })}</span>
          {row.toSign && (
            <button
              type="button"
              className={styles.primary}
              disabled={off}
              onClick={() => void desk.run('matter.accept', { matterId: row.id })}
            >
              {words('matter.accept.label', { number: row.number })}
            </button>
          )}
          <button
            type="button"
            className={styles.button}
            disabled={off}
            onClick={() => void desk.run('matter.decline', { matterId: row.id })}
          >
            {words(row.toSign ? 'matter.decline.label' : 'matter.takeBack.label', { number: row.number })}
          </button>
        </div>
      )}
      {seen && (
        <div className={styles.open}>
          <p className={styles.words}>{seen.written?.text ?? words('matter.erased.text')}</p>
          {seen.written?.contact !== undefined && (
            <p>{words('matter.contact.text', { contact: seen.written.contact })}</p>
          )}
          {seen.answer && <p className={styles.words}>{words('matter.answer.text', { text: seen.answer.text })}</p>}
          {row.canAct && row.status === 'open' && <Acts row={row} desk={desk} off={off} onDone={() => setSeen(null)} />}
          {row.canAct && row.status === 'answered' && (
            <button
              type="button"
              className={styles.button}
              disabled={off}
              onClick={() => void desk.run('matter.close', { matterId: row.id })}
            >
              {words('matter.close.label')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function Acts(props: Pick<Props, 'row' | 'desk'> & { readonly off: boolean; readonly onDone: () => void }) {
  const { row, desk, off, onDone } = props;
  const words = useWords();
  const [text, setText] = useState('');
  const [plate, setPlate] = useState('');

  async function answer(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await desk.run('matter.answer', { matterId: row.id, written: { text: text.trim() } })) onDone();
  }

  return (
    <>
      <form className={styles.row} onSubmit={(event) => void answer(event)}>
        <textarea
          className={styles.text}
          rows={2}
          maxLength={500}
          aria-label={words('matter.answer.label')}
          placeholder={words('matter.answer.label')}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className={styles.primary} disabled={off || text.trim() === ''}>
          {words('matter.send.label')}
        </button>
      </form>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          void desk.run('matter.offer', { matterId: row.id, plate: plate.trim() });
        }}
      >
        <input
          className={styles.field}
          aria-label={words('matter.offer.plate')}
          placeholder={words('matter.offer.plate')}
          maxLength={20}
          value={plate}
          autoComplete="off"
          onChange={(event) => setPlate(event.target.value)}
        />
        <button type="submit" className={styles.button} disabled={off || plate.trim() === ''}>
          {words('matter.offer.label')}
        </button>
      </form>
    </>
  );
}

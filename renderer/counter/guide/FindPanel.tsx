import { type FormEvent, useState } from 'react';
import { ruleOf } from '../../../shared/domain/commands/command-table.ts';
import type { HallCommandType } from '../../../shared/domain/commands/hall-commands.ts';
import { NEEDS } from '../../../shared/domain/hall/hall-words.ts';
import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { NEED_WORD } from '../model/words.ts';
import { hallTime } from '../ui/hall-time.ts';
import { ClassTag } from '../ui/Tag.tsx';
import { useWords } from '../ui/use-speak.ts';
import styles from './GuidePage.module.css';
import { STATUS_WORD } from './guide-words.ts';
import { PromisedList } from './PromisedList.tsx';
import {
  foundPromises,
  foundRows,
  type GuideRow,
  type GuideScreen,
  NOTHING_WANTED,
  type Wanted,
} from './select-guide.ts';
import type { Guide } from './use-guide.ts';

type Parts = { readonly screen: GuideScreen; readonly guide: Guide };

/** What may be done with one number: the states of THE table, the server has the last word [SE-5]. */
function Acts({ row, screen, guide }: Parts & { readonly row: GuideRow }) {
  const words = useWords();
  const local = useLocalText();
  const [sure, setSure] = useState(false);
  const off = (type: HallCommandType) =>
    !screen.online || guide.busy || ruleOf(type).ticket?.includes(row.status) === false;
  const ref = { by: 'id', ticketId: row.id } as const;
  const locale = row.needs.includes('english') ? 'en' : 'zh-CN';
  return (
    <div className={styles.acts}>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.button}
          disabled={off('slip.reprint')}
          onClick={() => void guide.give('slip.reprint', { ref }, locale)}
        >
          {words('guide.reprint.label')}
        </button>
        {row.fault && (
          <button
            type="button"
            className={styles.button}
            disabled={off('ticket.returnSlip')}
            onClick={() => void guide.give('ticket.returnSlip', { ref }, locale)}
          >
            {words('guide.return.label')}
          </button>
        )}
        <button
          type="button"
          className={styles.button}
          disabled={off('ticket.cancel')}
          onClick={() => (sure ? void guide.run('ticket.cancel', { ref }).then(() => setSure(false)) : setSure(true))}
        >
          {words(sure ? 'guide.cancel.sure' : 'guide.cancel.label', { number: row.number })}
        </button>
      </div>
      <div className={styles.row}>
        {NEEDS.map((need) => (
          <button
            key={need}
            type="button"
            className={styles.button}
            aria-pressed={row.needs.includes(need)}
            disabled={off('ticket.needs')}
            onClick={() => {
              const needs = row.needs.includes(need) ? row.needs.filter((each) => each !== need) : [...row.needs, need];
              void guide.run('ticket.needs', { ticketId: row.id, needs });
            }}
          >
            {words(NEED_WORD[need])}
          </button>
        ))}
      </div>
      <label className={styles.row}>
        {words('guide.change.label')}
        <select
          className={styles.field}
          value={row.groupId}
          disabled={off('ticket.changeGroup')}
          onChange={(event) => void guide.run('ticket.changeGroup', { ticketId: row.id, groupId: event.target.value })}
        >
          {screen.groups.map((group) => (
            <option key={group.id} value={group.id} disabled={group.closed !== null}>
              {`${group.prefix} ${local(group.name)}`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** The numbers of the day, the newest first, searched by what the visitor still knows; one of them can be opened. */
export function FindPanel({ screen, guide }: Parts) {
  const words = useWords();
  const local = useLocalText();
  const locale = useLocale();
  const [wanted, setWanted] = useState<Wanted>(NOTHING_WANTED);
  const [tail, setTail] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const rows = foundRows(screen, wanted);

  async function byTail(event: FormEvent): Promise<void> {
    event.preventDefault();
    const reply = await guide.run('ticket.find', { who: { idTail: tail } });
    // The tail is personal data: it goes as soon as it was asked with [SY-13].
    setTail('');
    if (reply) setWanted({ ...NOTHING_WANTED, ids: reply.ticketIds });
  }

  return (
    <section className={styles.list} aria-label={words('guide.find.title')}>
      <h2 className={styles.head}>{words('guide.find.title')}</h2>
      <div className={styles.row}>
        <input
          className={styles.field}
          aria-label={words('guide.find.number')}
          placeholder={words('guide.find.number')}
          value={wanted.number}
          onChange={(event) => setWanted({ ...wanted, number: event.target.value })}
        />
        <input
          className={styles.field}
          type="time"
          aria-label={words('guide.find.time')}
          value={wanted.time}
          onChange={(event) => setWanted({ ...wanted, time: event.target.value })}
        />
        <select
          className={styles.field}
          aria-label={words('guide.find.group')}
          value={wanted.groupId}
          onChange={(event) => setWanted({ ...wanted, groupId: event.target.value })}
        >
          <option value="">{words('guide.find.anyGroup')}</option>
          {screen.groups.map((group) => (
            <option key={group.id} value={group.id}>
              {`${group.prefix} ${local(group.name)}`}
            </option>
          ))}
        </select>
      </div>
      <form className={styles.row} onSubmit={(event) => void byTail(event)}>
        <input
          className={styles.field}
          aria-label={words('guide.find.tail')}
          placeholder={words('guide.find.tail')}
          value={tail}
          maxLength={4}
          autoComplete="off"
          onChange={(event) => setTail(event.target.value.toUpperCase().replace(/[^0-9X]/g, ''))}
        />
        <button
          type="submit"
          className={styles.button}
          disabled={!/^[0-9]{3}[0-9X]$/.test(tail) || !screen.online || guide.busy}
        >
          {words('guide.find.search')}
        </button>
        <button type="button" className={styles.button} onClick={() => setWanted(NOTHING_WANTED)}>
          {words('guide.find.all')}
        </button>
      </form>
      <PromisedList rows={foundPromises(screen, wanted)} screen={screen} guide={guide} />
      {rows.length === 0 && (
        <p role="status">{words(screen.rows.length === 0 ? 'guide.find.empty' : 'guide.find.none')}</p>
      )}
      {rows.map((row) => (
        <div key={row.id}>
          <button
            type="button"
            className={`${styles.button} ${styles.ticket}`}
            aria-expanded={row.id === openId}
            data-number={row.number}
            onClick={() => setOpenId(row.id === openId ? null : row.id)}
          >
            <strong>{spacedNumber(row.number)}</strong>
            <span>{local(row.group)}</span>
            <ClassTag value={row.class} />
            <span className={styles.hint}>{hallTime(row.takenAt, screen.timeZone, locale)}</span>
            <span>{words(STATUS_WORD[row.status])}</span>
          </button>
          {row.id === openId && <Acts row={row} screen={screen} guide={guide} />}
        </div>
      ))}
    </section>
  );
}

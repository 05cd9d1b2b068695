import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEFTOVER_STATES } from '../../../shared/domain/evening/decide-evening.ts';
import { SETTLEMENTS, type Settlement } from '../../../shared/domain/evening/evening.ts';
import type { TicketStatus } from '../../../shared/domain/ticket/ticket.ts';
import { useLocalText } from '../../i18n/use-texts.ts';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { DayEnd } from './DayEnd.tsx';
import { useOutcomeWord, useStatusWord } from './manage-words.ts';
import { OwedList } from './OwedList.tsx';
import styles from './Panel.module.css';
import { ReceivedNotes } from './ReceivedNotes.tsx';
import type { LeftoverGroup } from './select-evening.ts';
import type { ManageScreen } from './select-manage.ts';
import type { Act } from './use-act.ts';

type Props = { readonly screen: ManageScreen; readonly act: Act };

/** The end of the day: every number that is left gets its outcome from whoever sits here, one or many at once. */
export function EveningPanel({ screen, act }: Props) {
  const { t } = useTranslation('manage');
  const { evening, timeZone } = screen;
  return (
    <section className={styles.form} aria-label={t('panel.evening.title')} data-testid="evening-panel">
      <h2 className={styles.title}>{t('panel.evening.title')}</h2>
      <ReceivedNotes notes={evening.received} timeZone={timeZone} />
      <Leftovers screen={screen} act={act} />
      <OwedList screen={screen} act={act} />
      <DayEnd screen={screen} act={act} />
    </section>
  );
}

function Leftovers({ screen, act }: Props) {
  const { t } = useTranslation('manage');
  const outcomeWord = useOutcomeWord();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [phone, setPhone] = useState('');
  const { groups } = screen.evening;
  const rows = groups.flatMap((group) => group.rows).filter(({ id, canSettle }) => canSettle && chosen.includes(id));
  const ids = rows.map(({ id }) => id);

  function isLawful(outcome: Settlement): boolean {
    const states: readonly TicketStatus[] = LEFTOVER_STATES[outcome];
    const reachable = outcome !== 'call-back' || phone.trim() !== '' || note.trim() !== '';
    return rows.length > 0 && reachable && rows.every(({ status }) => states.includes(status));
  }

  async function settle(outcome: Settlement): Promise<void> {
    const said = note.trim() === '' ? {} : { note: note.trim() };
    const number = outcome === 'call-back' && phone.trim() !== '' ? { phone: phone.trim() } : {};
    if (!(await act.run('leftover.settle', { ticketIds: ids, outcome, ...said, ...number }))) return;
    setChosen([]);
    setNote('');
    setPhone('');
  }

  const toggle = (some: readonly string[]) => {
    const all = some.every((id) => chosen.includes(id));
    setChosen(all ? chosen.filter((id) => !some.includes(id)) : [...new Set([...chosen, ...some])]);
  };

  if (groups.length === 0) return <p className={styles.hint}>{t('evening.none.text')}</p>;
  return (
    <>
      <p className={styles.hint}>{t('evening.settle.hint')}</p>
      {groups.map((group) => (
        <GroupOfLeftovers key={group.id} group={group} chosen={chosen} onToggle={toggle} />
      ))}
      <label className={styles.field}>
        {t('evening.note.label')}
        <span className={styles.row}>
          <input
            className={styles.grow}
            value={note}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => setNote(event.target.value)}
          />
        </span>
      </label>
      <label className={styles.field}>
        {t('evening.phone.label')}
        <span className={styles.row}>
          <input
            className={styles.grow}
            value={phone}
            inputMode="tel"
            maxLength={20}
            autoComplete="off"
            onChange={(event) => setPhone(event.target.value)}
          />
        </span>
      </label>
      <div className={styles.row}>
        {SETTLEMENTS.map((outcome) => {
          const off = !screen.online || act.busy || !isLawful(outcome);
          return (
            <button
              key={outcome}
              type="button"
              className={styles.submit}
              aria-disabled={off}
              onClick={() => !off && void settle(outcome)}
            >
              {t('evening.give.label', { outcome: outcomeWord(outcome), n: rows.length })}
            </button>
          );
        })}
      </div>
    </>
  );
}

type GroupProps = {
  readonly group: LeftoverGroup;
  readonly chosen: readonly string[];
  readonly onToggle: (ids: readonly string[]) => void;
};

function GroupOfLeftovers({ group, chosen, onToggle }: GroupProps) {
  const { t } = useTranslation('manage');
  const local = useLocalText();
  const outcomeWord = useOutcomeWord();
  const statusWord = useStatusWord();
  const free = group.rows.filter(({ canSettle }) => canSettle).map(({ id }) => id);
  return (
    <fieldset className={styles.options}>
      <legend>
        {group.prefix} {local(group.name)} · {t('evening.left.text', { n: group.rows.length })}
      </legend>
      {free.length > 1 && (
        <button type="button" className={styles.quiet} onClick={() => onToggle(free)}>
          {t('evening.all.label', { group: group.prefix })}
        </button>
      )}
      <div className={styles.leftovers}>
        {group.rows.map((row) => (
          <label key={row.id} data-number={row.number}>
            <input
              type="checkbox"
              checked={row.canSettle && chosen.includes(row.id)}
              disabled={!row.canSettle}
              onChange={() => onToggle([row.id])}
            />
            <strong className={styles.time}>{spacedNumber(row.number)}</strong>
            <span>{statusWord(row.status)}</span>
            <span className={styles.time}>{t('groups.longest.text', { minutes: row.minutes })}</span>
            {row.outcome && <span className={styles.outcome}>{outcomeWord(row.outcome)}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, timeText } from '../../../shared/domain/people/wall-time.ts';
import { getRow } from '../../../shared/lib/table.ts';
import type { ClientView } from '../../data/client.ts';
import { useClientView } from '../../hooks/use-client-view.ts';
import { dayText } from '../../i18n/day-text.ts';
import { useLocale } from '../../i18n/use-texts.ts';
import form from '../manage/Panel.module.css';
import styles from './People.module.css';
import type { PanelProps } from './PeoplePanel.tsx';
import { mondayOf, selectShifts, type Who } from './select-people.ts';
import { isTime, TimeField } from './TimeField.tsx';
import type { NameOf } from './use-names.ts';

const hallOfView = (view: ClientView) => view.hall;
const NEW = { from: '08:30', to: '17:30', a: '', b: '' };

type Props = PanelProps & { readonly windowId: string; readonly day: string; readonly onDone: () => void };

/** Who is planned at one window on one day, or on the rest of its week; or as the weekly roster has it again. */
export function ShiftForm({ nameOf, online, act, windowId, day, onDone }: Props) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const hall = useClientView(hallOfView);
  const { able, shifts, own } = selectShifts(hall, windowId, day);
  const window = getRow(hall.windows, windowId)?.number ?? 0;
  const [rows, setRows] = useState(() =>
    shifts.length === 0
      ? [NEW]
      : shifts.map(({ from, to, a, b }) => ({ from: timeText(from), to: timeText(to), a, b: b ?? '' })),
  );
  const off = !online || act.busy;
  const ready = rows.every(({ from, to, a }) => isTime(from) && isTime(to) && a !== '');
  const edit = (index: number, change: Partial<typeof NEW>) =>
    setRows(rows.map((row, n) => (n === index ? { ...row, ...change } : row)));

  /** From this day to the Friday of its week. */
  function restOfWeek(): string[] {
    const friday = addDays(mondayOf(day), 4);
    const days: string[] = [];
    for (let each = day; each <= friday; each = addDays(each, 1)) days.push(each);
    return days.length === 0 ? [day] : days;
  }

  async function save(days: string[]): Promise<void> {
    const wanted = rows.map(({ from, to, a, b }) => ({ from, to, a, b: b === '' ? null : b }));
    if (ready && !off && (await act.run('roster.set', { windowId, days, shifts: wanted }))) onDone();
  }

  return (
    <form
      className={form.form}
      aria-label={t('shift.form.label', { window })}
      data-testid="shift-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save([day]);
      }}
    >
      <h2 className={form.title}>{t('shift.form.title', { window, day: dayText(day, locale) })}</h2>
      {own && <p className={form.hint}>{t('week.own.text')}</p>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have no other name
        <fieldset key={index} className={styles.shift}>
          <legend>{t('shift.row.label', { n: index + 1 })}</legend>
          <Person
            {...{ able, nameOf }}
            label={t('post.a.title')}
            none={t('leave.choose.label')}
            value={row.a}
            onChange={(a) => edit(index, { a })}
          />
          <Person
            {...{ able, nameOf }}
            label={t('post.b.title')}
            none={t('shift.noB.label')}
            value={row.b}
            onChange={(b) => edit(index, { b })}
          />
          <TimeField label={t('shift.from.label')} value={row.from} onChange={(from) => edit(index, { from })} />
          <TimeField label={t('shift.to.label')} value={row.to} onChange={(to) => edit(index, { to })} />
          {rows.length > 1 && (
            <button type="button" className={form.quiet} onClick={() => setRows(rows.filter((_, n) => n !== index))}>
              {t('shift.remove.label')}
            </button>
          )}
        </fieldset>
      ))}
      <div className={form.row}>
        <button type="submit" className={form.submit} aria-disabled={off || !ready}>
          {t('shift.save.label')}
        </button>
        <button
          type="button"
          className={form.quiet}
          aria-disabled={off || !ready}
          onClick={() => void save(restOfWeek())}
        >
          {t('shift.saveWeek.label')}
        </button>
        <button type="button" className={form.quiet} onClick={() => setRows([...rows, NEW])}>
          {t('shift.add.label')}
        </button>
        {own && (
          <button
            type="button"
            className={form.quiet}
            aria-disabled={off}
            onClick={() =>
              void (off || act.run('roster.set', { windowId, days: [day], shifts: null }).then((ok) => ok && onDone()))
            }
          >
            {t('shift.reset.label')}
          </button>
        )}
        <button
          type="button"
          className={form.danger}
          aria-disabled={off}
          onClick={() =>
            void (off || act.run('roster.set', { windowId, days: [day], shifts: [] }).then((ok) => ok && onDone()))
          }
        >
          {t('shift.nobody.label')}
        </button>
      </div>
      <p className={form.hint}>{t('shift.form.hint')}</p>
    </form>
  );
}

type PersonProps = {
  readonly label: string;
  readonly none: string;
  readonly able: readonly Who[];
  readonly nameOf: NameOf;
  readonly value: string;
  readonly onChange: (staffId: string) => void;
};

function Person({ label, none, able, nameOf, value, onChange }: PersonProps) {
  return (
    <label className={styles.when}>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{none}</option>
        {able.map((each) => (
          <option key={each.staffId} value={each.staffId}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

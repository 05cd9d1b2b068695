import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAVE_KINDS, type LeaveKind } from '../../../shared/domain/people/people.ts';
import form from '../manage/Panel.module.css';
import styles from './People.module.css';
import type { PanelProps } from './PeoplePanel.tsx';
import { useLeaveWord } from './people-words.ts';
import { isTime, TimeField } from './TimeField.tsx';

/** Records that somebody is away, and lists who is. Today for the whole day unless said otherwise. */
export function LeaveForm({ people, nameOf, online, act }: PanelProps) {
  const { t } = useTranslation('people');
  const leaveWord = useLeaveWord();
  const [staffId, setStaffId] = useState('');
  const [kind, setKind] = useState<LeaveKind>('sick');
  const [from, setFrom] = useState({ day: people.day, time: '' });
  const [to, setTo] = useState({ day: people.day, time: '' });
  const off = !online || act.busy;
  const isWhole = [from, to].every(({ day, time }) => day !== '' && (time === '' || isTime(time)));
  const ready = staffId !== '' && isWhole;

  async function record(): Promise<void> {
    const stamps = { from: `${from.day}T${from.time || '00:00'}`, to: `${to.day}T${to.time || '24:00'}` };
    if (await act.run('leave.record', { staffId, kind, ...stamps })) setStaffId('');
  }

  return (
    <section className={form.form} aria-label={t('leave.form.title')} data-testid="leave-form">
      <form
        className={form.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (ready && !off) void record();
        }}
      >
        <h2 className={form.title}>{t('leave.form.title')}</h2>
        <label className={form.field}>
          {t('leave.person.label')}
          <select value={staffId} onChange={(event) => setStaffId(event.target.value)}>
            <option value="">{t('leave.choose.label')}</option>
            {people.staff.map((each) => (
              <option key={each.staffId} value={each.staffId}>
                {nameOf(each)}
              </option>
            ))}
          </select>
        </label>
        <label className={form.field}>
          {t('leave.kind.label')}
          <select
            value={kind}
            onChange={(event) => setKind(LEAVE_KINDS.find((each) => each === event.target.value) ?? 'other')}
          >
            {LEAVE_KINDS.map((each) => (
              <option key={each} value={each}>
                {leaveWord(each)}
              </option>
            ))}
          </select>
        </label>
        <When
          label={t('leave.from.label')}
          timeLabel={t('leave.fromTime.label')}
          placeholder="00:00"
          value={from}
          onChange={setFrom}
        />
        <When
          label={t('leave.to.label')}
          timeLabel={t('leave.toTime.label')}
          placeholder="24:00"
          value={to}
          onChange={setTo}
        />
        <p className={form.hint}>{t('leave.form.hint')}</p>
        <button type="submit" className={form.submit} aria-disabled={off || !ready}>
          {t('leave.record.label')}
        </button>
      </form>
      <h2 className={form.title}>{t('leave.list.title')}</h2>
      {people.leaves.length === 0 && <p className={form.hint}>{t('leave.none.text')}</p>}
      <ul className={form.list}>
        {people.leaves.map((leave) => (
          <li key={leave.id} className={styles.candidate} data-leave={leave.plate}>
            <span className={styles.grow}>
              {nameOf(leave)}
              <span className={styles.tag}>{leaveWord(leave.kind)}</span>
              <span className={styles.why}>
                {t('leave.span.text', { from: leave.from.replace('T', ' '), to: leave.to.replace('T', ' ') })}
              </span>
            </span>
            <button
              type="button"
              className={form.quiet}
              aria-disabled={off}
              onClick={() => void (off || act.run('leave.withdraw', { leaveId: leave.id }))}
            >
              {leave.isNow ? t('leave.back.label') : t('leave.cancel.label')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type WhenValue = { readonly day: string; readonly time: string };
type WhenProps = {
  readonly label: string;
  readonly timeLabel: string;
  readonly placeholder: string;
  readonly value: WhenValue;
  readonly onChange: (value: WhenValue) => void;
};

function When({ label, timeLabel, placeholder, value, onChange }: WhenProps) {
  return (
    <div className={form.row}>
      <label className={styles.when}>
        {label}
        <input type="date" value={value.day} onChange={(event) => onChange({ ...value, day: event.target.value })} />
      </label>
      <TimeField
        label={timeLabel}
        value={value.time}
        placeholder={placeholder}
        onChange={(time) => onChange({ ...value, time })}
      />
    </div>
  );
}

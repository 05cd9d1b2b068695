import { ASK_OUTCOMES, type AskOutcome, type Wish } from '../../../shared/domain/ask/ask.ts';
import { useClientView } from '../../hooks/use-client-view.ts';
import { useServerNow } from '../../hooks/use-server-now.ts';
import type { Guide } from '../guide/use-guide.ts';
import { clockDuration } from '../model/duration.ts';
import { useWords } from '../ui/use-speak.ts';
import styles from './AsksPanel.module.css';
import { type AskRow, selectAsks } from './select-asks.ts';

const WISH_WORD = {
  find: 'ask.wish.find',
  access: 'ask.wish.access',
  form: 'ask.wish.form',
  payment: 'ask.wish.payment',
  complaint: 'ask.wish.complaint',
  other: 'ask.wish.other',
} as const satisfies Record<Wish, string>;

const OUTCOME_WORD = {
  helped: 'ask.outcome.helped',
  filled: 'ask.outcome.filled',
  'to-window': 'ask.outcome.toWindow',
  registered: 'ask.outcome.registered',
  nobody: 'ask.outcome.nobody',
} as const satisfies Record<AskOutcome, string>;

type Props = {
  readonly guide: Pick<Guide, 'run' | 'busy'>;
  readonly online: boolean;
};

/** Who asked for a person, and where: taken by one, ended with what came of it. */
export function AsksPanel({ guide, online }: Props) {
  const words = useWords();
  const hall = useClientView((view) => view.hall);
  const staff = useClientView((view) => view.staff);
  const now = useServerNow(1000);
  if (staff === null) return null;
  const asks = selectAsks(hall, staff, now);
  const off = !online || guide.busy;
  const { today } = asks;
  return (
    <section className={styles.panel} aria-label={words('ask.list.title')}>
      <div className={styles.row}>
        <h2 className={styles.head}>{words('ask.list.title')}</h2>
        <span className={styles.space} />
        <button
          type="button"
          className={styles.button}
          disabled={off}
          onClick={() => void guide.run('ask.begin', { wish: 'form', locale: 'zh-CN' })}
        >
          {words('ask.begin.label')}
        </button>
      </div>
      <ul className={styles.list} aria-live="polite">
        {asks.rows.map((row) => (
          <Line key={row.id} row={row} guide={guide} off={off} />
        ))}
      </ul>
      {asks.rows.length === 0 && <p className={styles.hint}>{words('ask.none.text')}</p>}
      <p className={styles.hint}>
        {today.meanToTakeMs === null
          ? words('ask.today.count', { n: today.asked })
          : words('ask.today.text', { n: today.asked, time: clockDuration(today.meanToTakeMs) })}
      </p>
    </section>
  );
}

function Line({ row, guide, off }: { readonly row: AskRow; readonly off: boolean } & Pick<Props, 'guide'>) {
  const words = useWords();
  const place = row.place ?? words('ask.inHall.label');
  return (
    <li className={styles.line} data-late={row.late} data-mine={row.mine}>
      <div className={styles.row}>
        <strong className={styles.place}>{place}</strong>
        <span>{words(WISH_WORD[row.wish])}</span>
        {row.locale === 'en' && <span className={styles.tag}>{words('ask.english.label')}</span>}
        <span className={styles.space} />
        {row.plate !== null && <span className={styles.hint}>{words('ask.has.text', { plate: row.plate })}</span>}
        <span className={styles.time}>{clockDuration(row.runningMs)}</span>
        {row.plate === null && (
          <button
            type="button"
            className={styles.take}
            disabled={off}
            aria-label={words('ask.take.name', { place })}
            onClick={() => void guide.run('ask.take', { askId: row.id })}
          >
            {words('ask.take.label')}
          </button>
        )}
      </div>
      {row.canEnd && (
        <div className={styles.row}>
          {ASK_OUTCOMES.map((outcome) => (
            <button
              key={outcome}
              type="button"
              className={styles.button}
              disabled={off}
              onClick={() => void guide.run('ask.end', { askId: row.id, outcome })}
            >
              {words(OUTCOME_WORD[outcome])}
            </button>
          ))}
          <button
            type="button"
            className={styles.button}
            disabled={off}
            onClick={() => void guide.run('ask.giveBack', { askId: row.id })}
          >
            {words('ask.giveBack.label')}
          </button>
        </div>
      )}
    </li>
  );
}

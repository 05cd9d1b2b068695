import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../shared/domain/people/wall-time.ts';
import type { ClientView } from '../../data/client.ts';
import { useClientView } from '../../hooks/use-client-view.ts';
import { useLocale } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Act } from '../manage/use-act.ts';
import styles from './People.module.css';
import type { PeopleSide } from './PeoplePage.tsx';
import { spanText } from './people-words.ts';
import { mondayOf, type People, selectWeek, type WeekCell } from './select-people.ts';
import type { NameOf } from './use-names.ts';

const hallOfView = (view: ClientView) => view.hall;

type Props = {
  readonly people: People;
  readonly nameOf: NameOf;
  readonly online: boolean;
  readonly act: Act;
  readonly onSide: (side: PeopleSide) => void;
};

/** The roster of a week, windows down and days across; a cell opens what is planned there. */
export function WeekGrid({ people, nameOf, online, act, onSide }: Props) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const hall = useClientView(hallOfView);
  const [monday, setMonday] = useState(() => mondayOf(people.day));
  const week = selectWeek(hall, monday, people.wall);
  const off = !online || act.busy;
  const dayShort = (day: string) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'numeric', day: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(day),
    );
  return (
    <>
      <div className={styles.bar}>
        <button type="button" className={styles.quiet} onClick={() => setMonday(addDays(monday, -7))}>
          {t('week.before.label')}
        </button>
        <button type="button" className={styles.quiet} onClick={() => setMonday(mondayOf(people.day))}>
          {t('week.this.label')}
        </button>
        <button type="button" className={styles.quiet} onClick={() => setMonday(addDays(monday, 7))}>
          {t('week.after.label')}
        </button>
        <span className={styles.space} />
        <button
          type="button"
          className={styles.quiet}
          aria-disabled={off}
          onClick={() => void (off || act.run('roster.copyWeek', { from: monday }))}
        >
          {t('week.copy.label')}
        </button>
      </div>
      <table className={classNames(styles.table, styles.week)}>
        <caption className={styles.caption}>{t('week.table.label')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('post.window.title')}</th>
            {week.days.map((day) => (
              <th key={day} scope="col" aria-current={day === people.day ? 'date' : undefined}>
                {dayShort(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.rows.map((row) => (
            <tr key={row.windowId}>
              <th scope="row">{row.window}</th>
              {row.cells.map((cell) => (
                <td key={cell.day}>
                  <button
                    type="button"
                    className={classNames(styles.cell, cell.own && styles.own)}
                    aria-disabled={cell.past}
                    onClick={() => cell.past || onSide({ kind: 'shift', windowId: row.windowId, day: cell.day })}
                  >
                    <span className="visually-hidden">
                      {t('week.cell.label', { window: row.window, day: dayShort(cell.day) })}
                    </span>
                    {cell.pieces.length === 0 ? '–' : <Pieces cell={cell} nameOf={nameOf} />}
                    {cell.own && <span className="visually-hidden">{t('week.own.text')}</span>}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{t('week.hint.text')}</p>
    </>
  );
}

function Pieces({ cell, nameOf }: { readonly cell: WeekCell; readonly nameOf: NameOf }) {
  const { t } = useTranslation('people');
  const { pieces } = cell;
  return pieces.map((piece) => (
    <span key={piece.from} className={classNames(styles.cellLine, piece.who === null && styles.gap)}>
      {pieces.length > 1 && <span className={styles.mini}>{spanText(piece)}</span>}
      {piece.who0 ? nameOf(piece.who0) : t('state.uncovered.label')}
      {piece.why === 'cover' && <span className={styles.mini}>{t('week.cover.text')}</span>}
    </span>
  ));
}

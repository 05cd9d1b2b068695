import { useTranslation } from 'react-i18next';
import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { hallTime } from '../ui/hall-time.ts';
import styles from './GroupTable.module.css';
import { useClosedWord } from './manage-words.ts';
import type { GroupRow } from './select-manage.ts';

const WIDTH = 96;
const HEIGHT = 20;

/** The last hour as a line; its figures stand beside it for who cannot see it. */
function Trend({ samples }: { readonly samples: readonly number[] }) {
  const { t } = useTranslation('manage');
  const most = Math.max(1, ...samples);
  const step = WIDTH / Math.max(1, samples.length - 1);
  const points = samples.map(
    (value, n) => `${(n * step).toFixed(1)},${(HEIGHT - 1 - (value / most) * (HEIGHT - 2)).toFixed(1)}`,
  );
  const text = t('groups.trend.text', { from: samples[0] ?? 0, to: samples.at(-1) ?? 0 });
  return (
    <svg className={styles.trend} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text}>
      <title>{text}</title>
      {samples.length > 1 && <polyline points={points.join(' ')} />}
    </svg>
  );
}

/** When the line will be done, with how many windows, and what one more would give. */
function DoneBy({ group, timeZone }: { readonly group: GroupRow; readonly timeZone: string }) {
  const { t } = useTranslation('manage');
  const locale = useLocale();
  const { forecast } = group;
  const hasLine = group.waiting > 0 || group.isLate;
  if (forecast === null || !hasLine) return <>–</>;
  if (forecast.doneAt === null) return <span className={styles.warnWord}>{t('groups.noWindow.text')}</span>;
  const time = hallTime(forecast.doneAt, timeZone, locale);
  const text = t('groups.doneBy.text', { time, count: Math.round(forecast.windows * 10) / 10 });
  const { withOneMore } = forecast;
  const more = withOneMore === null ? '' : t('groups.oneMore.text', { time: hallTime(withOneMore, timeZone, locale) });
  if (!group.isLate) return <span title={more}>{text}</span>;
  return (
    <span className={styles.late}>
      <span className={styles.dangerWord}>{text}</span>
      <strong>{t('groups.late.label')}</strong>
      <span>{more}</span>
    </span>
  );
}

type Props = { readonly groups: readonly GroupRow[]; readonly timeZone: string };

/** Every group against its limits: bar and figures in one table, worst seen at once by colour and word. */
export function GroupTable({ groups, timeZone }: Props) {
  const { t } = useTranslation('manage');
  const local = useLocalText();
  const closedWord = useClosedWord();
  const toneWord = { ok: t('groups.ok.label'), warn: t('groups.warn.label'), danger: t('groups.danger.label') };
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('groups.table.label')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('groups.group.label')}</th>
          <th scope="col">{t('groups.waiting.label')}</th>
          <th scope="col">{t('groups.longest.label')}</th>
          <th scope="col">{t('groups.open.label')}</th>
          <th scope="col">{t('groups.doneBy.label')}</th>
          <th scope="col">{t('groups.trend.label')}</th>
          <th scope="col">{t('groups.state.label')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.id} data-group={group.prefix} data-tone={group.tone}>
            <th scope="row">
              <span className={styles.prefix}>{group.prefix}</span> {local(group.name)}
            </th>
            <td>
              <span className={styles.cell}>
                <span className={styles.track} aria-hidden="true">
                  <span
                    className={classNames(styles.bar, styles[group.tone])}
                    style={{ width: `${Math.min(100, (group.waiting / Math.max(1, group.limit)) * 100)}%` }}
                  />
                </span>
                <span className={styles.figure}>
                  {t('groups.waiting.text', { n: group.waiting, limit: group.limit })}
                </span>
              </span>
            </td>
            <td className={styles.figure}>
              {group.longest === null ? '–' : t('groups.longest.text', { minutes: group.longest })}
            </td>
            <td className={styles.figure}>{t('groups.open.text', { open: group.open, all: group.windows })}</td>
            <td className={styles.figure} data-late={group.isLate}>
              <DoneBy group={group} timeZone={timeZone} />
            </td>
            <td>
              <Trend samples={group.trend} />
            </td>
            <td>
              <span className={classNames(styles.word, styles[`${group.tone}Word`])}>{toneWord[group.tone]}</span>
              {group.closed && <span className={styles.tag}>{closedWord(group.closed)}</span>}
              {group.fault && <span className={styles.tag}>{t('groups.fault.label')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { useTranslation } from 'react-i18next';
import type { Line, LineState } from '../../../shared/domain/people/attendance.ts';
import { CORRECTIONS, type Correction } from '../../../shared/domain/people/people.ts';
import { useLocale } from '../../i18n/use-texts.ts';
import type { Tone } from '../../ui/Banner.tsx';
import type { Act } from '../manage/use-act.ts';
import { hallTime } from '../ui/hall-time.ts';
import { StateTag } from '../ui/StateTag.tsx';
import styles from './People.module.css';
import { spanText, useCorrectionWord, useLineText } from './people-words.ts';
import type { People } from './select-people.ts';
import type { NameOf } from './use-names.ts';

const TONE: Readonly<Record<LineState, Tone>> = {
  'not-yet': 'info',
  absent: 'danger',
  missed: 'danger',
  'on-time': 'ok',
  late: 'warn',
  'on-leave': 'info',
  unplanned: 'info',
};

type Props = {
  readonly people: People;
  readonly nameOf: NameOf;
  readonly online: boolean;
  readonly timeZone: string;
  readonly act: Act;
};

/** Everybody's day beside the plan. A correction stands beside the facts, with its reason and the name of who gave it. */
export function AttendanceTable({ people, ...rest }: Props) {
  const { t } = useTranslation('people');
  if (people.lines.length === 0) return <p className={styles.hint}>{t('line.none.text')}</p>;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('line.table.label')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('line.person.title')}</th>
          <th scope="col">{t('line.plan.title')}</th>
          <th scope="col">{t('line.came.title')}</th>
          <th scope="col">{t('line.left.title')}</th>
          <th scope="col">{t('line.pauses.title')}</th>
          <th scope="col">{t('line.state.title')}</th>
          <th scope="col">{t('line.correction.title')}</th>
        </tr>
      </thead>
      <tbody>
        {people.lines.map((line) => (
          <Row key={line.staffId} line={line} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line, nameOf, online, timeZone, act }: Omit<Props, 'people'> & { readonly line: Line }) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const lineText = useLineText();
  const correctionWord = useCorrectionWord();
  const { facts, posts } = line;
  const time = (at: number | null | undefined) => (at ? hallTime(at, timeZone, locale) : '–');
  const tone = line.early > 0 && line.state === 'on-time' ? 'warn' : TONE[line.state];
  const off = !online || act.busy;
  const correction = facts?.correction ?? null;
  return (
    <tr data-line={line.plate} data-state={line.state}>
      <th scope="row">{nameOf(line)}</th>
      <td>
        {posts.length === 0
          ? '–'
          : posts.map((post) => (
              <span key={`${post.windowId}:${post.from}`} className={styles.piece}>
                {t(post.as === 'cover' ? 'line.cover.text' : 'line.post.text', {
                  window: post.window,
                  span: spanText(post),
                })}
                {post.coveredBy !== null && (
                  <span className={styles.why}>{t('line.coveredBy.text', { plate: post.coveredBy })}</span>
                )}
              </span>
            ))}
      </td>
      <td className={styles.span}>{time(facts?.firstAt)}</td>
      <td className={styles.span}>{time(facts?.outAt)}</td>
      <td className={styles.span}>
        {facts && facts.pauses > 0
          ? t('line.pauses.text', { n: facts.pauses, minutes: Math.round(facts.pausedMs / 60_000) })
          : '–'}
      </td>
      <td>
        <StateTag tone={tone}>{lineText(line)}</StateTag>
      </td>
      <td>
        <select
          className={styles.select}
          aria-label={t('line.correct.label', { name: nameOf(line) })}
          value={correction?.reason ?? ''}
          disabled={off}
          onChange={(event) => {
            const reason = CORRECTIONS.find((each) => each === event.target.value) ?? null;
            void act.run('attendance.correct', { staffId: line.staffId, reason });
          }}
        >
          <option value="">{t('correction.none.label')}</option>
          {CORRECTIONS.map((reason: Correction) => (
            <option key={reason} value={reason}>
              {correctionWord(reason)}
            </option>
          ))}
        </select>
        {correction && (
          <span className={styles.why}>
            {t('correction.by.text', { plate: correction.plate, time: time(correction.at) })}
          </span>
        )}
      </td>
    </tr>
  );
}

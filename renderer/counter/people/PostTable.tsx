import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-texts.ts';
import type { Tone } from '../../ui/Banner.tsx';
import type { Act } from '../manage/use-act.ts';
import { hallTime } from '../ui/hall-time.ts';
import { StateTag } from '../ui/StateTag.tsx';
import styles from './People.module.css';
import { spanText, useLeaveWord, useStateWord } from './people-words.ts';
import type { People, PostRow, PostState } from './select-people.ts';
import type { NameOf } from './use-names.ts';

const TONE: Readonly<Record<PostState, Tone>> = {
  later: 'info',
  here: 'ok',
  other: 'warn',
  moved: 'warn',
  expected: 'info',
  absent: 'danger',
  left: 'warn',
  uncovered: 'danger',
};

type Props = {
  readonly people: People;
  readonly nameOf: NameOf;
  readonly online: boolean;
  readonly timeZone: string;
  readonly act: Act;
};

/** Today's posts: A, B, who is there, in which state and since when. */
export function PostTable({ people, ...rest }: Props) {
  const { t } = useTranslation('people');
  if (people.posts.length === 0) return <p className={styles.hint}>{t('post.none.text')}</p>;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('post.table.label')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('post.window.title')}</th>
          <th scope="col">{t('post.time.title')}</th>
          <th scope="col">{t('post.a.title')}</th>
          <th scope="col">{t('post.b.title')}</th>
          <th scope="col">{t('post.here.title')}</th>
          <th scope="col">{t('post.state.title')}</th>
          <th scope="col">{t('post.since.title')}</th>
        </tr>
      </thead>
      <tbody>
        {people.posts.map((row) => (
          <Row key={row.key} row={row} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, nameOf, online, timeZone, act }: Omit<Props, 'people'> & { readonly row: PostRow }) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const stateWord = useStateWord();
  const leaveWord = useLeaveWord();
  const { a, b, here, state, since, post } = row;
  const { cover, leave } = post;
  const tone = TONE[state];
  const off = !online || act.busy;
  return (
    <tr data-post={row.window} data-state={state}>
      <th scope="row">{row.window}</th>
      <td className={styles.span}>{spanText(post)}</td>
      <td>
        {a ? nameOf(a) : '–'}
        {leave && <span className={styles.tag}>{leaveWord(leave.kind)}</span>}
      </td>
      <td>{b ? nameOf(b) : '–'}</td>
      <td>
        {here ? nameOf(here) : '–'}
        {cover && row.who && <span className={styles.tag}>{t('cover.who.label', { name: nameOf(row.who) })}</span>}
        {cover && (
          <button
            type="button"
            className={styles.small}
            aria-disabled={off}
            onClick={() => void (off || act.run('cover.end', { coverId: cover.id }))}
          >
            {t('cover.end.label')}
          </button>
        )}
        {cover && (
          <span className={styles.why}>
            {t('cover.by.text', { plate: cover.by.plate, time: hallTime(cover.by.at, timeZone, locale) })}
          </span>
        )}
      </td>
      <td>
        <StateTag tone={tone}>{stateWord(state)}</StateTag>
      </td>
      <td className={styles.span}>{since === null ? '–' : hallTime(since, timeZone, locale)}</td>
    </tr>
  );
}

import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { hallTime } from '../ui/hall-time.ts';
import styles from './MyDay.module.css';
import { spanText, useCorrectionWord, useLeaveWord, useLineText } from './people-words.ts';
import type { MyDay as Day } from './select-my-day.ts';

type Props = { readonly day: Day; readonly timeZone: string; readonly wide?: boolean };

/** The clerk's own day in a small place: my window, where I am the B, and my attendance as the manager sees it. */
export function MyDay({ day, timeZone, wide = false }: Props) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const lineText = useLineText();
  const leaveWord = useLeaveWord();
  const correctionWord = useCorrectionWord();
  const { line, backUp } = day;
  const { facts } = line;
  const came = facts?.firstAt ?? null;
  return (
    <section
      className={classNames(styles.box, wide && styles.wide)}
      aria-label={t('my.box.label')}
      data-testid="my-day"
    >
      <h2 className={styles.title}>{t('my.box.label')}</h2>
      {line.posts.map((post) => (
        <p key={`${post.windowId}:${post.from}`} className={styles.line} data-my-post={post.window}>
          {post.leave
            ? t('my.leave.text', { leave: leaveWord(post.leave), span: spanText(post) })
            : t(post.as === 'cover' ? 'my.cover.text' : 'my.post.text', { window: post.window, span: spanText(post) })}
        </p>
      ))}
      {line.posts.length === 0 && <p className={styles.line}>{t('my.none.text')}</p>}
      {backUp.map((post) => (
        <p key={`${post.windowId}:${post.from}`} className={styles.quiet}>
          {t('my.backUp.text', { window: post.window, plate: post.plate })}
        </p>
      ))}
      <p className={styles.quiet} data-my-state={line.state}>
        {came === null
          ? lineText(line)
          : t('my.came.text', { time: hallTime(came, timeZone, locale), state: lineText(line) })}
        {facts?.correction && ` · ${correctionWord(facts.correction.reason)}`}
      </p>
    </section>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NEEDS, type Need } from '../../../shared/domain/hall/hall-words.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, LanguageIcon, SilentIcon, WheelchairIcon } from '../../ui/icons.tsx';
import { Page } from '../frame/Page.tsx';
import { NEED_WORD } from '../parts/need-words.ts';
import styles from './NeedsScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

const ICON: Readonly<Record<Need, ReactNode>> = {
  'low-counter': <WheelchairIcon />,
  'silent-call': <SilentIcon />,
  english: <LanguageIcon />,
};

const HINT = {
  'low-counter': 'needs.lowCounter.hint',
  'silent-call': 'needs.silentCall.hint',
  english: 'needs.english.hint',
} as const satisfies Record<Need, string>;

/** What the visitor needs of the window. Seen by staff only, called out and shown on no board. */
export function NeedsScreen({ screen, actions, low, tools }: ScreenProps<'needs'>) {
  const { t } = useTranslation('kiosk');
  const choices = (
    <ul className={styles.needs}>
      {NEEDS.map((need) => {
        const on = screen.chosen.includes(need);
        return (
          <li key={need}>
            <button type="button" className={styles.need} aria-pressed={on} onClick={() => actions.setNeed(need, !on)}>
              <span className={styles.icon}>{ICON[need]}</span>
              <span className={styles.words}>
                <span className={styles.word}>{t(NEED_WORD[need])}</span>
                {!low && <span>{t(HINT[need])}</span>}
              </span>
              <span className={styles.mark}>{on && <CheckIcon />}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
  const hints = (
    <dl className={styles.hints}>
      {NEEDS.map((need) => (
        <div key={need}>
          <dt>{t(NEED_WORD[need])}</dt>
          <dd>{t(HINT[need])}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <Page
      title={t('needs.question.title')}
      tools={tools}
      info={
        <>
          {low && hints}
          <p className={styles.note}>{t('needs.private.text')}</p>
        </>
      }
      first="controls"
      controls={
        <div className={styles.both}>
          {choices}
          <Button variant="primary" size="big" wide onClick={actions.back}>
            {t('needs.done.label')}
          </Button>
        </div>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

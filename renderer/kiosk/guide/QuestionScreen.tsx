import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { CheckIcon, NextIcon } from '../../ui/icons.tsx';
import { Page } from '../frame/Page.tsx';
import styles from './guide.module.css';
import type { GuideProps } from './guide-props.ts';
import { FallbackNote, Words } from './Words.tsx';

/** One question a page; an answer given before is marked, and going back loses none. */
export function QuestionScreen({ screen, actions, tools }: GuideProps<'question'>) {
  const { t } = useTranslation('kiosk');
  const { step, situationId, question, options } = screen;
  return (
    <Page
      kicker={
        <>
          {t('guide.question.kicker', { place: screen.place, of: screen.of })} · <Words said={screen.itemName} />
        </>
      }
      title={<Words said={question} />}
      tools={tools}
      first="controls"
      grow="controls"
      controls={
        <ul className={styles.rows}>
          {options.rows.map((option) => (
            <li key={option.id}>
              <button
                type="button"
                className={classNames(styles.row, option.chosen && styles.chosen)}
                aria-pressed={option.chosen}
                onClick={() =>
                  actions.guide({
                    type: 'guide-answer',
                    itemId: step.itemId,
                    situationId,
                    optionId: option.id,
                    next: screen.next,
                  })
                }
              >
                <span className={styles.rowWords}>
                  <span className={styles.rowName}>
                    <Words said={option.label} />
                  </span>
                </span>
                {option.chosen ? <CheckIcon /> : <NextIcon />}
              </button>
            </li>
          ))}
        </ul>
      }
      info={<FallbackNote texts={[question, screen.itemName, ...options.rows.map(({ label }) => label)]} />}
      paging={{ page: options.page, pages: options.pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

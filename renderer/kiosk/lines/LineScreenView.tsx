import { useTranslation } from 'react-i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { classNames } from '../../ui/class-names.ts';
import { CheckIcon, NextIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import guide from '../guide/guide.module.css';
import { FallbackNote, Words } from '../guide/Words.tsx';
import type { ScreenProps } from '../screens/screen-props.ts';
import { ANSWER_WORD } from './line-content.ts';
import { PlanScreen } from './PlanScreen.tsx';
import type { LineScreen } from './select-line.ts';

/** What a page of the express lines gets. */
export type LineProps<V extends LineScreen['view']> = Omit<ScreenProps<'line'>, 'screen'> & {
  readonly screen: Extract<LineScreen, { view: V }>;
};

/** The express lines: choose one, a question a page, then stages, dates and one list. Works without a line [OF-2]. */
export function LineScreenView({ screen, ...rest }: ScreenProps<'line'>) {
  switch (screen.view) {
    case 'lines':
      return <Lines screen={screen} {...rest} />;
    case 'ask':
      return <Ask key={screen.id} screen={screen} {...rest} />;
    case 'stop':
      return <Stop screen={screen} {...rest} />;
    case 'plan':
      return <PlanScreen screen={screen} {...rest} />;
    case 'gone':
      return <Gone {...rest} />;
    default:
      return unreachable(screen);
  }
}

function Lines({ screen: { lines }, actions, tools }: LineProps<'lines'>) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={t('line.lines.title')}
      tools={tools}
      first="controls"
      grow="controls"
      controls={
        <ul className={guide.rows}>
          {lines.rows.map((line) => (
            <li key={line.id}>
              <button
                type="button"
                className={guide.row}
                onClick={() => actions.line({ type: 'line-choose', lineId: line.id, place: line.next })}
              >
                <span className={guide.rowWords}>
                  <span className={guide.rowName}>
                    <Words said={line.name} />
                  </span>
                  <span className={guide.rowHint}>{t('line.promise.text', { count: line.total })}</span>
                </span>
                <NextIcon />
              </button>
            </li>
          ))}
        </ul>
      }
      info={<FallbackNote texts={lines.rows.map(({ name }) => name)} />}
      paging={{ page: lines.page, pages: lines.pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

/** One question a page; an answer given before is marked, and going back loses none. */
function Ask({ screen, actions, tools }: LineProps<'ask'>) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      kicker={
        <>
          {t('guide.question.kicker', { place: screen.place, of: screen.of })} · <Words said={screen.name} />
        </>
      }
      title={<Words said={screen.question} />}
      tools={tools}
      first="controls"
      grow="controls"
      controls={
        <ul className={guide.rows}>
          {screen.answers.map(({ answer, chosen, next }) => (
            <li key={answer}>
              <button
                type="button"
                className={classNames(guide.row, chosen && guide.chosen)}
                aria-pressed={chosen}
                onClick={() => actions.line({ type: 'line-answer', id: screen.id, answer, place: next })}
              >
                <span className={guide.rowWords}>
                  <span className={guide.rowName}>{t(ANSWER_WORD[answer])}</span>
                  {answer === 'unsure' && <span className={guide.rowHint}>{t('line.unsure.hint')}</span>}
                </span>
                {chosen ? <CheckIcon /> : <NextIcon />}
              </button>
            </li>
          ))}
        </ul>
      }
      info={<FallbackNote texts={[screen.name, screen.question]} />}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

function Stop({ screen, actions, tools }: LineProps<'stop'>) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      kicker={<Words said={screen.name} />}
      title={t('line.stop.title')}
      tools={tools}
      info={
        <>
          <Notice tone="info">
            <Words said={screen.text} />
          </Notice>
          <p>
            {t('line.stop.because')} <Words said={screen.question} />
          </p>
          <FallbackNote texts={[screen.name, screen.text]} />
        </>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

function Gone({ actions, tools }: Pick<ScreenProps<'line'>, 'actions' | 'tools'>) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={t('guide.gone.title')}
      tools={tools}
      info={<Notice tone="info">{t('guide.gone.text')}</Notice>}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

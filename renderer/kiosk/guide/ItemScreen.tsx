import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { useLimitText } from '../../i18n/limit-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { PaperIcon, TicketIcon } from '../../ui/icons.tsx';
import { Page } from '../frame/Page.tsx';
import { pageOf } from '../layout.ts';
import { MaterialList } from '../parts/Materials.tsx';
import { useNumberList } from '../parts/use-number-list.ts';
import { APPLICANT_WORD } from './BrowseScreen.tsx';
import styles from './guide.module.css';
import type { GuideProps } from './guide-props.ts';
import { usePlaceText } from './use-place-text.ts';
import { FallbackNote, Words } from './Words.tsx';

const PART_WORD = {
  facts: 'guide.part.facts',
  materials: 'guide.part.materials',
  steps: 'guide.part.steps',
  basis: 'guide.part.basis',
} as const;

/** All about one item, in parts; the two ways on are the personal list and the number. */
export function ItemScreen({ screen, actions, capacity, low, tools }: GuideProps<'item'>) {
  const { t } = useTranslation('kiosk');
  const facts = pageOf(useFacts(screen), capacity.guide.facts, screen.step.page);
  const { step, parts, take } = screen;
  const pages = { facts, materials: screen.materials, steps: screen.steps, basis: screen.basis }[step.part];
  const tabs = (
    <div className={styles.tabs}>
      <Choice
        label={t('guide.parts.label')}
        value={step.part}
        options={parts.map((part) => ({ value: part, label: t(PART_WORD[part]) }))}
        onChange={(part) => actions.guide({ type: 'guide-set', step: { ...step, part, page: 0 } })}
      />
    </div>
  );
  return (
    <Page
      {...(screen.department === null ? {} : { kicker: <Words said={screen.department} /> })}
      title={<Words said={screen.name} />}
      columns
      tools={tools}
      info={
        <>
          {!low && tabs}
          <Part screen={screen} facts={facts.rows} />
          <FallbackNote texts={textsOf(screen)} />
        </>
      }
      controls={
        <>
          {low && tabs}
          <div className={styles.ways}>
            <Button
              variant="primary"
              size="big"
              icon={<PaperIcon />}
              hint={
                screen.questions === 0
                  ? t('guide.checklist.direct')
                  : t('guide.checklist.questions', { count: screen.questions })
              }
              onClick={() => actions.guide({ type: 'guide-go', step: screen.next })}
            >
              {t('guide.checklist.label')}
            </Button>
            {take !== null && (
              <Button size="big" icon={<TicketIcon />} onClick={() => actions.takeFor(take.groupId, take.carried)}>
                {t('guide.take.label')}
              </Button>
            )}
          </div>
        </>
      }
      paging={{ page: pages.page, pages: pages.pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

type PartProps = Pick<GuideProps<'item'>, 'screen'>;

function textsOf(screen: PartProps['screen']) {
  const { name, department, result, materials, steps, basis } = screen;
  return [
    name,
    ...[department, result].filter((each) => each !== null),
    ...materials.rows,
    ...steps.rows,
    ...basis.rows.map(({ law }) => law),
  ];
}

function Part({ screen, facts }: PartProps & { readonly facts: readonly Fact[] }) {
  const { t } = useTranslation('kiosk');
  switch (screen.step.part) {
    case 'facts':
      return (
        <dl className={styles.facts}>
          {facts.map(({ label, words }) => (
            <div key={label} className={styles.fact}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      );
    case 'materials':
      return (
        <>
          <p className={styles.tally}>{t('guide.tally.text', { count: screen.tally.toBring })}</p>
          {screen.materials.rows.length === 0 ? (
            <p>{t('guide.nothing.text')}</p>
          ) : (
            <MaterialList rows={screen.materials.rows} withExamples />
          )}
        </>
      );
    case 'steps':
      return (
        <ol className={styles.steps}>
          {screen.steps.rows.map((each) => (
            <li key={each.text}>
              <Words said={each} />
            </li>
          ))}
        </ol>
      );
    case 'basis':
      return (
        <ul className={styles.laws}>
          {screen.basis.rows.map(({ law, article }) => (
            <li key={`${law.text}${article}`}>
              <strong>
                <Words said={law} />
              </strong>
              <span lang="zh-CN">{article}</span>
            </li>
          ))}
        </ul>
      );
    default:
      return unreachable(screen.step.part);
  }
}

type Fact = { readonly label: string; readonly words: ReactNode };

/** Who, how long, how much, what for and where; what is not known is left out. */
function useFacts(screen: PartProps['screen']): readonly Fact[] {
  const { t } = useTranslation('kiosk');
  const limit = useLimitText();
  const list = useNumberList();
  const place = usePlaceText();
  const { applicants, instant, statutory, result } = screen;
  const promised = screen.promised === null ? screen.promisedText : limit(screen.promised);
  return [
    ...(applicants.length > 0
      ? [
          {
            label: t('guide.who.label'),
            words: applicants.map((each) => t(APPLICANT_WORD[each])).join(t('guide.list.join')),
          },
        ]
      : []),
    ...(instant || promised !== ''
      ? [{ label: t('guide.promised.label'), words: instant ? t('guide.instant.text') : promised }]
      : []),
    ...(statutory !== null && !instant ? [{ label: t('guide.statutory.label'), words: limit(statutory) }] : []),
    { label: t('guide.fee.label'), words: screen.fee },
    ...(result !== null ? [{ label: t('guide.result.label'), words: <Words key="result" said={result} /> }] : []),
    ...(screen.place !== null ? [{ label: t('guide.place.label'), words: place(screen.place, list) }] : []),
  ];
}

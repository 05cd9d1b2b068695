import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../shared/lib/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TicketIcon } from '../../ui/icons.tsx';
import { Page } from '../frame/Page.tsx';
import { FallbackNote, Words } from '../guide/Words.tsx';
import { ListPrint } from '../parts/ListPrint.tsx';
import { MaterialList } from '../parts/Materials.tsx';
import type { LineProps } from './LineScreenView.tsx';
import { layoutGraph } from './layout-graph.ts';
import { LINE_PARTS } from './line-page.ts';
import { lineWords } from './line-text.ts';
import styles from './lines.module.css';
import { StageGraph } from './StageGraph.tsx';

const PART_WORD = {
  graph: 'line.part.graph',
  dates: 'line.part.dates',
  materials: 'line.part.materials',
} as const;

type WordsOf = ReturnType<typeof lineWords>;
type PlanProps = LineProps<'plan'>;

/** A line worked out for this person: the stages drawn, the dates, and one list of what to bring. */
export function PlanScreen({ screen, capacity, actions, tools }: PlanProps) {
  const { t, i18n } = useTranslation('kiosk');
  const { part, plan, take, wish } = screen;
  const locale: Locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const words = lineWords(t, locale, screen.today);
  const graph = layoutGraph(graphOf(screen, words), capacity.graph);
  const graphAt = Math.min(screen.page, graph.length - 1);
  const drawn = graph[graphAt];
  const paging = {
    graph: { page: graphAt, pages: graph.length },
    dates: screen.dates,
    materials: screen.materials,
  }[part];
  return (
    <Page
      kicker={<Words said={plan.name} />}
      title={t('line.sum.title', { by: words.by(plan.due) })}
      tools={tools}
      info={
        <>
          {part === 'graph' && drawn !== undefined && (
            <>
              <div className={styles.frame}>
                <StageGraph page={drawn} />
              </div>
              <GraphInWords screen={screen} words={words} />
            </>
          )}
          {part === 'dates' && <Dates screen={screen} words={words} />}
          {part === 'materials' && <Materials screen={screen} words={words} />}
          <FallbackNote
            texts={[
              plan.name,
              ...plan.stages.map(({ name }) => name),
              ...screen.materials.rows.filter(() => part === 'materials'),
            ]}
          />
        </>
      }
      controls={
        <div className={styles.controls}>
          <div className={styles.tabs}>
            <Choice
              label={t('guide.parts.label')}
              value={part}
              options={LINE_PARTS.map((each) => ({ value: each, label: t(PART_WORD[each]) }))}
              onChange={(each) => actions.line({ type: 'line-part', part: each })}
            />
          </div>
          <div className={styles.ways}>
            <ListPrint print={screen.print} onPrint={() => actions.printLine(wish)} onCameOut={actions.lineCameOut} />
            {take !== null && (
              <Button
                variant="primary"
                size="big"
                icon={<TicketIcon />}
                onClick={() => actions.takeFor(take.groupId, take.carried)}
              >
                {t('line.take.label')}
              </Button>
            )}
          </div>
        </div>
      }
      paging={{ page: paging.page, pages: paging.pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

function graphOf({ plan }: PlanProps['screen'], words: WordsOf) {
  return plan.stages.map((stage) => ({
    id: stage.id,
    dependsOn: stage.dependsOn,
    title: stage.name.text,
    facts: words.stageFacts(stage),
    chips: stage.branches.map((branch) => ({
      id: branch.itemId,
      after: branch.after,
      text: branch.name.text,
      tag: words.branchTag(branch),
      open: branch.need !== 'needed',
    })),
  }));
}

/** The whole graph as a list, for who listens: which stage follows which, when, and what runs side by side in it. */
function GraphInWords({ screen: { plan }, words }: { readonly screen: PlanProps['screen']; readonly words: WordsOf }) {
  const { t } = useTranslation('kiosk');
  return (
    <ol className="visually-hidden" aria-label={t('line.graph.label')}>
      {plan.stages.map((stage) => (
        <li key={stage.id}>
          {stage.name.text} {words.stageFacts(stage)}
          <ul>
            {stage.branches.map((branch) => (
              <li key={branch.itemId}>
                {branch.name.text} {words.branchTag(branch)} {words.after(stage, branch)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Dates({ screen, words }: { readonly screen: PlanProps['screen']; readonly words: WordsOf }) {
  const { t } = useTranslation('kiosk');
  const { plan, dates } = screen;
  return (
    <>
      <p className={styles.note}>
        {t('line.counted.text', { count: plan.days })}
        {plan.pauses && ` ${t('line.pauses.text')}`}
        {plan.due.provisional && ` ${t('line.provisional.text')}`}
      </p>
      <ul className={styles.dates}>
        {dates.rows.map(({ id, stage, branch }) => (
          <li key={id} data-stage={branch === null}>
            <span>
              <Words said={branch === null ? stage.name : branch.name} />
              <small>{branch === null ? '' : words.branchTag(branch)}</small>
              {branch === null && stage.extra > 0 && <small>{t('line.extra.text', { count: stage.extra })}</small>}
            </span>
            <span>
              {branch === null && stage.branches.length === 0
                ? t('line.untimed.text')
                : words.by((branch ?? stage).due)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Materials({ screen, words }: { readonly screen: PlanProps['screen']; readonly words: WordsOf }) {
  const { t } = useTranslation('kiosk');
  const { tally, materials } = screen;
  return (
    <>
      <p className={styles.note}>
        <strong>{t('guide.tally.text', { count: tally.toBring })}</strong>
        {tally.fetched > 0 && ` ${t('guide.fetched.text', { n: tally.fetched })}`}
      </p>
      <MaterialList rows={materials.rows.map((row) => ({ ...row, example: words.usedBy(row) }))} withExamples />
    </>
  );
}

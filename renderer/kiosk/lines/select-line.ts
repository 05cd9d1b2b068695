import type { Catalogue } from '../../../shared/domain/catalogue/content.ts';
import type { Line, Stage } from '../../../shared/domain/catalogue/line.ts';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import {
  afterAnswer,
  branchesFor,
  type LineAnswer,
  type LineAnswers,
  type LineStep,
  lineStepAt,
} from '../../../shared/domain/line/ask-line.ts';
import { roundsOf } from '../../../shared/domain/line/graph.ts';
import { type BranchDates, type DueDate, lineDates, type StageDates } from '../../../shared/domain/line/line-dates.ts';
import { lineMaterials } from '../../../shared/domain/line/line-materials.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { OFFICIAL_CALENDAR } from '../../data/official-calendar.ts';
import { type GuideInput, type Said, said } from '../guide/guide-input.ts';
import { groupOf, type TakeFor, type Tally } from '../guide/select-item.ts';
import { type PageOf, pageOf } from '../layout.ts';
import { type MaterialLine, materialLine } from '../select/select-group.ts';
import type { SlipState } from '../visit/visit.ts';
import type { LineWish } from './line-content.ts';
import type { LinePage, LinePart, LinePlace } from './line-page.ts';

/** A branch as it is shown, with what bars it by name. */
export type PlanBranch = BranchDates & {
  readonly name: Said;
  /** Items of the stage that are decided first. */
  readonly after: readonly string[];
};

export type PlanStage = Omit<StageDates, 'branches'> & {
  readonly name: Said;
  readonly dependsOn: readonly string[];
  readonly documents: readonly Said[];
  readonly branches: readonly PlanBranch[];
};

export type PlanMaterial = MaterialLine & { readonly usedBy: readonly string[]; readonly perhaps: boolean };

/** A line worked out for one person: what screen, paper and counter show. */
export type LinePlan = {
  readonly name: Said;
  readonly note: Said;
  /** Working days that the line promises, and those of this case. */
  readonly total: number;
  readonly days: number;
  readonly due: DueDate;
  /** Time between stages is the applicant's and not counted. */
  readonly pauses: boolean;
  /** In an order that no dependency contradicts. */
  readonly stages: readonly PlanStage[];
  readonly bring: readonly PlanMaterial[];
  readonly later: readonly PlanMaterial[];
  readonly fetched: readonly PlanMaterial[];
};

/** A row of the page of dates: a stage, or one of its items. */
export type DateRow = {
  readonly id: string;
  readonly stage: PlanStage;
  readonly branch: PlanBranch | null;
};

export type LineScreen = { readonly kind: 'line' } & (
  | {
      readonly view: 'lines';
      readonly lines: PageOf<{
        readonly id: string;
        readonly name: Said;
        readonly total: number;
        readonly next: LinePlace;
      }>;
    }
  | {
      readonly view: 'ask';
      readonly name: Said;
      readonly id: string;
      readonly question: Said;
      readonly place: number;
      readonly of: number;
      readonly answers: readonly { readonly answer: LineAnswer; readonly chosen: boolean; readonly next: LinePlace }[];
    }
  | { readonly view: 'stop'; readonly name: Said; readonly question: Said; readonly text: Said }
  | {
      readonly view: 'plan';
      readonly part: LinePart;
      readonly page: number;
      readonly plan: LinePlan;
      readonly dates: PageOf<DateRow>;
      readonly materials: PageOf<PlanMaterial>;
      readonly tally: Tally;
      readonly take: TakeFor | null;
      readonly print: SlipState | null;
      /** What a print of it needs. */
      readonly wish: LineWish;
      /** Business day of the hall. */
      readonly today: string;
    }
  /** The line was taken out of the catalogue meanwhile. */
  | { readonly view: 'gone' }
);

function placeOf(step: LineStep): LinePlace {
  switch (step.kind) {
    case 'gate':
    case 'question':
      return { step: 'ask', at: step.at, page: 0 };
    case 'stop':
      return { step: 'stop', gateId: step.gate.id, page: 0 };
    case 'through':
      return { step: 'plan', part: 'graph', page: 0, print: null };
    default:
      return unreachable(step);
  }
}

export function selectLine(page: LinePage, input: GuideInput): LineScreen {
  const { view, capacity, locale } = input;
  const { here } = page;
  if (here.step === 'lines') {
    const lines = view.catalogue.lines.map((line) => ({
      id: line.id,
      name: said(line.name, locale),
      total: line.total,
      next: placeOf(lineStepAt(line, 0)),
    }));
    return { kind: 'line', view: 'lines', lines: pageOf(lines, capacity.guide.rows, here.page) };
  }
  const line = view.catalogue.lines.find((each) => each.id === page.lineId);
  const today = hallOf(view.hall)?.day ?? '';
  if (line === undefined || today === '') return { kind: 'line', view: 'gone' };
  switch (here.step) {
    case 'ask':
      return askView(line, here.at, page.answers, locale);
    case 'stop': {
      const gate = line.gate.find((each) => each.id === here.gateId);
      if (gate === undefined) return { kind: 'line', view: 'gone' };
      const { question, stopText } = gate;
      return {
        kind: 'line',
        view: 'stop',
        name: said(line.name, locale),
        question: said(question, locale),
        text: said(stopText, locale),
      };
    }
    case 'plan': {
      const plan = planOf({ catalogue: view.catalogue, line, answers: page.answers, locale, today });
      const rows = plan.stages.flatMap((stage): DateRow[] => [
        { id: stage.id, stage, branch: null },
        ...stage.branches.map((branch) => ({ id: `${stage.id}:${branch.itemId}`, stage, branch })),
      ]);
      const materials = [...plan.bring, ...plan.later, ...plan.fetched];
      return {
        kind: 'line',
        view: 'plan',
        part: here.part,
        page: here.page,
        plan,
        dates: pageOf(rows, capacity.guide.dates, here.page),
        materials: pageOf(materials, capacity.guide.combined, here.page),
        tally: { toBring: plan.bring.length + plan.later.length, fetched: plan.fetched.length },
        take: takeOf(line, page.answers, input),
        print: here.print,
        wish: { lineId: line.id, answers: page.answers },
        today,
      };
    }
    default:
      return unreachable(here);
  }
}

function askView(line: Line, at: number, answers: LineAnswers, locale: Locale): LineScreen {
  const step = lineStepAt(line, at);
  if (step.kind !== 'gate' && step.kind !== 'question') return { kind: 'line', view: 'gone' };
  const { id, question } = step.kind === 'gate' ? step.gate : step.question;
  const choices: readonly LineAnswer[] = step.kind === 'gate' ? ['yes', 'no'] : ['yes', 'no', 'unsure'];
  return {
    kind: 'line',
    view: 'ask',
    name: said(line.name, locale),
    id,
    question: said(question, locale),
    place: at + 1,
    of: step.of,
    answers: choices.map((answer) => ({
      answer,
      chosen: answers[id] === answer,
      next: placeOf(afterAnswer(line, at, answer)),
    })),
  };
}

type PlanInput = {
  readonly catalogue: Catalogue;
  readonly line: Line;
  readonly answers: LineAnswers;
  readonly locale: Locale;
  /** Business day of the hall. */
  readonly today: string;
};

/** By the official calendar that the app was built with: it works without a line to the server [OF-2]. */
export function planOf({ catalogue, line, answers, locale, today }: PlanInput): LinePlan {
  const { items } = catalogue;
  const nameOf = (itemId: string): Said => {
    const item = items.find((each) => each.id === itemId);
    return item === undefined ? { text: itemId, fallback: false } : said(item.name, locale);
  };
  const dates = lineDates(line, answers, OFFICIAL_CALENDAR, today);
  const materials = lineMaterials(line, answers, items).map(
    ({ material, itemIds, perhaps }): PlanMaterial => ({
      ...materialLine(material, locale),
      usedBy: itemIds.map((id) => nameOf(id).text),
      perhaps,
    }),
  );
  const own = materials.filter((each) => !each.fetched);
  return {
    name: said(line.name, locale),
    note: said(line.note, locale),
    total: line.total,
    days: dates.days,
    due: dates.due,
    pauses: line.clock === 'stage_sum',
    stages: roundsOf(line.stages)
      .flat()
      .flatMap((stage) => {
        const found = dates.stages.find((each) => each.id === stage.id);
        return found === undefined ? [] : [planStage(stage, found, nameOf, locale)];
      }),
    bring: own.filter((each) => !each.tolerance),
    later: own.filter((each) => each.tolerance),
    fetched: materials.filter((each) => each.fetched),
  };
}

function planStage(stage: Stage, dates: StageDates, nameOf: (itemId: string) => Said, locale: Locale): PlanStage {
  const here = new Set(dates.branches.map((branch) => branch.itemId));
  const firstFor = (itemId: string) => [
    ...stage.branches.filter((branch) => branch.itemId === itemId).flatMap((branch) => branch.dependsOn),
    ...stage.branches.filter((branch) => branch.before === itemId).map((branch) => branch.itemId),
  ];
  return {
    ...dates,
    name: said(stage.name, locale),
    dependsOn: stage.dependsOn,
    documents: stage.documents.map((each) => said(each, locale)),
    branches: dates.branches.map((branch) => ({
      ...branch,
      name: nameOf(branch.itemId),
      after: firstFor(branch.itemId).filter((id) => here.has(id)),
    })),
  };
}

/** The number of the office that leads the first stage; its checklist goes along. Null where none can be taken now. */
function takeOf(line: Line, answers: LineAnswers, { view, offline }: GuideInput): TakeFor | null {
  if (offline) return null;
  const branches = roundsOf(line.stages)
    .flat()
    .map((stage) => branchesFor(line, answers, stage.branches))
    .find((each) => each.length > 0);
  const lead = branches?.find((branch) => branch.role === 'lead') ?? branches?.[0];
  const item = view.catalogue.items.find((each) => each.id === lead?.itemId);
  const group = item === undefined ? undefined : groupOf(view.hall, item);
  if (item === undefined || group === undefined) return null;
  return { groupId: group.id, carried: { itemId: item.id, version: item.version, answers: {} } };
}

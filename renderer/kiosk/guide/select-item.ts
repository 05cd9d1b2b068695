import type { Carried } from '../../../shared/domain/catalogue/carried.ts';
import { carriedFragment } from '../../../shared/domain/catalogue/carried-link.ts';
import type { Applicant, Item, Limit, Material } from '../../../shared/domain/catalogue/catalogue.ts';
import { checklistOf, validAnswers } from '../../../shared/domain/catalogue/checklist.ts';
import type { Group } from '../../../shared/domain/group/group.ts';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { windowNumbers } from '../../../shared/domain/hall/slip-reply.ts';
import { rowsOf } from '../../../shared/lib/table.ts';
import { type Locale, textIn } from '../../../shared/lib/text.ts';
import type { ClientView } from '../../data/client.ts';
import { type PageOf, pageOf } from '../layout.ts';
import { zoneName } from '../select/hall-picture.ts';
import { inOrder, type MaterialLine, materialLine } from '../select/select-group.ts';
import type { SlipState } from '../visit/visit.ts';
import { type GuideInput, type Said, said } from './guide-input.ts';
import { type Answers, answersFor, type GuidePage, type GuideStep, type ItemPart } from './guide-page.ts';

/** Where it is done: the group that takes it in, its part of the hall, its windows today. */
export type Place = { readonly groupId: string; readonly zone: string; readonly windows: readonly number[] };

/** Counts of a material list. */
export type Tally = { readonly toBring: number; readonly fetched: number };

export type ItemView = {
  readonly view: 'item';
  readonly step: Extract<GuideStep, { step: 'item' }>;
  readonly name: Said;
  readonly department: Said | null;
  readonly applicants: readonly Applicant[];
  readonly instant: boolean;
  readonly statutory: Limit | null;
  readonly promised: Limit | null;
  /** Short words where the figures are missing. */
  readonly promisedText: string;
  readonly fee: string;
  readonly result: Said | null;
  readonly place: Place | null;
  /** Parts that have something to say. */
  readonly parts: readonly ItemPart[];
  readonly materials: PageOf<MaterialLine>;
  readonly tally: Tally;
  readonly steps: PageOf<Said>;
  readonly basis: PageOf<{ readonly law: Said; readonly article: string }>;
  readonly questions: number;
  /** First question, or the list where there is none. */
  readonly next: GuideStep;
  readonly take: TakeFor | null;
};

/** What "take a number for this" needs; null where no number can be taken now. */
export type TakeFor = { readonly groupId: string; readonly carried: Carried };

export type QuestionView = {
  readonly view: 'question';
  readonly step: Extract<GuideStep, { step: 'question' }>;
  readonly itemName: Said;
  readonly situationId: string;
  readonly question: Said;
  /** 1-based, of how many. */
  readonly place: number;
  readonly of: number;
  readonly options: PageOf<{ readonly id: string; readonly label: Said; readonly chosen: boolean }>;
  readonly next: GuideStep;
};

export type ChecklistView = {
  readonly view: 'checklist';
  readonly step: Extract<GuideStep, { step: 'checklist' }>;
  readonly name: Said;
  readonly carried: Carried;
  readonly materials: PageOf<MaterialLine>;
  readonly tally: Tally;
  readonly fee: string;
  readonly place: Place | null;
  readonly print: SlipState | null;
  /** Address behind the QR code, null = none is shown. */
  readonly link: string | null;
  readonly take: TakeFor | null;
};

export function groupOf(hall: HallState, item: Item): Group | undefined {
  for (const group of rowsOf(hall.groups)) if (group.prefix === item.prefix) return group;
  return undefined;
}

export function placeOf(hall: HallState, item: Item, locale: Locale): Place | null {
  const group = groupOf(hall, item);
  if (group === undefined) return null;
  return { groupId: group.id, zone: zoneName(hall, group.zoneId, locale), windows: windowNumbers(hall, group.id) };
}

/** Where the group is closed the take page says why and until when; here only a missing line hides the way. */
function takeFor(item: Item, answers: Answers, { view, offline }: GuideInput): TakeFor | null {
  const group = groupOf(view.hall, item);
  return group === undefined || offline ? null : { groupId: group.id, carried: carriedOf(item, answers) };
}

function carriedOf(item: Item, answers: Answers): Carried {
  return { itemId: item.id, version: item.version, answers: { ...validAnswers(item, answers) } };
}

function tallyOf(materials: readonly Material[]): Tally {
  const fetched = materials.filter((each) => each.fetched).length;
  return { toBring: materials.length - fetched, fetched };
}

/** The next question after `at`, or the list behind the last one. */
function after(item: Item, at: number): GuideStep {
  return at + 1 < item.situations.length
    ? { step: 'question', itemId: item.id, at: at + 1, page: 0 }
    : { step: 'checklist', itemId: item.id, page: 0, print: null };
}

export function selectItem(item: Item, step: ItemView['step'], input: GuideInput): ItemView {
  const { view, capacity, locale } = input;
  const parts: ItemPart[] = [
    'facts',
    'materials',
    ...(item.steps.length > 0 ? (['steps'] as const) : []),
    ...(item.basis.length > 0 ? (['basis'] as const) : []),
  ];
  const lines = inOrder(item.materials).map((each) => materialLine(each, locale));
  return {
    view: 'item',
    step: parts.includes(step.part) ? step : { ...step, part: 'facts' },
    name: said(item.name, locale),
    department: item.departmentId === '' ? null : said(item.department, locale),
    applicants: item.applicants,
    instant: item.instant,
    statutory: item.statutory,
    promised: item.promisedLimit,
    promisedText: item.promised === null ? '' : textIn(item.promised, locale),
    fee: textIn(item.fee, locale),
    result: item.result === null ? null : said(item.result, locale),
    place: placeOf(view.hall, item, locale),
    parts,
    materials: pageOf(lines, capacity.guide.materials, step.page),
    tally: tallyOf(item.materials),
    steps: pageOf(
      item.steps.map((each) => said(each, locale)),
      capacity.guide.rows,
      step.page,
    ),
    basis: pageOf(
      item.basis.map(({ law, article }) => ({ law: said(law, locale), article })),
      capacity.guide.rows,
      step.page,
    ),
    questions: item.situations.length,
    next: after(item, -1),
    take: takeFor(item, {}, input),
  };
}

export function selectQuestion(
  item: Item,
  step: QuestionView['step'],
  page: GuidePage,
  { capacity, locale }: GuideInput,
): QuestionView | { readonly view: 'gone' } {
  const situation = item.situations[step.at];
  if (situation === undefined) return { view: 'gone' };
  const chosen = answersFor(page, item.id)[situation.id];
  const options = situation.options.map(({ id, label }) => ({
    id,
    label: said(label, locale),
    chosen: id === chosen,
  }));
  return {
    view: 'question',
    step,
    itemName: said(item.name, locale),
    situationId: situation.id,
    question: said(situation.question, locale),
    place: step.at + 1,
    of: item.situations.length,
    options: pageOf(options, capacity.guide.options, step.page),
    next: after(item, step.at),
  };
}

export function selectChecklist(
  item: Item,
  step: ChecklistView['step'],
  page: GuidePage,
  input: GuideInput,
): ChecklistView {
  const { view, capacity, locale } = input;
  const carried = carriedOf(item, answersFor(page, item.id));
  const materials = checklistOf(item, carried.answers);
  return {
    view: 'checklist',
    step,
    name: said(item.name, locale),
    carried,
    materials: pageOf(
      inOrder(materials).map((each) => materialLine(each, locale)),
      capacity.guide.checklist,
      step.page,
    ),
    tally: tallyOf(materials),
    fee: textIn(item.fee, locale),
    place: placeOf(view.hall, item, locale),
    print: step.print,
    link: listLink(view, carried, locale),
    take: takeFor(item, carried.answers, input),
  };
}

/** Address of the page that shows the list on a phone; null where the hall has none: then there is no QR code. */
export function listLink(view: ClientView, carried: Carried, locale: Locale): string | null {
  const publicUrl = view.hello?.publicUrl ?? '';
  const day = hallOf(view.hall)?.day ?? '';
  return publicUrl === '' ? null : `${publicUrl}/c#${carriedFragment(carried, day, locale)}`;
}

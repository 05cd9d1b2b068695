import type { Applicant, Item } from '../../../shared/domain/catalogue/catalogue.ts';
import { APPLICANTS } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/content.ts';
import { type Locale, textIn } from '../../../shared/lib/text.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { type PageOf, pageOf } from '../layout.ts';
import { type GuideInput, type Said, said } from './guide-input.ts';
import { BROWSE_TABS, type BrowseTab, type GuidePage, type GuideStep, type ListOf } from './guide-page.ts';
import {
  type ChecklistView,
  type ItemView,
  type QuestionView,
  selectChecklist,
  selectItem,
  selectQuestion,
} from './select-item.ts';

export type ItemRow = {
  readonly id: string;
  readonly name: Said;
  /** Who decides it, '' where the row says it already. */
  readonly department: string;
};

export type BrowseTile = {
  readonly of: ListOf;
  readonly name: Said | null;
  readonly applicant: Applicant | null;
  readonly count: number;
};

/** What the guide desk shows; the screen switches on `view`. */
export type GuideScreen = { readonly kind: 'guide' } & (
  | {
      readonly view: 'browse';
      readonly step: Extract<GuideStep, { step: 'browse' }>;
      /** Ways that lead somewhere, in order. */
      readonly tabs: readonly BrowseTab[];
      readonly tiles: PageOf<BrowseTile>;
      /** How many express lines have a door on this page. */
      readonly lines: number;
    }
  | {
      readonly view: 'list';
      readonly step: Extract<GuideStep, { step: 'list' }>;
      readonly title: Said | null;
      readonly applicant: Applicant | null;
      readonly items: PageOf<ItemRow>;
    }
  | {
      readonly view: 'search';
      readonly step: Extract<GuideStep, { step: 'search' }>;
      readonly items: PageOf<ItemRow>;
      /** Null while the search is being made ready. */
      readonly found: number | null;
    }
  | ItemView
  | QuestionView
  | ChecklistView
  /** The item was taken out of the catalogue meanwhile, or there is none yet. */
  | { readonly view: 'gone' }
);

function rowOf(item: Item, locale: Locale, withDepartment: boolean): ItemRow {
  return {
    id: item.id,
    name: said(item.name, locale),
    department: withDepartment && item.departmentId !== '' ? textIn(item.department, locale) : '',
  };
}

export function selectGuide(page: GuidePage, input: GuideInput): GuideScreen {
  const { view, capacity, locale, find } = input;
  const { catalogue } = view;
  const { here } = page;
  if (catalogue.items.length === 0) return { kind: 'guide', view: 'gone' };
  switch (here.step) {
    case 'browse': {
      const tabs = BROWSE_TABS.filter((tab) => tilesOf(tab, catalogue, locale).length > 0);
      const tab = tabs.includes(here.tab) ? here.tab : (tabs[0] ?? 'department');
      const tiles = tilesOf(tab, catalogue, locale);
      const lines = tab === 'business' ? catalogue.lines.length : 0;
      return {
        kind: 'guide',
        view: 'browse',
        step: { ...here, tab },
        tabs,
        tiles: pageOf(tiles, capacity.guide.tiles - (lines > 0 ? 1 : 0), here.page),
        lines,
      };
    }
    case 'list': {
      const { of } = here;
      const rows = itemsOf(of, catalogue).map((item) => rowOf(item, locale, of.by !== 'department'));
      return {
        kind: 'guide',
        view: 'list',
        step: here,
        title: nameOf(of, catalogue, locale),
        applicant: applicantOf(of),
        items: pageOf(rows, capacity.guide.rows, here.page),
      };
    }
    case 'search': {
      const found = here.text.trim() === '' ? [] : find(here.text, locale);
      const rows = (found ?? []).map((item) => rowOf(item, locale, true));
      return {
        kind: 'guide',
        view: 'search',
        step: here,
        items: pageOf(rows, capacity.guide.results, here.page),
        found: found?.length ?? null,
      };
    }
    case 'item':
    case 'question':
    case 'checklist': {
      const item = catalogue.items.find((each) => each.id === here.itemId);
      if (item === undefined) return { kind: 'guide', view: 'gone' };
      if (here.step === 'item') return { kind: 'guide', ...selectItem(item, here, input) };
      if (here.step === 'question') return { kind: 'guide', ...selectQuestion(item, here, page, input) };
      return { kind: 'guide', ...selectChecklist(item, here, page, input) };
    }
    default:
      return unreachable(here);
  }
}

function itemsOf(of: ListOf, { items }: Catalogue): readonly Item[] {
  switch (of.by) {
    case 'theme':
      return items.filter((item) => item.themes.includes(of.id));
    case 'department':
      return items.filter((item) => item.departmentId === of.id);
    case 'applicant':
      return items.filter((item) => item.applicants.some((each) => each === of.id));
    default:
      return unreachable(of.by);
  }
}

function applicantOf(of: ListOf): Applicant | null {
  return of.by === 'applicant' ? (APPLICANTS.find((each) => each === of.id) ?? null) : null;
}

function nameOf(of: ListOf, catalogue: Catalogue, locale: Locale): Said | null {
  if (of.by === 'applicant') return null;
  const text =
    of.by === 'theme'
      ? catalogue.themes.find((theme) => theme.id === of.id)?.name
      : catalogue.items.find((item) => item.departmentId === of.id)?.department;
  return text === undefined ? null : said(text, locale);
}

/** Ways that lead to at least one item, with how many. */
function tilesOf(tab: BrowseTab, catalogue: Catalogue, locale: Locale): readonly BrowseTile[] {
  const tile = (of: ListOf): BrowseTile => ({
    of,
    name: nameOf(of, catalogue, locale),
    applicant: applicantOf(of),
    count: itemsOf(of, catalogue).length,
  });
  const ways = (): readonly ListOf[] => {
    switch (tab) {
      case 'life':
      case 'business':
        return catalogue.themes
          .filter((theme) => theme.kind === tab)
          .sort((a, b) => a.order - b.order)
          .map((theme) => ({ by: 'theme', id: theme.id }));
      case 'department':
        return [...new Set(catalogue.items.map((item) => item.departmentId))]
          .filter((id) => id !== '')
          .map((id) => ({ by: 'department', id }));
      case 'applicant':
        return APPLICANTS.map((id) => ({ by: 'applicant', id }));
      default:
        return unreachable(tab);
    }
  };
  return ways()
    .map(tile)
    .filter(({ count }) => count > 0);
}

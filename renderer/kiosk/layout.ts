import { type GraphRoom, graphRoom } from './lines/graph-room.ts';

/** How much fits on a page; a number, never a scroll bar. */
export type Layout = {
  readonly orientation: 'portrait' | 'landscape';
  readonly senior: boolean;
  readonly low: boolean;
  /** A banner about the line takes some of the height. */
  readonly banner: boolean;
};

export type Capacity = {
  /** Tiles of the group list. */
  readonly groups: { readonly columns: number; readonly rows: number };
  /** Matters of one visit [QU-17]. */
  readonly matters: number;
  /** Matters of a group. */
  readonly items: number;
  /** What a matter costs and takes stands beside the list of things to bring, not above it. */
  readonly factsAside: boolean;
  /** Things to bring. */
  readonly materials: number;
  /** Groups in the live picture of the hall. */
  readonly live: { readonly columns: number; readonly rows: number };
  /** Newest calls in the live picture. */
  readonly calls: number;
  /** The keypad has room for two wide rows only. */
  readonly flatKeys: boolean;
  /** The keyboard for words: three long rows or four, and how many characters to choose from at a time. */
  readonly keyboard: { readonly flat: boolean; readonly candidates: number };
  readonly guide: GuideCapacity;
  /** Room for the stage graph of an express line. */
  readonly graph: GraphRoom;
};

/** What fits on the pages of the guide desk. */
export type GuideCapacity = {
  /** Themes, departments, kinds of applicant. */
  readonly tiles: number;
  /** Items of a list; steps and laws of an item. */
  readonly rows: number;
  /** Facts of an item. */
  readonly facts: number;
  /** Found items, beside the keyboard. */
  readonly results: number;
  /** Things to bring, on the page of an item and on a checklist. */
  readonly materials: number;
  readonly checklist: number;
  /** Rows of dates of an express line. */
  readonly dates: number;
  /** Things to bring on the list of an express line: three lines each. */
  readonly combined: number;
  /** Answers to one question. */
  readonly options: number;
};

type Sized = Omit<Capacity, 'keyboard' | 'guide' | 'graph'>;

/** Tiles, rows and lines that fit at 1080x1920 and 1920x1080; larger screens have more air. */
export function capacityOf({ orientation, senior, low, banner }: Layout): Capacity {
  const isWide = orientation === 'landscape';
  const sized = isWide ? landscape(senior, low, banner) : portrait(senior, low);
  const candidates = (isWide ? 14 : 8) - (senior ? 1 : 0);
  return {
    ...sized,
    keyboard: { flat: isWide, candidates },
    guide: GUIDE[orientation][sizeOf(senior, low)],
    graph: graphRoom(orientation, senior, low),
  };
}

function portrait(senior: boolean, low: boolean): Sized {
  const flatKeys = false;
  const factsAside = false;
  if (low && senior) {
    return {
      groups: { columns: 2, rows: 2 },
      matters: 6,
      items: 1,
      materials: 4,
      live: { columns: 1, rows: 5 },
      calls: 2,
      flatKeys,
      factsAside,
    };
  }
  if (low) {
    return {
      groups: { columns: 3, rows: 3 },
      matters: 6,
      items: 3,
      materials: 6,
      live: { columns: 2, rows: 6 },
      calls: 3,
      flatKeys,
      factsAside,
    };
  }
  if (senior) {
    return {
      groups: { columns: 1, rows: 6 },
      matters: 6,
      items: 4,
      materials: 4,
      live: { columns: 1, rows: 4 },
      calls: 2,
      flatKeys,
      factsAside,
    };
  }
  return {
    groups: { columns: 2, rows: 6 },
    matters: 6,
    items: 8,
    materials: 7,
    live: { columns: 2, rows: 6 },
    calls: 3,
    flatKeys,
    factsAside,
  };
}

function landscape(senior: boolean, low: boolean, banner: boolean): Sized {
  const flatKeys = low;
  const factsAside = !low;
  if (low && senior) {
    return {
      groups: { columns: 3, rows: 1 },
      matters: 4,
      items: 2,
      materials: 3,
      live: { columns: 2, rows: 2 },
      calls: 2,
      flatKeys,
      factsAside,
    };
  }
  if (low) {
    return {
      groups: { columns: 4, rows: 2 },
      matters: 6,
      items: 3,
      materials: 4,
      live: { columns: 3, rows: 4 },
      calls: 3,
      flatKeys,
      factsAside,
    };
  }
  if (senior) {
    return {
      groups: { columns: 3, rows: 2 },
      matters: 4,
      items: 3,
      materials: banner ? 2 : 3,
      live: { columns: 1, rows: 4 },
      calls: 2,
      flatKeys,
      factsAside,
    };
  }
  return {
    groups: { columns: 4, rows: 3 },
    matters: 6,
    items: 5,
    materials: 6,
    live: { columns: 1, rows: banner ? 9 : 11 },
    calls: 3,
    flatKeys,
    factsAside,
  };
}

export type PageOf<T> = { readonly rows: readonly T[]; readonly page: number; readonly pages: number };

/** One page of a list; a page number past the end shows the last page. */
export function pageOf<T>(list: readonly T[], size: number, page: number): PageOf<T> {
  const pages = Math.max(1, Math.ceil(list.length / size));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { rows: list.slice(at * size, (at + 1) * size), page: at, pages };
}

function sizeOf(senior: boolean, low: boolean): 'normal' | 'senior' | 'low' | 'lowSenior' {
  if (low) return senior ? 'lowSenior' : 'low';
  return senior ? 'senior' : 'normal';
}

const GUIDE: Readonly<Record<Layout['orientation'], Readonly<Record<ReturnType<typeof sizeOf>, GuideCapacity>>>> = {
  portrait: {
    normal: {
      facts: 8,
      tiles: 12,
      rows: 9,
      results: 5,
      materials: 7,
      checklist: 6,
      dates: 12,
      combined: 7,
      options: 7,
    },
    senior: { facts: 8, tiles: 6, rows: 6, results: 3, materials: 4, checklist: 3, dates: 7, combined: 4, options: 5 },
    low: { facts: 8, tiles: 4, rows: 3, results: 4, materials: 6, checklist: 6, dates: 6, combined: 5, options: 4 },
    lowSenior: {
      facts: 8,
      tiles: 2,
      rows: 2,
      results: 3,
      materials: 4,
      checklist: 4,
      dates: 3,
      combined: 2,
      options: 2,
    },
  },
  landscape: {
    normal: { facts: 8, tiles: 12, rows: 8, results: 4, materials: 5, checklist: 5, dates: 8, combined: 3, options: 8 },
    senior: { facts: 4, tiles: 6, rows: 6, results: 2, materials: 2, checklist: 3, dates: 5, combined: 2, options: 4 },
    low: { facts: 8, tiles: 4, rows: 4, results: 4, materials: 3, checklist: 3, dates: 4, combined: 2, options: 4 },
    lowSenior: {
      facts: 4,
      tiles: 3,
      rows: 2,
      results: 2,
      materials: 2,
      checklist: 2,
      dates: 2,
      combined: 1,
      options: 2,
    },
  },
};

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
};

type Sized = Omit<Capacity, 'keyboard'>;

/** Tiles, rows and lines that fit at 1080x1920 and 1920x1080; larger screens have more air. */
export function capacityOf({ orientation, senior, low, banner }: Layout): Capacity {
  const isWide = orientation === 'landscape';
  const sized = isWide ? landscape(senior, low, banner) : portrait(senior, low);
  const candidates = (isWide ? 14 : 8) - (senior ? 1 : 0);
  return { ...sized, keyboard: { flat: isWide, candidates } };
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
      live: { columns: 1, rows: 5 },
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

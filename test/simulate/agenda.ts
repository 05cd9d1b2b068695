type Entry = { readonly at: number; readonly order: number; readonly run: () => Promise<void> };

const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What is to happen when, in order of time and then of planning: a binary heap. */
export interface Agenda {
  /** `at` is rounded to whole milliseconds, like every instant of the product. */
  plan(at: number, run: () => Promise<void>): void;
  /** Takes out the next thing to happen. */
  next(): { readonly at: number; readonly run: () => Promise<void> } | undefined;
}

export function createAgenda(): Agenda {
  const heap: Entry[] = [];
  let order = 0;

  function swap(a: number, b: number): void {
    const [first, second] = [heap[a], heap[b]];
    if (!first || !second) return;
    heap[a] = second;
    heap[b] = first;
  }

  function isSmaller(a: number, b: number): boolean {
    const [first, second] = [heap[a], heap[b]];
    return first !== undefined && second !== undefined && isBefore(first, second);
  }

  return {
    plan(at, run) {
      order += 1;
      heap.push({ at: Math.round(at), order, run });
      for (let index = heap.length - 1; index > 0; ) {
        const parent = (index - 1) >> 1;
        if (!isSmaller(index, parent)) break;
        swap(index, parent);
        index = parent;
      }
    },
    next() {
      const top = heap[0];
      const last = heap.pop();
      if (top === undefined || last === undefined || heap.length === 0) return top;
      heap[0] = last;
      for (let index = 0; ; ) {
        const left = 2 * index + 1;
        const smaller = isSmaller(left + 1, left) ? left + 1 : left;
        if (!isSmaller(smaller, index)) return top;
        swap(smaller, index);
        index = smaller;
      }
    },
  };
}

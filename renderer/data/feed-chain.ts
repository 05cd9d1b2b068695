import type { Changes } from '../../shared/protocol/feeds.ts';

/** Most pieces kept while something is missing; more than that and a question is cheaper. */
export const MAX_BUFFERED = 200;

export type ChainStep = {
  /** Links to apply now, in order; each one's `from` is where the one before it ended. */
  readonly apply: readonly Changes[];
  /** Links that wait for the missing piece, by `from`. */
  readonly buffer: readonly Changes[];
  /** Something is missing between the cursor and the buffer. */
  readonly gap: boolean;
};

/**
 * Sorts received links of one feed onto its chain: what starts at the cursor applies, what ends at or before it is a
 * duplicate, what starts later waits [SY-4]. A link that starts before the cursor and ends after it was cut
 * differently than ours: it counts as a gap, and asking brings a chain that fits.
 */
export function joinChain(cursor: number, received: readonly Changes[]): ChainStep {
  const links = received.filter((link) => link.to > cursor).sort((a, b) => a.from - b.from || a.to - b.to);
  const apply: Changes[] = [];
  let at = cursor;
  for (const link of links) {
    if (link.from !== at) continue;
    apply.push(link);
    at = link.to;
  }
  const seen = new Set<string>();
  const buffer = links.filter((link) => {
    const key = `${link.from}-${link.to}`;
    if (link.to <= at || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { apply, buffer: buffer.slice(0, MAX_BUFFERED), gap: buffer.length > 0 };
}

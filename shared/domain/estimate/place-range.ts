import type { Replayed } from './estimate.ts';
import type { Places } from './walk.ts';

/** Of the replays at most this share is left out on each side where the range may hold them all. */
const LEFT_OUT = 0.02;
/** ... and what no replay knows stretches the range so far from the median: more to the side of what goes wrong. */
const STRETCH_LOW = 1.3;
const STRETCH_HIGH = 1.7;
/** Where it may not: so far, in widths, the middle leaves the median for each further share of replays that it holds. */
const NEAR_MEDIAN = 1;
const TRIES = 20;
/** Beyond these many places only every second, then every fourth and so on has a range of its own. */
const FINE = 4;

/** The rule's widest range around a middle, minutes [QU-11]. */
export function widestAt(middle: number): number {
  return Math.max(10, 0.6 * middle);
}

/** The range that holds most of these waits (sorted), no wider than the rule allows, its middle near their median. */
export function rangeOf(waits: Float64Array): { readonly low: number; readonly high: number } {
  const at = (share: number) => {
    const place = share * (waits.length - 1);
    const [below, above] = [waits[Math.floor(place)] ?? 0, waits[Math.ceil(place)] ?? 0];
    return below + (above - below) * (place - Math.floor(place));
  };
  const median = at(0.5);
  const low = Math.max(0, median - STRETCH_LOW * (median - at(LEFT_OUT)));
  const high = median + STRETCH_HIGH * (at(1 - LEFT_OUT) - median);
  const width = widestAt(median);
  if (high - low <= width) return { low, high };
  let best = { low: Math.max(0, median - width / 2), value: -1 };
  for (let step = 0; step <= TRIES; step += 1) {
    const from = Math.max(0, median - width + (step * width) / TRIES);
    let held = 0;
    for (const wait of waits) if (wait >= from - 0.5 && wait <= from + width + 0.5) held += 1;
    const value = held / waits.length - (NEAR_MEDIAN * Math.abs(from + width / 2 - median)) / width;
    if (value > best.value) best = { low: from, value };
  }
  return { low: best.low, high: best.low + width };
}

/** Whether a place keeps a range of its own: all of the first ones, then fewer and fewer, and the last. */
function isKept(index: number, count: number): boolean {
  if (index < FINE || index === count - 1) return true;
  return index % 2 ** Math.floor(Math.log2(index / FINE) + 1) === 0;
}

/** Ranges of the places that were replayed to the end; undefined when the first was not. */
export function replayedOf(places: Places): Replayed | undefined {
  const ahead: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  for (const [index, place] of places.entries()) {
    if (!isKept(index, places.length) || place.waits[place.waits.length - 1] === Number.POSITIVE_INFINITY) continue;
    if (ahead.at(-1) === place.ahead) continue;
    const range = rangeOf(place.waits);
    ahead.push(place.ahead);
    low.push(Math.max(low.at(-1) ?? 0, Math.round(range.low)));
    high.push(Math.max(high.at(-1) ?? 0, Math.round(range.high)));
  }
  return ahead.length === 0 ? undefined : { ahead, low, high };
}

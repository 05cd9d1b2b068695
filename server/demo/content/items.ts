import type { ItemWords } from './words.ts';

/** Everyday words, steps, situations and examples by item. */
export const ITEMS: Readonly<Record<string, ItemWords>> = {};

import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { rowsOf } from '../../../shared/lib/table.ts';

/** What the keys for a printed number may be now, so that a number that cannot exist cannot be typed [QU-2]. */
export type EntryKeys = { readonly letters: readonly string[]; readonly digits: boolean; readonly complete: boolean };

const MAX_DIGITS = 6;
const MIN_DIGITS = 2;
const COMPLETE = /^[A-Z]{1,2}[0-9]{2,6}$/;

/** The letter parts in use: `A`, `AP`, and `AY` where such a number was given out today. */
export function numberHeads(hall: HallState): readonly string[] {
  const heads = new Set<string>();
  for (const group of rowsOf(hall.groups)) {
    heads.add(group.prefix);
    if (group.priority) heads.add(`${group.prefix}P`);
  }
  for (const ticket of rowsOf(hall.tickets)) {
    const head = /^[A-Z]+/.exec(ticket.number)?.[0];
    if (head !== undefined) heads.add(head);
  }
  return [...heads].sort();
}

/** Which keys lead on from what is typed. */
export function entryKeys(heads: readonly string[], typed: string): EntryKeys {
  const head = /^[A-Z]*/.exec(typed)?.[0] ?? '';
  const digits = typed.length - head.length;
  const letters = new Set<string>();
  if (digits === 0) {
    for (const each of heads) {
      const next = each.startsWith(head) ? each[head.length] : undefined;
      if (next !== undefined) letters.add(next);
    }
  }
  return {
    letters: [...letters].sort(),
    digits: heads.includes(head) && digits < MAX_DIGITS,
    complete: COMPLETE.test(typed) && digits >= MIN_DIGITS && heads.includes(head),
  };
}

/** Adds a key to the number; what does not fit is ignored. */
export function typeNumber(heads: readonly string[], typed: string, key: string): string {
  const upper = key.toUpperCase();
  const keys = entryKeys(heads, typed);
  if (/^[0-9]$/.test(upper)) return keys.digits ? typed + upper : typed;
  return keys.letters.includes(upper) ? typed + upper : typed;
}

export const CODE_LENGTH = 4;

/** Adds a key to the check code; only digits, at most four [QU-18]. */
export function typeCode(typed: string, key: string): string {
  return /^[0-9]$/.test(key) && typed.length < CODE_LENGTH ? typed + key : typed;
}

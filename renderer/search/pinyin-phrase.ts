import { pinyin } from 'pinyin-pro';
import { startsWithTypo } from './typo.ts';

/** How a phrase is typed by its sound. */
export type PinyinPhrase = {
  /** All syllables without spaces: `gongsizhuce`. */
  readonly full: string;
  /** Where syllables begin in `full`. */
  readonly starts: readonly number[];
  /** First letters: `gszc`. Latin words inside stand whole. */
  readonly initials: string;
};

/** Where in a phrase something was found. */
export type Place = 'whole' | 'start' | 'inside';

/** Of a phrase with Chinese characters. Ü is typed as v. */
export function pinyinPhrase(text: string): PinyinPhrase {
  const pieces = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((piece) => piece.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((piece) => piece !== '');
  const starts: number[] = [];
  let full = '';
  let initials = '';
  for (const piece of pieces) {
    starts.push(full.length);
    full += piece;
    initials += text.includes(piece) ? piece : piece.charAt(0);
  }
  return { full, starts, initials };
}

function placeOf(wanted: string, text: string, at: number): Place {
  if (at > 0) return 'inside';
  return wanted.length === text.length ? 'whole' : 'start';
}

/** `letters` from the beginning of a syllable on. */
export function placeBySound(letters: string, { full, starts }: PinyinPhrase): Place | null {
  for (let at = full.indexOf(letters); at !== -1; at = full.indexOf(letters, at + 1)) {
    if (starts.includes(at)) return placeOf(letters, full, at);
  }
  return null;
}

export function placeByInitials(letters: string, { initials }: PinyinPhrase): Place | null {
  const at = initials.indexOf(letters);
  // One letter is the first letter of too much.
  return at === -1 || (at > 0 && letters.length < 2) ? null : placeOf(letters, initials, at);
}

export function soundsAlmostLike(letters: string, { full, starts }: PinyinPhrase): boolean {
  return starts.some((at) => startsWithTypo(letters, full, at));
}

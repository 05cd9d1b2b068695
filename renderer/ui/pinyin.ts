import chinese from 'simple-keyboard-layouts/build/layouts/chinese';

/**
 * Pinyin to characters for the keyboard on the glass [KI-5]: the table of simple-keyboard's Chinese layout. Its own
 * component is not used: it writes every key with `innerHTML`, which our pages forbid (Trusted Types), and its list of
 * candidates cannot be reached by keyboard or screen reader.
 */
type Table = ReadonlyMap<string, readonly string[]>;

/** One character that the letters before the caret can stand for; `letters` = how many of them it takes. */
export type Candidate = { readonly text: string; readonly letters: number };

const LONGEST_SYLLABLE = 6;
/** Of each syllable that only begins with what was typed, so many. */
const PER_BEGINNING = 2;

const TABLE: Table = tableOf(chinese);

function tableOf(layout: object): Table {
  const raw = 'layoutCandidates' in layout ? layout.layoutCandidates : {};
  return new Map(
    Object.entries(raw as Readonly<Record<string, string>>).map(([syllable, characters]) => [
      syllable,
      characters.split(' '),
    ]),
  );
}

/** The letters at the end of a text that are not characters yet. */
export function pendingLetters(text: string): string {
  return /[A-Za-z]*$/.exec(text)?.[0] ?? '';
}

/**
 * What the pending letters can stand for, the likeliest first: characters of the longest syllable at their beginning,
 * then of shorter ones (xian: 先 ..., then 西 ...). Letters that are no syllable yet give what begins with them.
 */
export function candidatesFor(text: string): readonly Candidate[] {
  const letters = pendingLetters(text).toLowerCase();
  if (letters === '') return [];
  const found: Candidate[] = [];
  const seen = new Set<string>();
  const add = (character: string, taken: number) => {
    if (seen.has(character)) return;
    seen.add(character);
    found.push({ text: character, letters: taken });
  };
  for (let size = Math.min(letters.length, LONGEST_SYLLABLE); size > 0; size -= 1) {
    for (const character of TABLE.get(letters.slice(0, size)) ?? []) add(character, size);
  }
  if (letters.length < LONGEST_SYLLABLE) {
    for (const [syllable, characters] of TABLE) {
      if (!syllable.startsWith(letters)) continue;
      for (const character of characters.slice(0, PER_BEGINNING)) add(character, letters.length);
    }
  }
  return found;
}

/** The text with the candidate in the place of its letters; letters behind them wait for their own character. */
export function accept(text: string, candidate: Candidate): string {
  const letters = pendingLetters(text);
  return text.slice(0, text.length - letters.length) + candidate.text + letters.slice(candidate.letters);
}

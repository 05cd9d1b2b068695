import type { Phrase } from './entries.ts';
import { hasHan, isWordStart } from './normal-text.ts';
import {
  type PinyinPhrase,
  type Place,
  pinyinPhrase,
  placeByInitials,
  placeBySound,
  soundsAlmostLike,
} from './pinyin-phrase.ts';
import { startsWithTypo } from './typo.ts';

/** A query in the forms in which names are compared with it. */
export type Wanted = {
  readonly text: string;
  /** The letters alone, if it may be pinyin; else ''. */
  readonly letters: string;
  /** How Chinese that was typed sounds; worked out when it is needed. */
  readonly sound: () => PinyinPhrase | null;
};

export function wantedOf(query: string): Wanted {
  const isChinese = hasHan(query);
  let sound: PinyinPhrase | null | undefined;
  return {
    text: query,
    letters: isChinese ? '' : query.replace(/[^a-z0-9]/g, ''),
    sound() {
      sound ??= isChinese ? pinyinPhrase(query) : null;
      return sound;
    },
  };
}

const TITLE: Readonly<Record<Place, number>> = { whole: 100, start: 80, inside: 60 };
const EVERYDAY: Readonly<Record<Place, number>> = { whole: 95, start: 70, inside: 50 };
/** A find that covers a third of the name more is the better one by this much; less says nothing about what is meant. */
const COVER = 3;
const BY_SOUND = 3;
const BY_INITIALS = 15;
/** A name inside a longer question: "how do I get a passport". */
const NAMED = 40;
const NAMED_AT_MOST = 59;
const SHORTEST_NAMED = { chinese: 2, other: 4 } as const;

function worth({ isTitle }: Phrase, place: Place, wanted: number, whole: number): number {
  return (isTitle ? TITLE : EVERYDAY)[place] + (place === 'whole' ? 0 : COVER * Math.floor((3 * wanted) / whole));
}

function placeInText(wanted: string, text: string): Place | null {
  if (text.startsWith(wanted)) return text.length === wanted.length ? 'whole' : 'start';
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (isWordStart(text, at)) return 'inside';
  }
  return null;
}

function isNamed({ text, sound }: Phrase, wanted: string): boolean {
  if (text.length >= wanted.length) return false;
  if (text.length < (sound === null ? SHORTEST_NAMED.other : SHORTEST_NAMED.chinese)) return false;
  const at = wanted.indexOf(text);
  return at !== -1 && isWordStart(wanted, at) && isWordStart(wanted, at + text.length);
}

function scoreOf({ text, letters }: Wanted, phrase: Phrase): number {
  const place = placeInText(text, phrase.text);
  if (place !== null) return worth(phrase, place, text.length, phrase.text.length);
  if (isNamed(phrase, text)) return Math.min(NAMED_AT_MOST, NAMED + phrase.text.length);
  if (phrase.sound === null || letters === '') return 0;
  const sounded = placeBySound(letters, phrase.sound);
  if (sounded !== null) return worth(phrase, sounded, letters.length, phrase.sound.full.length) - BY_SOUND;
  const first = placeByInitials(letters, phrase.sound);
  return first === null ? 0 : worth(phrase, first, letters.length, phrase.sound.initials.length) - BY_INITIALS;
}

/** How well one of the names fits, 0 = not at all, 100 = it is the title. */
export function nameScore(wanted: Wanted, phrases: readonly Phrase[]): number {
  let best = 0;
  for (const phrase of phrases) {
    const score = scoreOf(wanted, phrase);
    if (score > best) best = score;
  }
  return best;
}

/** Letters, and Chinese characters, from which on one slip still tells what was meant. */
const SLIP_FROM = { letters: 5, chinese: 3 } as const;
const SAME_SOUND = 4.5;
const SLIP = 4;

function isAlmost({ text, letters }: Wanted, phrase: Phrase): boolean {
  if (letters !== '') {
    if (letters.length < SLIP_FROM.letters) return false;
    return phrase.sound === null ? startsWithTypo(text, phrase.text, 0) : soundsAlmostLike(letters, phrase.sound);
  }
  if (text.length < SLIP_FROM.chinese) return false;
  for (let at = 0; at < phrase.text.length; at += 1) if (startsWithTypo(text, phrase.text, at)) return true;
  return false;
}

function scoreOfSlip(wanted: Wanted, phrase: Phrase): number {
  const sound = wanted.sound();
  if (sound !== null && phrase.sound !== null && placeBySound(sound.full, phrase.sound) !== null) return SAME_SOUND;
  return isAlmost(wanted, phrase) ? SLIP : 0;
}

/** A slip of the finger, or a character that sounds the same. */
export function almostScore(wanted: Wanted, phrases: readonly Phrase[]): number {
  let best = 0;
  for (const phrase of phrases) {
    const score = scoreOfSlip(wanted, phrase);
    if (score > best) best = score;
  }
  return best;
}

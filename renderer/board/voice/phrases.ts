import type { Locale } from '../../../shared/lib/text.ts';
import { splitNumber } from '../ticket-number.ts';
import type { ClipBook } from './clip-book.ts';
import type { Clip } from './speaker.ts';
import type { Announcement, VoiceCall } from './voice-queue.ts';

/** Silence between two sentences of one announcement, so that the second Chinese one is not heard as part of the first. */
const SENTENCE_PAUSE_MS = 450;

type TimedClip = Clip & { readonly durationMs: number };

/** The clips of one sentence; what the hall has no clip for is left out. */
function sentenceClips(
  book: ClipBook,
  locale: Locale,
  kind: Announcement['item']['kind'],
  call: VoiceCall,
): readonly TimedClip[] {
  const names = book
    .sentence(locale, kind === 'call' ? 'call' : 'waitOn')
    .flatMap((part) => partNames(book, locale, part, call));
  const clips = names.map((name) => book.find(locale, name)).filter((clip) => clip !== undefined);
  return clips.map((clip, index) => ({ ...clip, pauseMs: index === clips.length - 1 ? SENTENCE_PAUSE_MS : 0 }));
}

function partNames(book: ClipBook, locale: Locale, part: string, call: VoiceCall): readonly string[] {
  if (part === '{number}') {
    const { letters, digits } = splitNumber(call.number);
    return [...Array.from(letters, (letter) => `letter-${letter}`), ...digitNames(digits)];
  }
  if (part === '{window}') {
    const window = `window-${call.windowNumber}`;
    // A window beyond the recorded ones is read digit by digit, better than not at all.
    return book.find(locale, window) === undefined ? digitNames(String(call.windowNumber)) : [window];
  }
  return [part];
}

/** 0 1 2 -> one clip each: heard apart, a number cannot be mistaken. */
function digitNames(digits: string): readonly string[] {
  return Array.from(digits, (digit) => `digit-${digit}`);
}

/** Everything that is played for an announcement, in order. */
export function clipsOf(book: ClipBook, { item, chinese, english }: Announcement): readonly TimedClip[] {
  const zh = sentenceClips(book, 'zh-CN', item.kind, item.call);
  const en = english ? sentenceClips(book, 'en', item.kind, item.call) : [];
  return chinese === 2 ? [...zh, ...zh, ...en] : [...zh, ...en];
}

/** How long an announcement takes, in milliseconds. */
export function durationMs(book: ClipBook, announcement: Announcement): number {
  return clipsOf(book, announcement).reduce((sum, clip) => sum + clip.durationMs + clip.pauseMs, 0);
}

import { useEffect, useState } from 'react';
import type { Locale } from '../../shared/lib/text.ts';

/** The part of the browser's speech that is used; absent where there is none. */
export type Speech = Pick<
  SpeechSynthesis,
  'getVoices' | 'speak' | 'cancel' | 'addEventListener' | 'removeEventListener'
>;

function voiceFor(speech: Speech, locale: Locale): SpeechSynthesisVoice | null {
  const language = locale === 'en' ? 'en' : 'zh';
  // Voices of this machine only: what a visitor reads goes to no service on the net.
  return (
    speech.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language)) ?? null
  );
}

/** The voice of this machine for a language; null while there is none, and then nothing offers to read aloud [KI-1]. */
export function useVoice(speech: Speech | undefined, locale: Locale): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null);
  useEffect(() => {
    if (speech === undefined) return;
    const look = () => setVoice(voiceFor(speech, locale));
    look();
    // Chromium learns of its voices a moment after the page has begun.
    speech.addEventListener('voiceschanged', look);
    return () => speech.removeEventListener('voiceschanged', look);
  }, [speech, locale]);
  return voice;
}

/** What a screen reader would call it. */
function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const labels =
    element instanceof HTMLInputElement ? Array.from(element.labels ?? [], (each) => each.textContent) : [];
  return [...labels, element.textContent].join(' ').trim();
}

/**
 * [KI-2] reads aloud what has the focus: the title when a page appears (it takes the focus then), after that whatever is
 * touched or reached by keys. Each word cuts off the one before. Null = off.
 */
export function useReadAloud(speech: Speech | undefined, voice: SpeechSynthesisVoice | null): void {
  useEffect(() => {
    if (speech === undefined || voice === null) return;
    const say = (text: string) => {
      speech.cancel();
      if (text === '') return;
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice;
      words.lang = voice.lang;
      speech.speak(words);
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) say(nameOf(target));
    };
    say(document.querySelector('h1')?.textContent ?? '');
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      speech.cancel();
    };
  }, [speech, voice]);
}

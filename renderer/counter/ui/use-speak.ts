import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../i18n/use-texts.ts';
import { type CounterKey, inWords, type Say, type SayParam, say } from '../model/say.ts';

export type Speak = (text: Say) => string;
export type SpeakKey = (key: CounterKey, params?: Readonly<Record<string, SayParam>>) => string;

/** Puts the texts of models into words in the language of the page. */
export function useSpeak(): Speak {
  const { t } = useTranslation(['counter', 'errors', 'why']);
  const local = useLocalText();
  return useCallback((text) => inWords(text, (key, params) => t(key, params), local), [t, local]);
}

/** The same for the counter's own texts, where a component needs one. */
export function useWords(): SpeakKey {
  const speak = useSpeak();
  return useCallback((key, params) => speak(say(key, params)), [speak]);
}

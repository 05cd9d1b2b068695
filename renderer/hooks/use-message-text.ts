import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../i18n/message.ts';
import { spacedNumber } from '../ui/spaced-number.ts';

/** The sentence of a code: what happened and what to do now. */
export function useMessageText(): (message: Message) => string {
  const { t } = useTranslation('errors');
  return useCallback(({ code, params }) => t(code, readable(params)), [t]);
}

/** A ticket number is read here as everywhere else, its letters apart from its digits. */
function readable(params: Message['params']): Message['params'] {
  const number = params?.number;
  return typeof number === 'string' ? { ...params, number: spacedNumber(number) } : params;
}

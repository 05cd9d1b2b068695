import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../i18n/message.ts';

/** The sentence of a code: what happened and what to do now. */
export function useMessageText(): (message: Message) => string {
  const { t } = useTranslation('errors');
  return useCallback((message) => t(message.code, message.params), [t]);
}

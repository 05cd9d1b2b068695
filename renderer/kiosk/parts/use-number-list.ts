import { useTranslation } from 'react-i18next';
import { listNumbers } from '../../ui/list-numbers.ts';

/** Window numbers as a list in the visitor's language. */
export function useNumberList(): (numbers: readonly number[]) => string {
  const { i18n } = useTranslation();
  return (numbers) => listNumbers(numbers, i18n.language);
}

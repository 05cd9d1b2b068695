import { useLocale, useSetLocale } from '../../i18n/use-texts.ts';
import { LanguageIcon } from '../../ui/icons.tsx';
import { keepFocus } from './keep-focus.ts';
import { useWords } from './use-speak.ts';

/** Shows the name of the other language and changes to it. */
export function LanguageButton({ className }: { readonly className?: string | undefined }) {
  const words = useWords();
  const locale = useLocale();
  const setLocale = useSetLocale();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className={className} lang={other} onMouseDown={keepFocus} onClick={() => setLocale(other)}>
      <LanguageIcon />
      <span>{words('page.language.label')}</span>
    </button>
  );
}

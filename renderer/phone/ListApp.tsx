import { useEffect, useState } from 'react';
import type { CarriedLink } from '../../shared/domain/catalogue/carried-link.ts';
import type { Item, Material } from '../../shared/domain/catalogue/catalogue.ts';
import type { Locale, LocalText } from '../../shared/lib/text.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { dayText } from '../i18n/day-text.ts';
import styles from './ListApp.module.css';
import { MessagePage } from './MessagePage.tsx';
import frame from './PhoneApp.module.css';
import { type PhoneTexts, phoneTexts } from './phone-texts.ts';
import { type ListScreen, type Loaded, selectList } from './select-list.ts';

type Props = {
  /** Null when the address holds no list. */
  readonly link: CarriedLink | null;
  /** Null when the item is gone; rejects when there is no answer. */
  readonly load: (itemId: string) => Promise<Item | null>;
};

/** The checklist of the kiosk on a phone: no log-in, nothing kept on the server, one item asked for. */
export function ListApp({ link, load }: Props) {
  const [loaded, setLoaded] = useState<Loaded>({ status: 'asking' });
  const [locale, setLocale] = useState<Locale>(link?.locale ?? 'zh-CN');
  const texts = phoneTexts(locale);
  const { t } = texts;
  const itemId = link?.carried.itemId;
  const ask = () => {
    if (itemId === undefined) return;
    setLoaded({ status: 'asking' });
    load(itemId).then(
      (item) => setLoaded({ status: 'here', item }),
      () => setLoaded({ status: 'failed' }),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once; the button asks again
  useEffect(ask, []);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = t('list.page.title');
  });
  return (
    <div className={frame.page}>
      <header className={frame.header}>
        <p className={frame.hall}>{t('list.page.title')}</p>
        <button
          type="button"
          className={frame.language}
          lang={locale === 'en' ? 'zh-CN' : 'en'}
          onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}
        >
          {t('phone.language.switch')}
        </button>
      </header>
      <Screen screen={selectList(link, loaded)} texts={texts} onRetry={ask} />
    </div>
  );
}

type ScreenProps = { readonly screen: ListScreen; readonly texts: PhoneTexts; readonly onRetry: () => void };

function Screen({ screen, texts, onRetry }: ScreenProps) {
  const { t } = texts;
  switch (screen.kind) {
    case 'no-link':
      return <MessagePage title={t('list.no-link.title')} hint={t('list.no-link.hint')} />;
    case 'loading':
      return <MessagePage title={t('list.loading.title')} />;
    case 'gone':
      return <MessagePage title={t('list.gone.title')} hint={t('list.gone.hint')} />;
    case 'failed':
      return (
        <MessagePage title={t('list.failed.title')} hint={t('list.failed.hint')}>
          <button type="button" className={frame.button} onClick={onRetry}>
            {t('list.failed.button')}
          </button>
        </MessagePage>
      );
    case 'list':
      return <List screen={screen} texts={texts} />;
    default:
      return unreachable(screen);
  }
}

function List({ screen, texts }: Omit<ScreenProps, 'onRetry'> & { screen: Extract<ListScreen, { kind: 'list' }> }) {
  const { t, locale } = texts;
  const date = screen.day === '' ? '' : dayText(screen.day, locale);
  const parts = [
    { title: t('list.bring.title'), materials: screen.bring },
    { title: t('list.later.title'), materials: screen.later },
    { title: t('list.fetched.title'), materials: screen.fetched },
  ];
  const all = parts.flatMap(({ materials }) => materials);
  const fallback = [screen.name, ...all.map(({ name }) => name)].some((text) => isFallback(text, locale));
  return (
    <main className={styles.list}>
      <h1 className={styles.name}>
        <Words text={screen.name} texts={texts} />
      </h1>
      {screen.answers.map(({ id, question, label }) => (
        <p key={id} className={styles.answer}>
          <Words text={question} texts={texts} />{' '}
          <strong>
            <Words text={label} texts={texts} />
          </strong>
        </p>
      ))}
      {screen.changed && (
        <p className={styles.changed} role="status">
          {t('list.changed.text', { date })}
        </p>
      )}
      {parts.map(
        ({ title, materials }) =>
          materials.length > 0 && (
            <section key={title}>
              <h2 className={styles.title}>{title}</h2>
              <ul className={styles.rows}>
                {materials.map((material) => (
                  <Row key={material.id} material={material} texts={texts} />
                ))}
              </ul>
            </section>
          ),
      )}
      {screen.bring.length + screen.later.length === 0 && <p className={styles.answer}>{t('list.nothing.text')}</p>}
      <p className={styles.note}>{t('list.fee.text', { fee: texts.local(screen.fee) })}</p>
      {date !== '' && <p className={styles.note}>{t('list.date.text', { date })}</p>}
      {fallback && <p className={styles.note}>{t('list.fallback.text')}</p>}
    </main>
  );
}

/** Chinese because the asked language is missing [KI-3]. */
function isFallback(text: LocalText, locale: Locale): boolean {
  return locale === 'en' && !text.en;
}

function Words({ text, texts }: { readonly text: LocalText; readonly texts: PhoneTexts }) {
  const said = texts.local(text);
  return isFallback(text, texts.locale) ? <span lang="zh-CN">{said}</span> : said;
}

function Row({ material, texts }: { readonly material: Material; readonly texts: PhoneTexts }) {
  const { t } = texts;
  return (
    <li className={styles.row}>
      <strong>
        <Words text={material.name} texts={texts} />
      </strong>
      {!material.fetched && <span className={styles.detail}>{formOf(material, texts)}</span>}
      {material.condition !== null && (
        <span className={styles.detail}>{t('list.only.text', { condition: texts.local(material.condition) })}</span>
      )}
      {material.example !== null && !material.fetched && (
        <span className={styles.detail}>{texts.local(material.example)}</span>
      )}
    </li>
  );
}

function formOf({ form, originals, copies }: Material, { t }: PhoneTexts): string {
  switch (form) {
    case 'original':
      return t('list.form.original', { n: originals });
    case 'copy':
      return t('list.form.copy', { n: copies });
    case 'original_and_copy':
      return t('list.form.both', { originals, copies });
    case 'original_check_only':
      return t('list.form.check');
    case 'electronic':
      return t('list.form.electronic');
    default:
      return unreachable(form);
  }
}

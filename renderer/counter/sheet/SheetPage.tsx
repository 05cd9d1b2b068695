import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sheetDay } from '../../../shared/domain/day-sheet/sheet-document.ts';
import { sheetWords } from '../../../shared/domain/day-sheet/sheet-words.ts';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { keyName } from '../keys/key-name.ts';
import type { ManageScreen } from '../manage/select-manage.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { LanguageButton } from '../ui/LanguageButton.tsx';
import styles from './SheetPage.module.css';
import { SheetPaper } from './SheetPaper.tsx';
import { type SheetDesk, useDaySheet } from './use-day-sheet.ts';

type Props = { readonly screen: ManageScreen; readonly onClose: () => void };

function DayChoice({ desk }: { readonly desk: SheetDesk }) {
  const { t } = useTranslation('manage');
  const locale = useLocale();
  const [today = '', ...earlier] = desk.days;
  return (
    <label className={styles.choice}>
      {t('sheet.day.label')}
      <select
        value={desk.day ?? today}
        disabled={desk.days.length === 0}
        onChange={(event) => desk.choose(event.target.value === today ? null : event.target.value)}
      >
        <option value={today}>{today && t('sheet.today.option', { day: sheetDay(today, locale) })}</option>
        {earlier.map((day) => (
          <option key={day} value={day}>
            {sheetDay(day, locale)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The day sheet of any business day: on the screen, on paper, as a file [QU-15]. */
export function SheetPage({ screen, onClose }: Props) {
  const { t } = useTranslation('manage');
  const locale = useLocale();
  const local = useLocalText();
  const messageText = useMessageText();
  const desk = useDaySheet();
  const { sheet } = desk;
  const person = sheetWords(locale)('named', { name: local(screen.clerk), plate: screen.plate });
  const canAsk = screen.online && !desk.busy;
  const acts = [
    { key: 'R', label: t('sheet.refresh.label'), can: canAsk, run: desk.refresh },
    { key: 'P', label: t('sheet.print.label'), can: !desk.busy && Boolean(sheet), run: desk.print },
    { key: 'D', label: t('sheet.pdf.label'), can: !desk.busy && Boolean(sheet), run: desk.savePdf },
    { key: 'X', label: t('sheet.excel.label'), can: canAsk && Boolean(sheet), run: () => desk.saveExcel(locale) },
  ];

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || event.repeat) return;
    const key = keyName(event);
    // In the list of days letters choose a day.
    if (key !== 'Escape' && event.target instanceof HTMLSelectElement) return;
    const wanted = acts.find((each) => each.key === key);
    if (key === 'Escape') onClose();
    else if (wanted?.can) wanted.run();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  return (
    <div className={styles.page} data-screen="day-sheet">
      <header className={styles.bar}>
        <h1 className={styles.heading}>{t('sheet.page.title')}</h1>
        <DayChoice desk={desk} />
        {desk.busy && sheet !== undefined && <Spinner />}
        <span className={styles.space} />
        {acts.map(({ key, label, can, run }) => (
          <button key={key} type="button" className={styles.act} aria-disabled={!can} onClick={() => can && run()}>
            <KeyCap name={key} />
            {label}
          </button>
        ))}
        <button type="button" className={styles.act} onClick={onClose}>
          <KeyCap name="Escape" />
          {t('sheet.back.label')}
        </button>
        <LanguageButton className={styles.act} />
      </header>
      {!screen.online && (
        <div className={styles.screenOnly}>
          <Banner tone="warn">{t('sheet.offline.banner')}</Banner>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long paper must scroll by keyboard */}
      <main className={styles.body} tabIndex={0}>
        <div className={styles.news} role="status">
          {desk.file !== '' && <Notice tone="ok">{t('sheet.saved.text', { file: desk.file })}</Notice>}
        </div>
        {desk.message && (
          <div className={styles.news}>
            <Notice tone="warn" role="alert">
              {messageText(desk.message)}
            </Notice>
          </div>
        )}
        {sheet && <SheetPaper sheet={sheet} printedBy={person} printedAt={desk.printedAt} />}
        {sheet === null && <p className={styles.hint}>{t('sheet.none.text')}</p>}
        {sheet === undefined && desk.busy && (
          <p className={styles.hint} role="status">
            <Spinner />
            {t('sheet.loading.text')}
          </p>
        )}
        {sheet === undefined && !desk.busy && (
          <button type="button" className={styles.act} aria-disabled={!canAsk} onClick={() => canAsk && desk.refresh()}>
            {t('sheet.retry.label')}
          </button>
        )}
      </main>
    </div>
  );
}

import type { DaySheet } from '../../../shared/domain/day-sheet/day-sheet.ts';
import { sheetDocument } from '../../../shared/domain/day-sheet/sheet-document.ts';
import type { SheetSection } from '../../../shared/domain/day-sheet/sheet-section.ts';
import { sheetWords } from '../../../shared/domain/day-sheet/sheet-words.ts';
import { useLocale } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './SheetPaper.module.css';

function Section({ section, none }: { readonly section: SheetSection; readonly none: string }) {
  const { id, title, columns, rows, hasTotal, hint } = section;
  return (
    <section className={styles.section} data-section={id} aria-labelledby={`sheet-${id}`}>
      <h2 id={`sheet-${id}`} className={styles.title}>
        {title}
      </h2>
      {rows.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <table className={styles.table} aria-labelledby={`sheet-${id}`}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.title} scope="col" className={column.isNumber ? styles.number : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows are a finished list and have no other name
              <tr key={index} className={hasTotal && index === rows.length - 1 ? styles.total : undefined}>
                {columns.map((column, at) => (
                  <td key={column.title} className={column.isNumber ? styles.number : undefined}>
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hint !== null && <p className={styles.hint}>{hint}</p>}
    </section>
  );
}

type Props = {
  readonly sheet: DaySheet;
  /** Who prints, and when (server time; 0 = nobody yet): only the paper shows it. */
  readonly printedBy: string;
  readonly printedAt: number;
};

/** The day sheet as it stands on the screen and on A4: the same element, so that both say the same. */
export function SheetPaper({ sheet, printedBy, printedAt }: Props) {
  const locale = useLocale();
  const words = sheetWords(locale);
  const { title, hall, day, state, facts, sections } = sheetDocument(sheet, locale);
  const time = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: sheet.timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(printedAt);
  return (
    <article className={styles.paper} data-testid="day-sheet" data-day={sheet.day}>
      <header className={styles.head}>
        <p className={styles.hall}>{hall}</p>
        <h2 className={styles.name}>{title}</h2>
        <p className={styles.day}>{day}</p>
        <p className={classNames(styles.state, sheet.until === null && styles.sofar)}>{state}</p>
        {printedAt > 0 && <p className={styles.printed}>{words('printed', { time, person: printedBy })}</p>}
      </header>
      <dl className={styles.facts}>
        {facts.map(({ label, value }) => (
          <div key={label} className={styles.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sections.map((section) => (
        <Section key={section.id} section={section} none={words('none')} />
      ))}
    </article>
  );
}

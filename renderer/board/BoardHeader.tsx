import type { ReactNode } from 'react';
import type { LocalText } from '../../shared/lib/text.ts';
import styles from './BoardHeader.module.css';
import { Both, type BothText, bothOf } from './both-texts.tsx';
import { clockText, dateTexts } from './hall-time.ts';

type Props = {
  readonly hallName: LocalText;
  readonly zones: readonly BothText[];
  readonly timeZone: string;
  readonly now: number;
  /** What must be read first: the line is cut, a call was taken back. Takes the place of the name of the hall. */
  readonly notice: ReactNode;
};

/** Where this is, which part of it, and what time it is there. */
export function BoardHeader({ hallName, zones, timeZone, now, notice }: Props) {
  return (
    <header className={styles.header}>
      {notice ?? (
        <div className={styles.place}>
          <h1>
            <Both className={styles.hall} text={bothOf(hallName)} />
          </h1>
          {zones.map((zone) => (
            <Both key={zone.zh} className={styles.zone} text={zone} />
          ))}
        </div>
      )}
      <div className={styles.time}>
        <Both className={styles.date} text={dateTexts(now, timeZone)} />
        <span className={styles.clock}>{clockText(now, timeZone)}</span>
      </div>
    </header>
  );
}

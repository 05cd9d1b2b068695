import type { Fault } from '../../shared/domain/floor/floor.ts';
import { classNames } from '../ui/class-names.ts';
import { AlertIcon, InfoIcon } from '../ui/icons.tsx';
import { type BoardKey, Both, bothOf, useBoth } from './both-texts.tsx';
import { clockText } from './hall-time.ts';
import type { BoardNotice } from './select-notices.ts';
import styles from './Ticker.module.css';
import { usePages } from './use-pages.ts';

/** Long enough to read two lines in two languages. */
const STAY_MS = 9_000;

const FAULT_WORD = {
  system: 'board.fault.system',
  network: 'board.fault.network',
  power: 'board.fault.power',
  other: 'board.fault.other',
} as const satisfies Record<Fault, BoardKey>;

type Props = { readonly notices: readonly BoardNotice[]; readonly timeZone: string };

/** The notices of the manager along the foot of the board, one at a time: nobody at 15 m reads a running line. */
export function Ticker({ notices, timeZone }: Props) {
  const notice = notices[usePages(notices.length, STAY_MS)];
  const both = useBoth();
  if (notice === undefined) return null;
  return (
    <section
      className={classNames(styles.ticker, styles[notice.kind])}
      aria-label={both('board.notice.label').zh}
      data-testid="ticker"
    >
      {notice.kind === 'fault' ? <AlertIcon /> : <InfoIcon />}
      {notice.kind === 'broadcast' ? (
        <Both text={bothOf(notice.text)} className={styles.words} />
      ) : (
        <>
          {notice.groups.length > 0 && (
            <span className={styles.groups}>
              {notice.groups.map((group) => (
                <Both key={group['zh-CN']} text={bothOf(group)} className={styles.group} />
              ))}
            </span>
          )}
          <Both text={both(FAULT_WORD[notice.fault])} className={styles.words} />
          <Both
            text={
              notice.until === null
                ? both('board.fault.late')
                : both('board.fault.until', { time: clockText(notice.until, timeZone) })
            }
            className={styles.when}
          />
        </>
      )}
    </section>
  );
}

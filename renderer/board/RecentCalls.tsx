import { classNames } from '../ui/class-names.ts';
import { Both, useBoth } from './both-texts.tsx';
import styles from './RecentCalls.module.css';
import type { BoardCall } from './select-board.ts';
import { ArrowSign } from './signs.tsx';
import { TicketNumber } from './TicketNumber.tsx';
import { isLongNumber } from './ticket-number.ts';

type Props = {
  readonly calls: readonly BoardCall[];
  readonly stale: boolean;
  /** A notice takes the foot of the board: two rows instead of three. */
  readonly tight: boolean;
};

/** The calls before the newest one, in two columns; who is still awaited is bright, who has come is grey and says so. */
export function RecentCalls({ calls, stale, tight }: Props) {
  const both = useBoth();
  return (
    <ol className={classNames(styles.list, tight && styles.tight)} aria-label={both('board.recent.title').zh}>
      {calls.map((call) => (
        <li
          key={call.ticketId}
          className={classNames(styles.call, call.state === 'called' && !stale ? styles.called : styles.serving)}
        >
          <span className={classNames(styles.line, isLongNumber(call.number) && styles.long)}>
            <TicketNumber number={call.number} />
            <ArrowSign className={styles.arrow} />
            <span className={styles.windowNumber}>{call.windowNumber}</span>
          </span>
          <span className={styles.words}>
            <Both text={both(call.state === 'called' ? 'board.called.label' : 'board.serving.label')} inline />
            <Both text={both('board.window.label')} inline />
          </span>
        </li>
      ))}
    </ol>
  );
}

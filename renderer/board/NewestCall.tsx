import { classNames } from '../ui/class-names.ts';
import { Both, useBoth } from './both-texts.tsx';
import styles from './NewestCall.module.css';
import type { BoardCall } from './select-board.ts';
import { ArrowSign } from './signs.tsx';
import { TicketNumber } from './TicketNumber.tsx';
import { isLongNumber } from './ticket-number.ts';

type Props = {
  readonly call: BoardCall | null;
  /** The line is cut: what stands here may be over. */
  readonly stale: boolean;
};

/** The row that is meant to be seen: who goes where now. Pulses when the call is new, and only then [OF-4]. */
export function NewestCall({ call, stale }: Props) {
  const both = useBoth();
  if (call === null) {
    return (
      <section className={classNames(styles.row, styles.none)} aria-live="polite">
        <Both className={styles.noneTitle} text={both('board.call.none')} />
        <Both className={styles.noneHint} text={both('board.call.none-hint')} />
      </section>
    );
  }
  const label = stale
    ? both('board.call.before')
    : call.calls > 1
      ? both('board.call.again', { n: call.calls })
      : both('board.call.now');
  return (
    // Another call is another element, so that its pulse starts anew; the same call never pulses twice.
    <section
      key={`${call.ticketId}-${call.at}`}
      className={classNames(styles.row, styles.call, call.fresh && styles.fresh, stale && styles.stale)}
      aria-live="polite"
      data-testid="newest-call"
    >
      <Both className={styles.label} text={label} inline />
      <div className={classNames(styles.line, isLongNumber(call.number) && styles.long)}>
        <TicketNumber number={call.number} />
        <ArrowSign className={styles.arrow} />
        <span className={styles.window}>
          <span className={styles.windowNumber}>{call.windowNumber}</span>
          <Both className={styles.unit} text={both('board.window.unit')} />
        </span>
      </div>
    </section>
  );
}

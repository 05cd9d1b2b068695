import type { WaitRange } from '../../shared/domain/estimate/estimate.ts';
import type { ClosedIntake } from '../../shared/domain/evening/intake-rule.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { classNames } from '../ui/class-names.ts';
import { Both, type BothText, bothOf, useBoth } from './both-texts.tsx';
import type { BoardGroup, BoardPage } from './select-board.ts';
import styles from './WaitingPage.module.css';

type Props = { readonly pages: readonly BoardPage[]; readonly index: number };

/** How many wait per group and how long it takes: one zone at a time when all of them do not fit. */
export function WaitingPage({ pages, index }: Props) {
  const both = useBoth();
  const page = pages[index];
  if (page === undefined) return null;
  return (
    <section className={styles.page}>
      <header className={styles.head}>
        <Both className={styles.title} text={both('board.waiting.title')} inline />
        {page.zone !== null && <Both className={styles.zone} text={bothOf(page.zone)} inline />}
      </header>
      <ul className={styles.groups}>
        {page.groups.map((group) => (
          <GroupRow key={group.groupId} group={group} />
        ))}
      </ul>
      <footer className={styles.foot}>
        {page.groups.some(isConfigured) && (
          <Both className={styles.note} text={both('board.range.configured')} inline />
        )}
        {pages.length > 1 && (
          <p
            className={styles.dots}
            role="img"
            aria-label={both('board.page.label', { page: index + 1, pages: pages.length }).zh}
          >
            {pages.map((each) => (
              <span
                key={each.groups.map(({ groupId }) => groupId).join(' ')}
                className={classNames(styles.dot, each === page && styles.here)}
              />
            ))}
          </p>
        )}
      </footer>
    </section>
  );
}

/** [QU-11] a time that this hall has not learned yet says so. */
function isConfigured({ range, closed, fault }: BoardGroup): boolean {
  return closed === null && !fault && range.kind === 'minutes' && range.basis === 'configured';
}

function GroupRow({ group }: { readonly group: BoardGroup }) {
  const both = useBoth();
  return (
    <li className={styles.group}>
      <span className={styles.prefix}>{group.prefix}</span>
      <Both className={styles.name} text={bothOf(group.name)} />
      <span className={styles.people}>{group.waiting}</span>
      <Both
        className={classNames(styles.range, (group.closed !== null || group.fault) && styles.stopped)}
        text={waitText(group, both)}
        inline
      />
    </li>
  );
}

function waitText({ closed, fault, range }: BoardGroup, both: ReturnType<typeof useBoth>): BothText {
  if (closed !== null) return closedText(closed, both);
  return fault ? both('board.range.fault') : rangeText(range, both);
}

function rangeText(range: WaitRange, both: ReturnType<typeof useBoth>): BothText {
  if (range.kind === 'none-open') return both('board.range.none');
  const { low, high } = range;
  return low === 0 ? both('board.range.soon', { high }) : both('board.range.minutes', { low, high });
}

function closedText(closed: ClosedIntake, both: ReturnType<typeof useBoth>): BothText {
  switch (closed.reason) {
    case 'by-hand':
      return both('board.intake.stopped');
    case 'no-time':
      return both('board.intake.noTime');
    case 'after-hours':
      return both('board.intake.afterHours', { time: closed.time });
    default:
      return unreachable(closed);
  }
}

import type { ReactNode } from 'react';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { classNames } from '../ui/class-names.ts';
import { BoardHeader } from './BoardHeader.tsx';
import styles from './BoardScreen.module.css';
import { type BothText, useBoth } from './both-texts.tsx';
import { LineNotice } from './LineNotice.tsx';
import { NewestCall } from './NewestCall.tsx';
import { RecentCalls } from './RecentCalls.tsx';
import { RefusedWall } from './RefusedWall.tsx';
import type { BoardScreen as Screen } from './select-board.ts';
import { Ticker } from './Ticker.tsx';
import { usePages } from './use-pages.ts';
import { WaitCaption } from './WaitCaption.tsx';
import { WaitingPage } from './WaitingPage.tsx';
import { WallMessage } from './WallMessage.tsx';

/** How long a page of the waiting list stays: long enough to read five groups twice. */
const WAITING_STAY_MS = 10_000;
/** How long a page of awaited calls stays. */
const CALLS_STAY_MS = 6_000;

type Props = {
  readonly screen: Screen;
  /** Server epoch ms, for the clock on the wall. */
  readonly now: number;
  /** A correction that is being spoken: who was called by mistake. */
  readonly waitOn: string | null;
};

/** The call board, one function of its view model. */
export function BoardScreen({ screen, now, waitOn }: Props) {
  const both = useBoth();
  switch (screen.kind) {
    case 'loading':
      return <WallMessage title={both('board.loading.title')} />;
    case 'refused':
      return <RefusedWall code={screen.code} />;
    case 'no-data':
      return <WallMessage title={both('board.no-data.title')} hint={both('board.no-data.hint')} />;
    case 'board':
      return <Board screen={screen} now={now} waitOn={waitOn} />;
    default:
      return unreachable(screen);
  }
}

function Board({ screen, now, waitOn }: Props & { readonly screen: Extract<Screen, { kind: 'board' }> }) {
  const callsPage = usePages(screen.recent.length, CALLS_STAY_MS);
  const waitingPage = usePages(screen.pages.length, WAITING_STAY_MS);
  const recent = screen.recent[callsPage] ?? [];
  const stale = screen.line.status === 'stale';
  const zones: readonly BothText[] = screen.zones.map((zone) => ({ zh: zone['zh-CN'], en: zone.en ?? '' }));
  return (
    <main className={styles.board} data-testid="board">
      <BoardHeader
        hallName={screen.hallName}
        zones={zones}
        timeZone={screen.timeZone}
        now={now}
        notice={notice(screen, waitOn)}
      />
      <div className={styles.columns}>
        <div className={classNames(styles.calls, recent.length === 0 && styles.alone)}>
          <NewestCall call={screen.newest} stale={stale && !(screen.newest?.fresh ?? false)} />
          {recent.length > 0 && <RecentCalls calls={recent} stale={stale} tight={screen.notices.length > 0} />}
        </div>
        <WaitingPage pages={screen.pages} index={waitingPage} />
      </div>
      <Ticker notices={screen.notices} timeZone={screen.timeZone} />
    </main>
  );
}

/** At most one of them: nobody is told to wait on while the line is cut. */
function notice({ line, timeZone }: Extract<Screen, { kind: 'board' }>, waitOn: string | null): ReactNode {
  if (line.status === 'stale') return <LineNotice line={line} timeZone={timeZone} />;
  return waitOn === null ? null : <WaitCaption number={waitOn} />;
}

import { unreachable } from '../../shared/lib/unreachable.ts';
import { classNames } from '../ui/class-names.ts';
import { Both, type BothText, useBoth } from './both-texts.tsx';
import { LineNotice } from './LineNotice.tsx';
import { RefusedWall } from './RefusedWall.tsx';
import type { WindowScreen as Screen, WindowState } from './select-window.ts';
import { ArrowSign, ClosedSign, FreeSign, PausedSign, ServingSign } from './signs.tsx';
import { TicketNumber } from './TicketNumber.tsx';
import { WallMessage } from './WallMessage.tsx';
import styles from './WindowScreen.module.css';

/** The display over one window, one function of its view model. */
export function WindowScreen({ screen }: { readonly screen: Screen }) {
  const both = useBoth();
  switch (screen.kind) {
    case 'loading':
      return <WallMessage title={both('board.loading.title')} />;
    case 'refused':
      return <RefusedWall code={screen.code} />;
    case 'no-data':
      return <WallMessage title={both('board.no-data.title')} hint={both('board.no-data.hint')} />;
    case 'no-window': {
      const { windowNumber } = screen;
      if (windowNumber === null) {
        return <WallMessage title={both('display.unset.title')} hint={both('display.unset.hint')} />;
      }
      const title = both('display.unknown.title', { window: windowNumber });
      return <WallMessage title={title} hint={both('display.unknown.hint')} />;
    }
    case 'window':
      return <Display screen={screen} />;
    default:
      return unreachable(screen);
  }
}

function Display({ screen }: { readonly screen: Extract<Screen, { kind: 'window' }> }) {
  const both = useBoth();
  const { window, windowNumber, line, timeZone } = screen;
  const { state } = window;
  return (
    <main
      className={classNames(
        styles.display,
        styles[state],
        state === 'called' && window.fresh && styles.fresh,
        line.status === 'stale' && styles.stale,
      )}
      // Another call is another element, so that its pulse starts anew.
      key={state === 'called' ? `${window.number}-${window.at}` : state}
      data-testid="window-display"
      data-state={state}
    >
      <header className={styles.head}>
        <span className={styles.windowNumber}>{windowNumber}</span>
        <Both className={styles.unit} text={both('board.window.unit')} />
        <span className={styles.lamp}>{lampOf(state)}</span>
      </header>
      <div className={styles.body} aria-live="polite">
        <StateWords window={window} />
      </div>
      <LineNotice line={line} timeZone={timeZone} compact />
    </main>
  );
}

function lampOf(state: WindowState['state']) {
  switch (state) {
    case 'free':
      return <FreeSign />;
    case 'called':
      return <ArrowSign className={styles.down} />;
    case 'serving':
      return <ServingSign />;
    case 'paused':
      return <PausedSign />;
    case 'closed':
      return <ClosedSign />;
    default:
      return unreachable(state);
  }
}

function StateWords({ window }: { readonly window: WindowState }) {
  const both = useBoth();
  switch (window.state) {
    case 'free':
      return <Both className={styles.word} text={both('display.free.word')} />;
    case 'called':
      return (
        <>
          <span className={styles.number}>
            <TicketNumber number={window.number} />
          </span>
          <Both className={styles.line} text={both('display.called.word')} inline />
        </>
      );
    case 'serving':
      return (
        <>
          {window.number !== null && (
            <span className={styles.number}>
              <TicketNumber number={window.number} />
            </span>
          )}
          <Both className={styles.line} text={both('display.serving.word')} inline />
        </>
      );
    case 'paused':
      return <Away word={both('display.paused.word')} neighbour={window.neighbour} />;
    case 'closed':
      return <Away word={both('display.closed.word')} neighbour={window.neighbour} />;
    default:
      return unreachable(window);
  }
}

/** Nobody works here now: where else the same is done. */
function Away({ word, neighbour }: { readonly word: BothText; readonly neighbour: number | null }) {
  const both = useBoth();
  return (
    <>
      <Both className={styles.word} text={word} />
      <Both
        className={styles.hint}
        text={neighbour === null ? both('display.alone.hint') : both('display.neighbour.hint', { window: neighbour })}
      />
    </>
  );
}

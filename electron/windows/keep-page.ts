import type { WebContents } from 'electron';
import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import { SAFE_PAGE_URL } from '../protocol/safe-page.ts';
import type { Log } from '../start/log.ts';
import { createPageKeeper } from './page-keeper.ts';

/** Chromium's code for a navigation that another one replaced: no failure. */
const ERR_ABORTED = -3;
/** A world of its own, so that nothing in the page can answer in its place. */
const PING_WORLD = 999;

/** Ties a page keeper to the contents of one window. Returns how to let go of it. */
export function keepPage(
  contents: WebContents,
  deps: {
    readonly entryUrl: string;
    readonly clock: Pick<Clock, 'monotonic'>;
    readonly scheduler: Scheduler;
    readonly onFailed: () => void;
    readonly log: Log;
  },
): { stop(): void } {
  const keeper = createPageKeeper({
    ...deps,
    safeUrl: SAFE_PAGE_URL,
    page: {
      load(address) {
        // How it ends is told by the events below.
        contents.loadURL(address).catch(() => undefined);
      },
      ping(answered) {
        contents.executeJavaScriptInIsolatedWorld(PING_WORLD, [{ code: '1' }]).then(answered, () => undefined);
      },
      kill() {
        contents.forcefullyCrashRenderer();
      },
    },
  });
  // Not at its start: a navigation that is refused then would be waited for.
  contents.on('did-navigate', (_event, address) => keeper.navigated(address));
  contents.on('did-finish-load', () => keeper.loaded());
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== ERR_ABORTED) keeper.loadFailed(description);
  });
  contents.on('render-process-gone', (_event, { reason }) => keeper.gone(reason));
  return keeper;
}

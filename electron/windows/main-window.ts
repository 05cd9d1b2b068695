import { BrowserWindow, screen } from 'electron';
import type { PageRole } from './page-role.ts';
import type { Rect, Size } from './place.ts';
import { webPreferences } from './web-preferences.ts';

const COUNTER_SIZE: Size = { width: 1366, height: 768 };
const GROUND: Readonly<Record<PageRole, string>> = {
  guide: '#F6F8FA',
  board: '#071A2D',
  display: '#071A2D',
  counter: '#F6F8FA',
  strip: '#FFFFFF',
};

/**
 * The one main window of a client: the counter as an ordinary window, everything else over the whole screen and locked
 * down. `size` asks for a plain window of that size in both cases.
 */
export function createMainWindow(options: {
  readonly role: PageRole;
  readonly preload: string;
  readonly size: Size | undefined;
}): BrowserWindow {
  const { role, size } = options;
  const common = {
    title: 'CivicHall',
    backgroundColor: GROUND[role],
    autoHideMenuBar: true,
    webPreferences: webPreferences(options.preload),
  };
  if (role === 'counter')
    return new BrowserWindow({ ...common, ...(size ?? COUNTER_SIZE), minWidth: 1024, minHeight: 600 });
  if (size !== undefined) {
    return new BrowserWindow({ ...common, ...size, useContentSize: true, frame: false, resizable: false });
  }
  return new BrowserWindow({
    ...common,
    ...wholeScreen(),
    kiosk: true,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    closable: false,
  });
}

/**
 * Bounds that cover the screen also without a window manager, where `kiosk` alone does nothing. Chromium takes a pixel off a
 * window of exactly the size of the display, for the sake of window managers; one line more keeps it from that.
 */
function wholeScreen(): Rect {
  const { x, y, width, height } = screen.getPrimaryDisplay().bounds;
  return { x, y, width, height: height + 1 };
}

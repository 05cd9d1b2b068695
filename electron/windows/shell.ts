import { type BrowserWindow, globalShortcut, powerSaveBlocker, type WebContents } from 'electron';
import type { GlobalKey, IpcEvent, IpcEventPayload } from '../../shared/ipc/channels.ts';
import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import { eventName } from '../ipc/channel-names.ts';
import type { Strip } from '../ipc/strip-handlers.ts';
import type { Log } from '../start/log.ts';
import { lockFileChooser } from './file-chooser-lock.ts';
import { createGlobalKeys } from './global-keys.ts';
import { keepPage } from './keep-page.ts';
import { createMainWindow } from './main-window.ts';
import { entryUrl, type PageRole } from './page-role.ts';
import type { Size } from './place.ts';
import { createStripWindow, type PlaceMemory, type StripWindow } from './strip-window.ts';

/** The windows of one client, from one start (or restart) to the next. */
export interface Shell {
  readonly role: PageRole;
  /** Role of the window that these contents fill; null = none of ours. */
  roleOf(contents: WebContents): PageRole | null;
  readonly strip: Strip | null;
  /** What the main window shows, for paper; null = the window is gone. */
  contents(): WebContents | null;
  send<E extends IpcEvent>(event: E, payload: IpcEventPayload<E>): void;
  pressKey(key: GlobalKey): void;
  /** Brings the main window to the front. */
  focus(): void;
  stop(): void;
}

export type ShellDeps = {
  readonly role: PageRole;
  readonly preload: string;
  readonly size: Size | undefined;
  readonly places: PlaceMemory;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** A person closed the main window; on a kiosk nobody can. */
  readonly onClosed: () => void;
  /** A page had to be replaced [SE-2]. */
  readonly onFailed: () => void;
  readonly log: Log;
};

export function createShell(deps: ShellDeps): Shell {
  const { role } = deps;
  const main = createMainWindow(deps);
  let stopping = false;
  if (role !== 'counter') lockFileChooser(main.webContents, deps.log);
  const page = keepPage(main.webContents, { ...deps, entryUrl: entryUrl(role) });

  main.on('close', (event) => {
    if (!stopping && role !== 'counter') event.preventDefault();
  });
  main.on('closed', () => {
    if (!stopping) deps.onClosed();
  });

  // A kiosk or board that nobody touches stays lit.
  const awake = role === 'counter' ? null : powerSaveBlocker.start('prevent-display-sleep');
  const keys = createGlobalKeys({
    keys: {
      grab: (accelerator, pressed) => globalShortcut.register(accelerator, pressed),
      releaseAll: () => globalShortcut.unregisterAll(),
    },
    onKey: (key) => send('key.pressed', { key }),
    clock: deps.clock,
    log: deps.log,
  });
  const strip = role === 'counter' ? createStrip(deps, updateKeys) : null;
  if (strip !== null) {
    main.on('focus', updateKeys);
    main.on('blur', updateKeys);
  }

  function updateKeys() {
    if (stopping) return;
    keys.update({ stripVisible: strip?.isVisible() ?? false, counterFocused: main.isFocused() });
  }

  function send<E extends IpcEvent>(event: E, payload: IpcEventPayload<E>) {
    if (!main.isDestroyed()) main.webContents.send(eventName(event), payload);
  }

  function roleOf(contents: WebContents): PageRole | null {
    if (!main.isDestroyed() && main.webContents.id === contents.id) return role;
    return strip?.owns(contents.id) ? 'strip' : null;
  }

  return {
    role,
    roleOf,
    strip,
    contents: () => (main.isDestroyed() ? null : main.webContents),
    send,
    pressKey: (key) => send('key.pressed', { key }),
    focus() {
      if (main.isMinimized()) main.restore();
      main.show();
      main.focus();
    },
    stop() {
      stopping = true;
      page.stop();
      keys.stop();
      strip?.stop();
      if (awake !== null) powerSaveBlocker.stop(awake);
      if (!main.isDestroyed()) main.destroy();
    },
  };
}

function createStrip(deps: ShellDeps, onVisible: () => void): StripWindow {
  return createStripWindow({
    preload: deps.preload,
    places: deps.places,
    onCreated: (window: BrowserWindow) => keepPage(window.webContents, { ...deps, entryUrl: entryUrl('strip') }),
    onVisible,
  });
}

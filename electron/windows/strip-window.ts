import { BrowserWindow, screen } from 'electron';
import type { StripState } from '../../shared/ipc/channels.ts';
import { eventName } from '../ipc/channel-names.ts';
import type { Strip } from '../ipc/strip-handlers.ts';
import { type Point, STRIP_SIZE, stripPlace } from './place.ts';
import { webPreferences } from './web-preferences.ts';

/** Remembers where the strip stood. */
export interface PlaceMemory {
  read(): Point | null;
  write(place: Point): void;
}

export interface StripWindow extends Strip {
  isVisible(): boolean;
  owns(contentsId: number): boolean;
  stop(): void;
}

/**
 * The small window on top of other programs. It never takes the focus; only while the desk is locked it can have it, so
 * that a PIN can be typed. Whether a window can have the focus is settled when it is made (Linux knows no other way), so a
 * change of that makes a new one.
 */
export function createStripWindow(deps: {
  readonly preload: string;
  readonly places: PlaceMemory;
  /** Called for every window that is made, before it loads. */
  readonly onCreated: (window: BrowserWindow) => { stop(): void };
  readonly onVisible: (visible: boolean) => void;
}): StripWindow {
  let visible = false;
  let state: StripState | null = null;
  let current: { window: BrowserWindow; page: { stop(): void }; focusable: boolean } | null = null;

  function create(focusable: boolean): BrowserWindow {
    const areas = screen.getAllDisplays().map((display) => display.workArea);
    const window = new BrowserWindow({
      ...STRIP_SIZE,
      ...stripPlace(deps.places.read(), areas),
      title: 'CivicHall',
      show: false,
      frame: false,
      focusable,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      backgroundColor: '#FFFFFF',
      webPreferences: webPreferences(deps.preload),
    });
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true);
    window.on('moved', () => remember(window));
    // Linux tells of a move only while it goes on.
    window.on('move', () => remember(window));
    window.webContents.on('did-finish-load', () => {
      if (state !== null) window.webContents.send(eventName('strip.state'), state);
    });
    current = { window, page: deps.onCreated(window), focusable };
    return window;
  }

  function remember(window: BrowserWindow) {
    const [x = 0, y = 0] = window.getPosition();
    deps.places.write({ x, y });
  }

  function discard() {
    current?.page.stop();
    current?.window.destroy();
    current = null;
  }

  function refresh() {
    const focusable = state?.status === 'locked';
    if (current !== null && current.focusable !== focusable) discard();
    if (!visible) {
      current?.window.hide();
      return;
    }
    const window = current?.window ?? create(focusable);
    if (!window.isVisible()) window.showInactive();
  }

  return {
    show(wanted) {
      visible = wanted;
      refresh();
      deps.onVisible(wanted);
    },
    setState(next) {
      state = next;
      refresh();
      current?.window.webContents.send(eventName('strip.state'), next);
    },
    isVisible: () => visible,
    owns: (contentsId) => current !== null && current.window.webContents.id === contentsId,
    stop: discard,
  };
}

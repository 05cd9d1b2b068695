import type { WebContents } from 'electron';
import type { Log } from '../start/log.ts';
import { kioskKey } from './kiosk-keys.ts';

export type ContentsRules = {
  readonly mayNavigate: (contents: WebContents, address: string) => boolean;
  /** Chords end before the page sees them. */
  readonly isKiosk: (contents: WebContents) => boolean;
  readonly onServiceChord: () => void;
  readonly log: Log;
};

/** Rules for every web contents, whoever made it: no way out of its page, no second window, no view inside [SE-1]. */
export function guardContents(contents: WebContents, rules: ContentsRules): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (rules.mayNavigate(contents, event.url)) return;
    event.preventDefault();
    rules.log.warn('navigation.refused');
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    rules.log.warn('webview.refused');
  });
  contents.setWindowOpenHandler(() => {
    rules.log.warn('window.refused');
    return { action: 'deny' };
  });
  // "Leave this page?" is never asked.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    if (!rules.isKiosk(contents)) return;
    const verdict = kioskKey(input);
    if (verdict !== 'pass') event.preventDefault();
    if (verdict === 'service') rules.onServiceChord();
  });
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    contents.setVisualZoomLevelLimits(1, 1).catch(() => rules.log.warn('zoom.not-locked'));
  });
  contents.setIgnoreMenuShortcuts(true);
}

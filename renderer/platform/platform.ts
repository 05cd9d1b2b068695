import type { Host } from '../../shared/ipc/channels.ts';

/**
 * The world around a page: the `Host` of the Electron app, or a stand-in when the same page is opened in a browser.
 * Screens ask only this, never `window.host`.
 */
export interface Platform extends Host {
  /** `electron`: a device of our own. `browser`: no printer, no keys of the system, no settings file. */
  readonly kind: 'electron' | 'browser';
}

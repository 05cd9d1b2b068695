import type { Session } from 'electron';
import { isAppUrl } from '../protocol/origin.ts';
import type { Log } from '../start/log.ts';

/**
 * Permissions of our own pages; everything else is denied, to everybody [SE-1]. Storage must survive a full disk. The
 * network ones are asked by Chromium since 142 before a page may reach a private address, as the server of a hall has one;
 * which address it is stays limited by the content policy and by `mayRequest`.
 */
const GRANTED: readonly string[] = ['persistent-storage', 'local-network-access', 'local-network', 'loopback-network'];

export function isGranted(permission: string, origin: string): boolean {
  return GRANTED.includes(permission) && isAppUrl(origin);
}

/** Whether a page may fetch this at all: our own files, data it made itself, and the server that is set. */
export function mayRequest(address: string, server: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol === 'data:' || url.protocol === 'blob:') return true;
  if (isAppUrl(address)) return true;
  const { host, protocol } = new URL(server);
  const allowed = protocol === 'https:' ? ['https:', 'wss:'] : ['http:', 'ws:'];
  return url.host === host && allowed.includes(url.protocol);
}

/** Closes every door that a session has: permissions, devices, screen capture, downloads, foreign addresses. */
export function lockSession(session: Session, deps: { readonly server: () => string; readonly log: Log }): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const granted = isGranted(permission, details.requestingUrl);
    if (!granted) deps.log.warn('permission.denied', { permission });
    callback(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  session.setSpellCheckerEnabled(false);
  for (const event of ['select-hid-device', 'select-usb-device'] as const) {
    session.on(event as 'select-hid-device', (choice, _details, callback) => {
      choice.preventDefault();
      callback(null);
    });
  }
  session.on('select-serial-port', (choice, _ports, _contents, callback) => {
    choice.preventDefault();
    callback('');
  });
  session.on('will-download', (download) => {
    download.preventDefault();
    deps.log.warn('download.refused');
  });
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !mayRequest(details.url, deps.server());
    if (cancel) deps.log.warn('request.refused', { kind: details.resourceType });
    callback({ cancel });
  });
}

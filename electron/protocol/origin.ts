/** Scheme and host under which every page of the app lives; its origin keys storage and every check. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'civichall';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Whether an address is one of our own pages. Node gives `app:` no origin, so scheme and host are compared. */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '';
}

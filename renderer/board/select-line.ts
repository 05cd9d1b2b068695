import type { ClientView } from '../data/client.ts';

/**
 * How current the picture is [OF-5]. `since` is the local epoch ms of the last word from the server, `ageMs` how long
 * ago that was; null when the server was never heard.
 */
export type Line =
  | { readonly status: 'live' }
  | { readonly status: 'stale'; readonly since: number | null; readonly ageMs: number | null };

/** A short wait for the first answer is no news; a screen that shows data says so at once when its line is cut. */
export function selectLine(view: Pick<ClientView, 'connection' | 'heardAt'>, localNow: number): Line {
  if (view.connection.status === 'online') return { status: 'live' };
  if (view.heardAt === null) return { status: 'stale', since: null, ageMs: null };
  return { status: 'stale', since: view.heardAt, ageMs: Math.max(0, localNow - view.heardAt) };
}

import { unreachable } from '../../shared/lib/unreachable.ts';
import type { Face, Mode } from '../../shared/settings/settings.ts';
import { APP_ORIGIN } from '../protocol/origin.ts';

/** What a page is for; decides its address and which channels it may call. */
export const PAGE_ROLES = ['guide', 'board', 'display', 'counter', 'strip'] as const;
export type PageRole = (typeof PAGE_ROLES)[number];

/** Role of the one main window of this client. */
export function mainRole(settings: { readonly mode: Mode; readonly face: Face }): PageRole {
  if (settings.mode === 'counter') return 'counter';
  switch (settings.face) {
    case 'guide':
      return 'guide';
    case 'board':
      return 'board';
    case 'window':
      return 'display';
    default:
      return unreachable(settings.face);
  }
}

const PAGES: Readonly<Record<PageRole, string>> = {
  guide: 'kiosk.html',
  board: 'board.html',
  display: 'board.html',
  counter: 'counter.html',
  strip: 'counter.html#strip',
};

export function entryUrl(role: PageRole): string {
  return `${APP_ORIGIN}/${PAGES[role]}`;
}

/** Where a page of this role may go by itself: nowhere but to its own start, which is a reload. */
export function mayNavigate(role: PageRole | null, address: string): boolean {
  if (role === null) return false;
  return address.split('#', 1)[0] === entryUrl(role).split('#', 1)[0];
}

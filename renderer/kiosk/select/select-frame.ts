import { closedIntake } from '../../../shared/domain/evening/intake-rule.ts';
import { noticesNow } from '../../../shared/domain/floor/fault.ts';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import { rowsOf } from '../../../shared/lib/table.ts';
import { type Locale, textIn } from '../../../shared/lib/text.ts';
import type { WireCode } from '../../../shared/protocol/errors.ts';
import type { ClientView } from '../../data/client.ts';

/** The hall gives no more numbers; `closesAt` (`HH:MM`) where that is because it closes. */
export type StoppedHall = { readonly kind: 'stopped'; readonly closesAt: string | null };

/** What stands around every page: whose hall, which time zone, whether there is a line. */
export type Frame = {
  /** '' while the hall is not known yet. */
  readonly hallName: string;
  readonly timeZone: string;
  readonly connection: ClientView['connection']['status'];
  /** No number can be taken or looked up now; what to bring can still be read [OF-5]. */
  readonly offline: boolean;
  /** Local epoch ms since when there is no line, null while there is one. */
  readonly offlineSince: number | null;
  /** What the whole hall is told: an outside fault and when it should end, or that no more numbers are given [QU-15]. */
  readonly trouble: { readonly kind: 'fault'; readonly until: number | null } | StoppedHall | null;
};

function troubleOf({ hall }: ClientView, now: number): Frame['trouble'] {
  for (const notice of noticesNow(hall, now)) {
    if (notice.kind === 'fault' && notice.groupIds.length === 0) {
      return { kind: 'fault', until: notice.until > now ? notice.until : null };
    }
  }
  const groups = [...rowsOf(hall.groups)];
  if (groups.length === 0 || groups.some((group) => group.intake === 'open')) return null;
  const closed = groups.map((group) => closedIntake(hall, group));
  const atClosing = closed.find((each) => each?.reason === 'after-hours');
  return { kind: 'stopped', closesAt: atClosing?.reason === 'after-hours' ? atClosing.time : null };
}

/** `now` is epoch ms of the server. */
export function selectFrame(view: ClientView, locale: Locale, now: number): Frame {
  const hall = hallOf(view.hall);
  const { connection } = view;
  const offline = connection.status === 'offline' || connection.status === 'refused';
  return {
    hallName: hall ? textIn(hall.name, locale) : '',
    timeZone: hall?.timeZone ?? 'Asia/Shanghai',
    connection: connection.status,
    offline,
    offlineSince: offline ? connection.since : null,
    trouble: troubleOf(view, now),
  };
}

/** Why the kiosk cannot serve anybody now. */
export type OutOfService =
  | { readonly kind: 'starting' }
  | { readonly kind: 'no-server' }
  | { readonly kind: 'not-enrolled' }
  | { readonly kind: 'refused'; readonly code: WireCode }
  | { readonly kind: 'no-hall' };

/** Null when there is a hall to show. A device that is not wanted any more shows nothing of it. */
export function selectOutOfService(view: ClientView): OutOfService | null {
  const { connection } = view;
  if (connection.status === 'refused') {
    return connection.code === 'not-enrolled' ? { kind: 'not-enrolled' } : { kind: 'refused', code: connection.code };
  }
  if (!view.loaded) return { kind: 'starting' };
  if (view.rev === null) return connection.status === 'offline' ? { kind: 'no-server' } : { kind: 'starting' };
  return hallOf(view.hall) === undefined ? { kind: 'no-hall' } : null;
}

import { type Ask, isOpen, type Wish } from '../../../shared/domain/ask/ask.ts';
import { type AskFigures, askFigures } from '../../../shared/domain/ask/ask-figures.ts';
import { settingsOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';

export type AskRow = {
  readonly id: string;
  /** Name of the kiosk; null = begun in the hall. */
  readonly place: string | null;
  readonly wish: Wish;
  readonly locale: Locale;
  /** Plate of who has it, null = nobody. */
  readonly plate: string | null;
  readonly mine: boolean;
  /** Whether this person may end it: who has it, or a manager. */
  readonly canEnd: boolean;
  /** Ms since it was asked, or taken. */
  readonly runningMs: number;
  /** Nobody has taken it within the limit. */
  readonly late: boolean;
};

export type Asks = { readonly rows: readonly AskRow[]; readonly today: AskFigures };

/** Requests for a person: those that wait first, the oldest first. `now` is epoch ms of the server. */
export function selectAsks(hall: HallState, staff: Pick<StaffView, 'staffId' | 'roles'>, now: number): Asks {
  const limit = settingsOf(hall).askTakeSeconds * 1000;
  const row = (ask: Extract<Ask, { status: 'asked' | 'taken' }>): AskRow => {
    const taken = ask.status === 'taken' ? ask.taken : null;
    const mine = taken?.staffId === staff.staffId;
    return {
      id: ask.id,
      place: ask.deviceId === null ? null : (getRow(hall.devices, ask.deviceId)?.name ?? ''),
      wish: ask.wish,
      locale: ask.locale,
      plate: taken?.plate ?? null,
      mine,
      canEnd: mine || (taken !== null && staff.roles.includes('manager')),
      runningMs: Math.max(0, now - (taken?.at ?? ask.askedAt)),
      late: ask.status === 'asked' && now - ask.since >= limit,
    };
  };
  const asks = [...rowsOf(hall.asks)];
  const rank = (ask: Ask) => (ask.status === 'asked' ? 0 : 1);
  const open = asks.filter(isOpen).sort((a, b) => rank(a) - rank(b) || a.askedAt - b.askedAt);
  return { rows: open.map(row), today: askFigures(asks) };
}

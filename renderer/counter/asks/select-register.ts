import { isOverdue, type Matter, type MatterKind, type MatterState } from '../../../shared/domain/ask/matter.ts';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';

export type MatterRow = {
  readonly id: string;
  readonly number: string;
  readonly kind: MatterKind;
  readonly reason: Matter['reason'];
  readonly itemId: string | null;
  readonly status: MatterState;
  /** `YYYY-MM-DD`. */
  readonly due: string;
  readonly overdue: boolean;
  /** Plate of who answers for it, null = nobody yet. */
  readonly owner: string | null;
  readonly offered: string | null;
  /** Offered to who sits here: sign or decline. */
  readonly toSign: boolean;
  /** Who sits here may answer it and offer it to others. */
  readonly canAct: boolean;
  /** Who signed for it last, and when (epoch ms). */
  readonly signed: Matter['handOvers'][number] | null;
};

export type Register = {
  readonly mine: readonly MatterRow[];
  /** Everybody's; null for who sees their own alone. */
  readonly all: readonly MatterRow[] | null;
  /** Open ones of mine: what the button counts. */
  readonly waiting: number;
};

/** Overdue ones first, then by their last day; what is answered comes last. */
function inOrder(a: MatterRow, b: MatterRow): number {
  const done = (row: MatterRow) => (row.status === 'open' ? 0 : 1);
  return done(a) - done(b) || (a.due === b.due ? 0 : a.due < b.due ? -1 : 1) || (a.number < b.number ? -1 : 1);
}

/** The register as this person may see it. Pure. */
export function selectRegister(hall: HallState, staff: Pick<StaffView, 'staffId' | 'roles'>): Register {
  const today = hallOf(hall)?.day ?? '';
  const sees = (role: 'guide' | 'manager') => staff.roles.includes(role);
  const row = (matter: Matter): MatterRow => {
    const mine = matter.owner?.staffId === staff.staffId;
    return {
      id: matter.id,
      number: matter.number,
      kind: matter.kind,
      reason: matter.reason,
      itemId: matter.itemId,
      status: matter.status,
      due: matter.due,
      overdue: isOverdue(matter, today),
      owner: matter.owner?.plate ?? null,
      offered: matter.offered?.plate ?? null,
      toSign: matter.offered?.staffId === staff.staffId,
      canAct: mine || sees('manager') || (matter.owner === null && sees('guide')),
      signed: matter.handOvers.at(-1) ?? null,
    };
  };
  const rows = (matters: Iterable<Matter>) => [...matters].map(row).sort(inOrder);
  const mine = rows(getRow(hall.folders, staff.staffId)?.matters ?? []);
  return {
    mine,
    all: sees('guide') || sees('manager') ? rows(rowsOf(hall.matters)) : null,
    waiting: mine.filter(({ status }) => status === 'open').length,
  };
}

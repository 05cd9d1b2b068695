import type { Rejection } from '../../shared/domain/commands/rejection.ts';
import type { Context } from '../../shared/domain/hall/context.ts';
import type { Result } from '../../shared/lib/result.ts';

/** One row of a scope's state that differs; `row: null` means gone. */
export type ChangedRow = { readonly kind: string; readonly id: string; readonly row: unknown };

export type AggregateEvent = { readonly type: string; readonly at: number };

/** A command that must run before any other, with an id that makes it happen once [QU-1]. */
export type DueCommand = { readonly id: string; readonly type: string; readonly payload: unknown };

/** The pure rules of one kind of scope. The loop knows nothing else about tickets or items. */
export interface Aggregate<S, E extends AggregateEvent> {
  readonly empty: S;
  /** `payload` was parsed at the edge; the aggregate trusts it. */
  decide(
    state: S,
    command: { readonly type: string; readonly payload: unknown },
    context: Context,
  ): Result<
    {
      readonly events: readonly E[];
      readonly reply: unknown;
      /** What the events make of the state they were decided on, if that is known already. */
      readonly folded?: { readonly from: S; readonly to: S };
    },
    Rejection
  >;
  evolve(state: S, event: E): S;
  changedRows(before: S, after: S): readonly ChangedRow[];
  fromRows(rows: readonly ChangedRow[]): S;
  /** The one feed that carries this row, null for rows that only the server knows. */
  feedOf(kind: string, id: string, row: unknown): string | null;
  /** How the row is filed: its business day, and the text that must be unique among rows of its kind. */
  filing(kind: string, row: unknown): { readonly day: string | null; readonly uniq: string | null };
  /** Rows that leave the state at the day roll but stay stored. */
  isDayBound(kind: string): boolean;
  /** Business day of the loaded rows, '' before the first roll or where days do not matter. */
  dayOf(state: S): string;
  /** System commands that must run before any other at this instant. */
  due(state: S, now: number): readonly DueCommand[];
}

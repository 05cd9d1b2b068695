import type { ScopeHead, Storage } from '../storage/ports.ts';
import type { Aggregate, AggregateEvent } from './aggregate.ts';

/** The state of a scope at one rev: an immutable value; a rolled-back command simply keeps the old one. */
export type ScopeState<S> = {
  readonly epoch: string;
  readonly rev: number;
  readonly state: S;
  /** The rev at which each feed last changed; a missing feed has not changed yet (0). */
  readonly feeds: ReadonlyMap<string, number>;
};

export function cursorOf(held: { readonly feeds: ReadonlyMap<string, number> }, feed: string): number {
  return held.feeds.get(feed) ?? 0;
}

/** Reads a whole scope in one consistent read; undefined when the scope does not exist yet. */
export async function loadScope<S, E extends AggregateEvent>(
  storage: Storage,
  aggregate: Aggregate<S, E>,
  scope: string,
): Promise<ScopeState<S> | undefined> {
  return storage.read(async (reader) => {
    const head: ScopeHead | undefined = await reader.head(scope);
    if (head === undefined) return undefined;
    const rows = await reader.loadRows(scope, head.day);
    const feeds = await reader.feedCursors(scope);
    const state = aggregate.fromRows(
      rows.map(({ kind, id, body }) => ({ kind, id, row: JSON.parse(body) as unknown })),
    );
    return { epoch: head.epoch, rev: head.rev, state, feeds };
  });
}

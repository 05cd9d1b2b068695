/** A thing that can begin only after others are done. Names that are not there are taken as done. */
export type Step = { readonly id: string; readonly dependsOn: readonly string[] };

/**
 * Steps in rounds: each stands in the first round in which all that it waits for is done, so what stands in one round can
 * run side by side. Steps of a cycle, which no check lets through, come last, so that this is total.
 */
export function roundsOf<S extends Step>(steps: readonly S[]): readonly (readonly S[])[] {
  const rounds: S[][] = [];
  let left = [...steps];
  while (left.length > 0) {
    const waiting = new Set(left.map((step) => step.id));
    const ready = left.filter((step) => step.dependsOn.every((id) => !waiting.has(id)));
    const round = ready.length > 0 ? ready : left;
    rounds.push(round);
    left = left.filter((step) => !round.includes(step));
  }
  return rounds;
}

/** Steps in an order that no dependency contradicts. */
export function orderOf<S extends Step>(steps: readonly S[]): readonly S[] {
  return roundsOf(steps).flat();
}

/** Ids of steps that wait for each other in a circle, in the order of waiting; null = there is none. */
export function findCycle(steps: readonly Step[]): readonly string[] | null {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const done = new Set<string>();
  function walk(id: string, trail: readonly string[]): readonly string[] | null {
    const at = trail.indexOf(id);
    if (at >= 0) return trail.slice(at);
    if (done.has(id)) return null;
    for (const next of byId.get(id)?.dependsOn ?? []) {
      const found = byId.has(next) ? walk(next, [...trail, id]) : null;
      if (found !== null) return found;
    }
    done.add(id);
    return null;
  }
  for (const { id } of steps) {
    const found = walk(id, []);
    if (found !== null) return found;
  }
  return null;
}

/**
 * When each step is done if all begin as early as they may: days after the common start. `days` says how long one takes.
 * Working days add up like plain numbers, so any unit will do.
 */
export function finishesOf<S extends Step>(
  steps: readonly S[],
  days: (step: S) => number,
): ReadonlyMap<string, number> {
  const done = new Map<string, number>();
  for (const step of orderOf(steps)) {
    const start = Math.max(0, ...step.dependsOn.map((id) => done.get(id) ?? 0));
    done.set(step.id, start + days(step));
  }
  return done;
}

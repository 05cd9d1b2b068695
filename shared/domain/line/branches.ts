import type { Branch } from '../catalogue/line.ts';
import { orderOf, type Step } from './graph.ts';

/** What may be decided only after what: `dependsOn` bars the start, `before` bars the decision of the other. */
export function branchSteps(branches: readonly Branch[]): readonly (Step & { readonly branch: Branch })[] {
  return branches.map((branch) => ({
    id: branch.itemId,
    branch,
    dependsOn: [
      ...branch.dependsOn,
      ...branches.filter((other) => other.before === branch.itemId).map((other) => other.itemId),
    ],
  }));
}

/**
 * When each branch is decided, in working days after the stage was accepted: not before its own limit has run from the
 * end of what it depends on, and not before the branches that must be decided first [DOMAIN 3.5 (4)]. Branches that
 * others wait for and that are not among these are taken as done.
 */
export function branchFinishes(branches: readonly Branch[]): ReadonlyMap<string, number> {
  const done = new Map<string, number>();
  const at = (id: string) => done.get(id) ?? 0;
  for (const { branch } of orderOf(branchSteps(branches))) {
    const start = Math.max(0, ...branch.dependsOn.map(at));
    const first = branches.filter((other) => other.before === branch.itemId).map((other) => at(other.itemId));
    done.set(branch.itemId, Math.max(start + branch.limit, ...first));
  }
  return done;
}

/** Working days from acceptance to the last decision; 0 without branches. */
export function branchSpan(branches: readonly Branch[]): number {
  return Math.max(0, ...branchFinishes(branches).values());
}

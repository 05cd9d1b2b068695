import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCycle, finishesOf, orderOf, roundsOf, type Step } from './graph.ts';

/** Steps that wait only for steps made before them, handed over in any order. */
const soundGraph = fc
  .array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((picks): Step[] =>
    picks.map((pick, at) => ({
      id: `s${at}`,
      dependsOn: at === 0 ? [] : [...new Set(pick.map((each) => `s${each % at}`))],
    })),
  )
  .chain((steps) => fc.shuffledSubarray(steps, { minLength: steps.length }));

describe('order of what depends on each other', () => {
  it('no order contradicts a dependency, and nothing is lost', () => {
    fc.assert(
      fc.property(soundGraph, (steps) => {
        const order = orderOf(steps).map((step) => step.id);
        expect([...order].sort()).toEqual(steps.map((step) => step.id).sort());
        for (const step of steps)
          for (const before of step.dependsOn) expect(order.indexOf(before)).toBeLessThan(order.indexOf(step.id));
      }),
    );
  });

  it('what stands in one round does not depend on each other', () => {
    fc.assert(
      fc.property(soundGraph, (steps) => {
        for (const round of roundsOf(steps)) {
          const ids = round.map((step) => step.id);
          expect(round.every((step) => step.dependsOn.every((id) => !ids.includes(id)))).toBe(true);
        }
      }),
    );
  });

  it('a sound graph has no cycle', () => {
    fc.assert(fc.property(soundGraph, (steps) => findCycle(steps) === null));
  });

  it('[negative control] a cycle is always found, and the answer is one; the order still loses nothing', () => {
    fc.assert(
      fc.property(soundGraph, fc.nat(11), fc.nat(11), (steps, a, b) => {
        // Close a circle: the first of the order waits for one that (or that itself) comes after it.
        const order = orderOf(steps);
        const [x, y] = [order[a % order.length], order[b % order.length]].map((step) => step?.id ?? '');
        const wound = steps.map((step) =>
          step.id === x
            ? { ...step, dependsOn: [...step.dependsOn, y ?? ''] }
            : step.id === y
              ? { ...step, dependsOn: [...step.dependsOn, x ?? ''] }
              : step,
        );
        const cycle = findCycle(wound);
        expect(cycle).not.toBeNull();
        const byId = new Map(wound.map((step) => [step.id, step]));
        cycle?.forEach((id, at) => {
          expect(byId.get(id)?.dependsOn).toContain(cycle[(at + 1) % cycle.length]);
        });
        expect(roundsOf(wound).flat()).toHaveLength(wound.length);
      }),
    );
  });

  it('a finish is the longest way to it', () => {
    const steps = [
      { id: 'c', dependsOn: ['a', 'b'], days: 1 },
      { id: 'a', dependsOn: [], days: 2 },
      { id: 'b', dependsOn: ['a', 'gone'], days: 3 },
    ];
    expect(Object.fromEntries(finishesOf(steps, (step) => step.days))).toEqual({ a: 2, b: 5, c: 6 });
  });
});

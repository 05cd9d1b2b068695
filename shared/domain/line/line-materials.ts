import type { Item, Material } from '../catalogue/catalogue.ts';
import { checklistOf, mergedMaterial, sameMaterialKey } from '../catalogue/checklist.ts';
import type { Line } from '../catalogue/line.ts';
import { branchesFor, type LineAnswers, needOf } from './ask-line.ts';

/** One thing to bring for a whole line. */
export type LineMaterial = {
  readonly material: Material;
  /** The items that ask for it, in the order of the line, each once. */
  readonly itemIds: readonly string[];
  /** Only items that this person may turn out not to need ask for it. */
  readonly perhaps: boolean;
};

/**
 * One list over all branches that may apply: what is the same by Chinese name and form stands once, copies summed
 * (each office keeps its own), originals not (the same one is shown again), in the order of the line. What one office
 * lets follow later another may not: the stricter word counts. An item that is not published adds nothing.
 */
export function lineMaterials(line: Line, answers: LineAnswers, items: readonly Item[]): readonly LineMaterial[] {
  const found = new Map<string, LineMaterial>();
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const branch of line.stages.flatMap((stage) => branchesFor(line, answers, stage.branches))) {
    const perhaps = needOf(line, answers, branch) !== 'needed';
    const item = byId.get(branch.itemId);
    for (const material of item === undefined ? [] : checklistOf(item, {})) {
      const key = sameMaterialKey(material);
      const before = found.get(key);
      found.set(
        key,
        before === undefined
          ? { material, itemIds: [branch.itemId], perhaps }
          : {
              material: mergedMaterial(before.material, material),
              itemIds: before.itemIds.includes(branch.itemId) ? before.itemIds : [...before.itemIds, branch.itemId],
              perhaps: before.perhaps && perhaps,
            },
      );
    }
  }
  return [...found.values()];
}

import type { LocalText } from '../../lib/text.ts';
import type { Item, Material } from './catalogue.ts';

/** Option by situation. A question that is not there has not been answered. */
export type Answers = Readonly<Record<string, string>>;

/** False only when an answer rules it out: while a question is open the longer list is the honest one. */
function mayApply(material: Material, answers: Answers): boolean {
  return material.when.every(({ situation, options }) => {
    const answer = answers[situation];
    return answer === undefined || options.includes(answer);
  });
}

/** True where answers, not the reader, have settled that it is needed. */
function isSettled({ when }: Material, answers: Answers): boolean {
  return when.length > 0 && when.every(({ situation }) => answers[situation] !== undefined);
}

/** The materials of this person's case, in the item's order. What the answers have settled carries no condition any more. */
export function checklistOf(item: Pick<Item, 'materials'>, answers: Answers): readonly Material[] {
  return item.materials
    .filter((material) => mayApply(material, answers))
    .map((material) =>
      material.condition !== null && isSettled(material, answers) ? { ...material, condition: null } : material,
    );
}

/** Answers that the item still asks for: a question or option that an edit took away is dropped. */
export function validAnswers(item: Pick<Item, 'situations'>, answers: Answers): Answers {
  const valid = item.situations.flatMap(({ id, options }) => {
    const answer = answers[id];
    return answer !== undefined && options.some((option) => option.id === answer) ? [[id, answer] as const] : [];
  });
  return Object.fromEntries(valid);
}

/** A personal checklist in the order in which a person works it off. */
export type ChecklistParts = {
  readonly bring: readonly Material[];
  /** May follow later (容缺); everything else must be there. */
  readonly later: readonly Material[];
  /** The state fetches it: do not bring. */
  readonly fetched: readonly Material[];
  /** Sheets to copy before coming, over all that is brought or follows. */
  readonly copies: number;
};

export function checklistParts(materials: readonly Material[]): ChecklistParts {
  const own = materials.filter((material) => !material.fetched);
  return {
    bring: own.filter((material) => !material.tolerance),
    later: own.filter((material) => material.tolerance),
    fetched: materials.filter((material) => material.fetched),
    copies: own.reduce((sum, material) => sum + material.copies, 0),
  };
}

/** What makes two materials the same thing on one list: the Chinese name, which every material has, and the form. */
export function sameMaterialKey({ name, form }: Material): string {
  return `${form}|${name['zh-CN'].trim()}`;
}

/** Originals are shown at each desk in turn, copies stay there; the stricter word counts. */
export function mergedMaterial(one: Material, other: Material): Material {
  return {
    ...one,
    originals: Math.max(one.originals, other.originals),
    copies: one.copies + other.copies,
    fetched: one.fetched && other.fetched,
    tolerance: one.tolerance && other.tolerance,
    condition: eitherCondition(one.condition, other.condition),
    when: [],
  };
}

/** It is needed as soon as one of the two holds. */
function eitherCondition(one: LocalText | null, other: LocalText | null): LocalText | null {
  if (one === null || other === null) return null;
  if (one['zh-CN'] === other['zh-CN']) return one;
  const en = one.en !== undefined && other.en !== undefined ? { en: `${one.en}; ${other.en}` } : {};
  return { 'zh-CN': `${one['zh-CN']}；${other['zh-CN']}`, ...en };
}

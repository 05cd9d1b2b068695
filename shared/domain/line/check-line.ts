import type { Line, Stage } from '../catalogue/line.ts';
import { branchSpan, branchSteps } from './branches.ts';
import { findCycle, finishesOf } from './graph.ts';

export const LINE_FAULTS = [
  'line.duplicate-stage',
  'line.duplicate-item',
  'line.duplicate-question',
  'line.unknown-stage',
  'line.unknown-branch',
  'line.unknown-item',
  'line.unknown-condition',
  'line.cyclic-stages',
  'line.cyclic-branches',
  'line.stage-limit',
  'line.total',
  'line.gate-shut',
] as const;
export type LineFaultCode = (typeof LINE_FAULTS)[number];

/** What is wrong with a line, and at which field of it, as schema issues say it: an importer can name the cell. */
export type LineFault = { readonly code: LineFaultCode; readonly path: readonly (string | number)[] };

/** Places of values that stood before. */
function repeats(values: readonly string[]): readonly number[] {
  return values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []));
}

function checkStage(stage: Stage, at: number, items: ReadonlySet<string>): readonly LineFault[] {
  const { branches } = stage;
  const own = new Set(branches.map((branch) => branch.itemId));
  const place = (...rest: readonly (string | number)[]) => ['stages', at, ...rest];
  const faults: LineFault[] = repeats(branches.map((branch) => branch.itemId)).map((branch) => ({
    code: 'line.duplicate-item',
    path: place('branches', branch, 'itemId'),
  }));
  branches.forEach((branch, index) => {
    if (!items.has(branch.itemId)) faults.push({ code: 'line.unknown-item', path: place('branches', index, 'itemId') });
    branch.dependsOn.forEach((id, which) => {
      if (!own.has(id))
        faults.push({ code: 'line.unknown-branch', path: place('branches', index, 'dependsOn', which) });
    });
    if (branch.before !== null && !own.has(branch.before))
      faults.push({ code: 'line.unknown-branch', path: place('branches', index, 'before') });
  });
  if (findCycle(branchSteps(branches)) !== null) {
    faults.push({ code: 'line.cyclic-branches', path: place('branches') });
  } else if (branchSpan(branches.filter((branch) => branch.counts)) > stage.limit) {
    faults.push({ code: 'line.stage-limit', path: place('limit') });
  }
  return faults;
}

function checkQuestions(line: Line): readonly LineFault[] {
  const known = new Set(line.stages.flatMap((stage) => stage.branches.map((branch) => branch.condition)));
  const ids = [...line.gate, ...line.questions].map((each) => each.id);
  const doubled = repeats(ids).map((at): LineFault => {
    const after = at - line.gate.length;
    return { code: 'line.duplicate-question', path: after < 0 ? ['gate', at, 'id'] : ['questions', after, 'id'] };
  });
  const shut = line.gate.flatMap((gate, at): LineFault[] =>
    gate.yes === 'stop' && gate.no === 'stop' ? [{ code: 'line.gate-shut', path: ['gate', at] }] : [],
  );
  const unknown = line.questions.flatMap((question, at) =>
    (['yes', 'no'] as const).flatMap((side) =>
      question[side].flatMap((code, which): LineFault[] =>
        known.has(code) ? [] : [{ code: 'line.unknown-condition', path: ['questions', at, side, which] }],
      ),
    ),
  );
  return [...doubled, ...shut, ...unknown];
}

/**
 * Days that the limits of the stages come to: one after the other where the line sums them, else along the longest way.
 */
function totalOf({ clock, stages }: Line): number {
  return clock === 'stage_sum'
    ? stages.reduce((sum, stage) => sum + stage.limit, 0)
    : Math.max(0, ...finishesOf(stages, (stage) => stage.limit).values());
}

/**
 * What one part of a line says of another: ids are unique, every stage, item and condition that is named is there,
 * nothing waits for itself, the branches of a stage fit into its limit and the stages come to the total [DOMAIN 3.6].
 * Empty = sound. `items`: ids of the published items.
 */
export function checkLine(line: Line, items: ReadonlySet<string>): readonly LineFault[] {
  const { stages } = line;
  const ids = stages.map((stage) => stage.id);
  const faults: LineFault[] = repeats(ids).map((at) => ({ code: 'line.duplicate-stage', path: ['stages', at, 'id'] }));
  stages.forEach((stage, at) => {
    stage.dependsOn.forEach((id, which) => {
      if (!ids.includes(id)) faults.push({ code: 'line.unknown-stage', path: ['stages', at, 'dependsOn', which] });
    });
    faults.push(...checkStage(stage, at, items));
  });
  faults.push(...checkQuestions(line));
  const cycle = findCycle(stages);
  if (cycle !== null) {
    faults.push({ code: 'line.cyclic-stages', path: ['stages', ids.indexOf(cycle[0] ?? ''), 'dependsOn'] });
  } else if (totalOf(line) !== line.total) {
    faults.push({ code: 'line.total', path: ['total'] });
  }
  return faults;
}

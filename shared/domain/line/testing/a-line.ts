import type { Branch, Line, Stage } from '../../catalogue/line.ts';

/** Builders for tests. */
export function aBranch(itemId: string, change: Partial<Branch> = {}): Branch {
  return {
    itemId,
    limit: 1,
    required: true,
    counts: true,
    condition: null,
    role: 'branch',
    dependsOn: [],
    before: null,
    ...change,
  };
}

export function aStage(id: string, branches: readonly Branch[], change: Partial<Stage> = {}): Stage {
  return { id, name: { 'zh-CN': id }, limit: 5, dependsOn: [], documents: [], branches: [...branches], ...change };
}

export function aLine(stages: readonly Stage[], change: Partial<Line> = {}): Line {
  return {
    id: 'L',
    name: { 'zh-CN': '专线' },
    total: stages.reduce((sum, stage) => sum + stage.limit, 0),
    clock: 'stage_sum',
    note: { 'zh-CN': '说明' },
    gate: [],
    questions: [],
    stages: [...stages],
    ...change,
  };
}

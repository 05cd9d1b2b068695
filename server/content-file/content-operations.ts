import type { ImportPlan, ImportRow } from '../../shared/domain/content/plan-import.ts';
import { planImport } from '../../shared/domain/content/plan-import.ts';
import type { CityState } from '../commands/city-aggregate.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';
import type { Log } from '../log.ts';
import type { Operations } from '../operations.ts';
import { exportedContent } from './exported-content.ts';

type Deps = {
  readonly city: ScopeLoop<CityState>;
  readonly newId: () => string;
  readonly log: Log;
};

/** Outcome of an import; `plan` is what was looked at when it was decided. */
export type ImportOutcome = {
  readonly outcome: 'imported' | 'dry-run' | 'no-difference' | 'old-version' | 'broken';
  readonly plan: ImportPlan;
};

/** Whole catalogues in and out [OP-3]: everything in one command, so in one commit, or nothing. */
export async function importContent(
  { city, newId, log }: Deps,
  input: { readonly rows: readonly ImportRow[]; readonly dryRun: boolean; readonly over: boolean; readonly by: string },
): Promise<ImportOutcome> {
  const { rows, dryRun, over, by } = input;
  const outcomeOf = (plan: ImportPlan): ImportOutcome['outcome'] => {
    if (plan.faults.length > 0) return 'broken';
    if (plan.old.length > 0 && !over) return 'old-version';
    return plan.changes.length === 0 ? 'no-difference' : 'imported';
  };
  const first = planImport(city.current().state, rows);
  const expected = outcomeOf(first);
  if (expected !== 'imported') return { outcome: expected, plan: first };
  if (dryRun) return { outcome: 'dry-run', plan: first };
  const payload = { rows, over, note: '', by };
  const ack = await city.submit({
    id: `sys:catalogue.import:${newId()}`,
    type: 'catalogue.import',
    payload,
    actor: { kind: 'system' },
  });
  if (!ack.ok) throw new Error(`catalogue.import was refused: ${ack.code}`);
  // Somebody may have published in between: the command has looked again.
  const plan = ack.reply as ImportPlan;
  log.info('content.imported', { outcome: outcomeOf(plan), changes: plan.changes.length });
  return { outcome: outcomeOf(plan), plan };
}

export function createContentOperations(deps: Deps): Pick<Operations, 'contentExport' | 'contentImport'> {
  return {
    contentExport: async () => ({ content: exportedContent(deps.city.current().state) }),
    contentImport: (input) => importContent(deps, { ...input, by: 'system' }),
  };
}

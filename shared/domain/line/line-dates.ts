import { type Calendar, isProvisional } from '../calendar/calendar.ts';
import { workingDaysAfter } from '../calendar/due.ts';
import type { Line, Stage } from '../catalogue/line.ts';
import { branchesFor, type LineAnswers, type Need, needOf } from './ask-line.ts';
import { branchFinishes, branchSpan } from './branches.ts';
import { finishesOf } from './graph.ts';

/** Dates are `YYYY-MM-DD`; provisional where the official notice of a year on the way is not out [CK-4]. */
export type DueDate = { readonly date: string; readonly provisional: boolean };

export type BranchDates = {
  readonly itemId: string;
  readonly need: Exclude<Need, 'not-needed'>;
  /** Working days of its own clock. */
  readonly days: number;
  /** False: it has a clock of its own and its days are not part of the promise. */
  readonly counts: boolean;
  readonly due: DueDate;
};

export type StageDates = {
  readonly id: string;
  /** Working days of the stage that count towards the promise of the line. */
  readonly days: number;
  /** Working days longer than that because a branch with a clock of its own must be decided first. */
  readonly extra: number;
  readonly due: DueDate;
  readonly branches: readonly BranchDates[];
};

export type LineDates = {
  readonly stages: readonly StageDates[];
  /** Counted working days of this person's case, at most the total of the line. */
  readonly days: number;
  /** When the last stage is decided if each stage is accepted on the day the one before it was decided. */
  readonly due: DueDate;
};

/**
 * "If accepted today, decided by ...": per stage and branch, in working days after `today` [DOMAIN 3.3]. Only branches
 * that this person may need are reckoned with; one that is not settled counts, so that no date is too early. Between
 * stages the time is the applicant's: the dates assume none is taken.
 */
export function lineDates(line: Line, answers: LineAnswers, calendar: Calendar, today: string): LineDates {
  const applying = new Map(line.stages.map(({ id, branches }) => [id, branchesFor(line, answers, branches)]));
  const branchesOf = (stage: Stage) => applying.get(stage.id) ?? [];
  const counted = (stage: Stage) => branchSpan(branchesOf(stage).filter((branch) => branch.counts));
  const span = (stage: Stage) => branchSpan(branchesOf(stage));
  const ends = finishesOf(line.stages, span);
  const dueAfter = (days: number): DueDate => {
    const date = workingDaysAfter(calendar, today, days);
    return { date, provisional: isProvisional(calendar, today) || isProvisional(calendar, date) };
  };
  const stages = line.stages.map((stage): StageDates => {
    const end = ends.get(stage.id) ?? 0;
    const start = end - span(stage);
    const finishes = branchFinishes(branchesOf(stage));
    return {
      id: stage.id,
      days: counted(stage),
      extra: span(stage) - counted(stage),
      due: dueAfter(end),
      branches: branchesOf(stage).flatMap((branch): BranchDates[] => {
        const need = needOf(line, answers, branch);
        if (need === 'not-needed') return [];
        const due = dueAfter(start + (finishes.get(branch.itemId) ?? 0));
        return [{ itemId: branch.itemId, need, days: branch.limit, counts: branch.counts, due }];
      }),
    };
  });
  return {
    stages,
    days:
      line.clock === 'stage_sum'
        ? stages.reduce((sum, stage) => sum + stage.days, 0)
        : Math.max(0, ...finishesOf(line.stages, counted).values()),
    due: dueAfter(Math.max(0, ...ends.values())),
  };
}

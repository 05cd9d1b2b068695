import type { Ask, AskOutcome } from './ask.ts';

/** The requests of a day in figures: asked -> taken -> done. Times in ms, null where there is nothing to take a mean of. */
export type AskFigures = {
  readonly asked: number;
  readonly open: number;
  readonly withdrawn: number;
  readonly outcomes: Readonly<Partial<Record<AskOutcome, number>>>;
  /** From the touch until somebody took it; those that a guide began count no waiting. */
  readonly meanToTakeMs: number | null;
  readonly longestToTakeMs: number | null;
  /** From the taking to the end: help itself. */
  readonly meanHelpMs: number | null;
};

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.round(values.reduce((sum, each) => sum + each, 0) / values.length);
}

export function askFigures(asks: Iterable<Ask>): AskFigures {
  const toTake: number[] = [];
  const help: number[] = [];
  const outcomes: Partial<Record<AskOutcome, number>> = {};
  let [asked, open, withdrawn] = [0, 0, 0];
  for (const ask of asks) {
    asked += 1;
    if (ask.status === 'asked' || ask.status === 'taken') open += 1;
    if (ask.status === 'withdrawn') withdrawn += 1;
    if (ask.status !== 'asked' && ask.taken !== null && ask.deviceId !== null) toTake.push(ask.taken.at - ask.askedAt);
    if (ask.status !== 'done') continue;
    outcomes[ask.outcome] = (outcomes[ask.outcome] ?? 0) + 1;
    help.push(ask.endedAt - ask.taken.at);
  }
  const longestToTakeMs = toTake.length === 0 ? null : Math.max(...toTake);
  return { asked, open, withdrawn, outcomes, meanToTakeMs: mean(toTake), longestToTakeMs, meanHelpMs: mean(help) };
}

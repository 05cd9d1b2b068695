import type { Branch, Gate, Line, LineQuestion } from '../catalogue/line.ts';

/** `unsure` is an answer too, except at the gate: then whatever may be needed stays on the list, marked. */
export type LineAnswer = 'yes' | 'no' | 'unsure';

/** Answer by id of the question, of gate and line alike. */
export type LineAnswers = Readonly<Record<string, LineAnswer>>;

/** What comes next: a question, the end of the way with a reason, or the guide itself. `at` is 0-based. */
export type LineStep =
  | { readonly kind: 'gate'; readonly gate: Gate; readonly at: number; readonly of: number }
  | { readonly kind: 'question'; readonly question: LineQuestion; readonly at: number; readonly of: number }
  | { readonly kind: 'stop'; readonly gate: Gate }
  | { readonly kind: 'through' };

export function nextOnLine(line: Line, answers: LineAnswers): LineStep {
  const of = line.gate.length + line.questions.length;
  for (const [at, gate] of line.gate.entries()) {
    const answer = answers[gate.id];
    if (answer !== 'yes' && answer !== 'no') return { kind: 'gate', gate, at, of };
    if (gate[answer] === 'stop') return { kind: 'stop', gate };
  }
  for (const [at, question] of line.questions.entries()) {
    if (answers[question.id] === undefined) return { kind: 'question', question, at: line.gate.length + at, of };
  }
  return { kind: 'through' };
}

/** `optional`: without a condition and not required, so the applicant's choice. `maybe`: nobody has settled it yet. */
export type Need = 'needed' | 'optional' | 'maybe' | 'not-needed';

function conditionHolds(line: Line, answers: LineAnswers, condition: string): 'yes' | 'no' | 'open' {
  const asked = line.questions.filter(({ yes, no }) => yes.includes(condition) || no.includes(condition));
  const replies = asked.map((question) => {
    const answer = answers[question.id];
    if (answer === undefined || answer === 'unsure') return 'open';
    return question[answer].includes(condition) ? 'yes' : 'no';
  });
  if (replies.includes('yes')) return 'yes';
  return replies.length === 0 || replies.includes('open') ? 'open' : 'no';
}

/** Whether this person's case needs a branch. A question that is open rules nothing out. */
export function needOf(line: Line, answers: LineAnswers, branch: Branch): Need {
  if (branch.condition === null) return branch.required ? 'needed' : 'optional';
  const holds = conditionHolds(line, answers, branch.condition);
  if (holds === 'no') return 'not-needed';
  return holds === 'yes' ? 'needed' : 'maybe';
}

/** Branches of a stage that this person may have to go through. */
export function branchesFor(line: Line, answers: LineAnswers, branches: readonly Branch[]): readonly Branch[] {
  return branches.filter((branch) => needOf(line, answers, branch) !== 'not-needed');
}

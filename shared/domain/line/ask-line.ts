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

/** The question at a place, first those of the gate; past the last one the way is open. */
export function lineStepAt(line: Line, at: number): LineStep {
  const of = line.gate.length + line.questions.length;
  const gate = line.gate[at];
  if (gate !== undefined) return { kind: 'gate', gate, at, of };
  const question = line.questions[at - line.gate.length];
  return question === undefined ? { kind: 'through' } : { kind: 'question', question, at, of };
}

/** Where an answer to the question at a place leads. Nobody walks through the gate unsure: it is asked again. */
export function afterAnswer(line: Line, at: number, answer: LineAnswer): LineStep {
  const gate = line.gate[at];
  if (gate === undefined) return lineStepAt(line, at + 1);
  if (answer === 'unsure') return lineStepAt(line, at);
  return gate[answer] === 'stop' ? { kind: 'stop', gate } : lineStepAt(line, at + 1);
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

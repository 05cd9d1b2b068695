import type { z } from 'zod';
import { CONTENT_FAULTS } from '../../shared/domain/content/check-content.ts';
import { LINE_FAULTS } from '../../shared/domain/line/check-line.ts';

/** Why a hall file was refused, by field [OP-3]. The words for the codes are in `server/cli/hall-words.ts`. */
export const PROBLEM_CODES = [
  ...['not-json', 'not-a-workbook', 'too-large', 'too-many-rows', 'missing-sheet', 'unknown-sheet'],
  ...['unknown-column', 'duplicate-column', 'missing', 'wrong-type', 'wrong-format', 'not-allowed', 'too-small'],
  ...['too-large-value', 'unknown-field', 'duplicate', 'unknown-zone', 'unknown-group', 'unknown-person'],
  ...['covers-themselves', 'ends-before-it-begins', 'overlap', 'unknown-time-zone', 'unknown-day', 'wrong'],
  ...['unknown-window', 'lacks-skill', 'two-windows'],
  'unknown-row',
  ...CONTENT_FAULTS,
  ...LINE_FAULTS,
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type Problem = {
  /** `groups!C7` in a workbook, `groups[2].zoneId` in JSON. */
  readonly place: string;
  readonly code: ProblemCode;
  /** The offending value, or what is allowed. */
  readonly detail: string;
};

export type Path = readonly PropertyKey[];

function isProblemCode(code: string): code is ProblemCode {
  return (PROBLEM_CODES as readonly string[]).includes(code);
}

/** Of a choice that fits in no way, the way that came furthest is the one that was meant. */
function flatten(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map((each) => each.path.length));
  const [best = []] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
  return best.flatMap(flatten).map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

export function valueAtPath(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function codeOf(issue: z.core.$ZodIssue, value: unknown): { code: ProblemCode; detail: string } {
  const shown = value === undefined ? '' : JSON.stringify(value).slice(0, 60);
  if (value === undefined && issue.code !== 'custom') return { code: 'missing', detail: '' };
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong-type', detail: shown };
    case 'invalid_value':
      return { code: 'not-allowed', detail: `${shown} (${issue.values.map(String).join(', ')})` };
    case 'invalid_format':
      return { code: 'wrong-format', detail: shown };
    case 'too_small':
      return { code: 'too-small', detail: `${shown} (>= ${issue.minimum})` };
    case 'too_big':
      return { code: 'too-large-value', detail: `${shown} (<= ${issue.maximum})` };
    case 'unrecognized_keys':
      return { code: 'unknown-field', detail: issue.keys.join(', ') };
    case 'custom':
      return { code: isProblemCode(issue.message) ? issue.message : 'wrong', detail: shown };
    default:
      return { code: 'wrong', detail: shown };
  }
}

/** What the schema found, each with its place. `raw` is what was parsed, for the values. */
export function problemsOf(error: z.ZodError, raw: unknown, placeOf: (path: Path) => string): readonly Problem[] {
  return error.issues.flatMap(flatten).map((issue) => {
    const found = codeOf(issue, valueAtPath(raw, issue.path));
    const [key] = issue.code === 'unrecognized_keys' ? issue.keys : [];
    return { place: placeOf(key === undefined ? issue.path : [...issue.path, key]), ...found };
  });
}

/** `groups[2].zoneId`. */
export function jsonPlace(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

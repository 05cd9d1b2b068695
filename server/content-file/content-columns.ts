import type { LocalText } from '../../shared/lib/text.ts';
import { type Column, number, text } from '../hall-file/columns.ts';

/** Columns of content that are small lists in one cell: one thing a line, its parts with a bar between, escaped by a backslash. */
const escapePart = (part: string): string =>
  part
    .replace(/[\\|=]/g, '\\$&')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n');

/** Splits where the mark stands without a backslash before it. */
function split(line: string, mark: '|' | '='): readonly string[] {
  const parts: string[] = [''];
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    const isEscaped = sign === '\\' && at + 1 < line.length;
    if (isEscaped) at += 1;
    if (!isEscaped && sign === mark) parts.push('');
    else parts[parts.length - 1] += isEscaped ? `\\${line[at]}` : sign;
  }
  return parts.map((part) => part.trim());
}

const unescapePart = (part: string): string =>
  part.replace(/\\(.)/g, (_all, sign: string) => (sign === 'n' ? '\n' : sign === 'r' ? '\r' : sign));

const linesIn = (cell: string | number | boolean): readonly string[] =>
  String(cell)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');

function localOf(parts: readonly string[]): LocalText {
  const [chinese = '', english = ''] = parts.map(unescapePart);
  return english === '' ? { 'zh-CN': chinese } : { 'zh-CN': chinese, en: english };
}

function localParts({ 'zh-CN': chinese, en = '' }: LocalText): string {
  return [chinese, ...(en === '' ? [] : [en])].map(escapePart).join(' | ');
}

function lines<T>(title: string, read: (line: string) => unknown, write: (each: T) => string): Column {
  return {
    title,
    path: title.split('.'),
    read: (cell) => linesIn(cell).map(read),
    write: (value) => (Array.isArray(value) ? (value as T[]).map(write).join('\n') : ''),
    isList: true,
  };
}

/** `中文 | English`, one a line. */
export const localLines = (title: string) => lines<LocalText>(title, (line) => localOf(split(line, '|')), localParts);

/** `id = 中文 | English`, one a line. */
export const optionLines = (title: string) =>
  lines<{ id: string; label: LocalText }>(
    title,
    (line) => {
      const [id = '', ...label] = split(line, '=');
      return { id: unescapePart(id), label: localOf(split(label.join('='), '|')) };
    },
    ({ id, label }) => `${escapePart(id)} = ${localParts(label)}`,
  );

/** `question = answer, answer`, one a line. */
export const whenLines = (title: string) =>
  lines<{ situation: string; options: readonly string[] }>(
    title,
    (line) => {
      const [situation = '', options = ''] = split(line, '=').map(unescapePart);
      return {
        situation,
        options: options
          .split(',')
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      };
    },
    ({ situation, options }) => `${escapePart(situation)} = ${options.join(', ')}`,
  );

/** `article = 中文 | English`, one a line: the law and its article. */
export const basisLines = (title: string) =>
  lines<{ law: LocalText; article: string }>(
    title,
    (line) => {
      const [article = '', ...law] = split(line, '=');
      return { article: unescapePart(article), law: localOf(split(law.join('='), '|')) };
    },
    ({ law, article }) => `${escapePart(article)} = ${localParts(law)}`,
  );

/** What has no form of its own in a table stands as JSON. */
export const jsonCell = (title: string): Column => ({
  title,
  path: title.split('.'),
  read(cell) {
    try {
      return JSON.parse(String(cell));
    } catch (error) {
      // The schema names what is not as it should be.
      if (error instanceof SyntaxError) return cell;
      throw error;
    }
  },
  write: (value) => (value === undefined || value === null ? null : JSON.stringify(value)),
});

export const local = (title: string) => [text(`${title}.zh-CN`), text(`${title}.en`)];
export const limit = (title: string) => [
  number(`${title}.value`),
  text(`${title}.unit`),
  text(`${title}.start`),
  ...local(`${title}.note`),
];

import type { Locale } from '../../shared/lib/text.ts';
import type { Change } from '../hall-file/difference.ts';
import type { Problem, ProblemCode } from '../hall-file/problem.ts';

/** What the command line says about hall files, in both languages: it has no screen and no client's texts. */
type Words = {
  readonly problems: Readonly<Record<ProblemCode, string>>;
  readonly changes: Readonly<Record<Change['change'], string>>;
  readonly outcomes: Readonly<
    Record<
      | 'imported'
      | 'dry-run'
      | 'no-difference'
      | 'old-version'
      | 'other-hall'
      | 'broken'
      | 'nothing'
      | 'no-day'
      | 'content',
      string
    >
  >;
  readonly removed: Readonly<Record<'staff' | 'devices' | 'commands' | 'done' | 'ask', string>>;
};

const zh: Words = {
  problems: {
    'not-json': '不是有效的 JSON 文件',
    'not-a-workbook': '不是有效的 Excel 文件',
    'too-large': '文件过大',
    'too-many-rows': '行数过多',
    'missing-sheet': '缺少工作表',
    'unknown-sheet': '未知的工作表',
    'unknown-column': '未知的列',
    'duplicate-column': '列重复',
    missing: '必填，不能为空',
    'wrong-type': '类型不对',
    'wrong-format': '格式不对',
    'not-allowed': '不在允许的取值内',
    'too-small': '小于下限',
    'too-large-value': '大于上限',
    'unknown-field': '未知的字段',
    duplicate: '重复',
    'unknown-zone': '没有这个区域',
    'unknown-group': '没有这个叫号组',
    'unknown-person': '没有这个人员',
    'unknown-window': '没有这个窗口',
    'lacks-skill': '不具备该窗口的业务技能',
    'two-windows': '同一时间排在两个窗口',
    'covers-themselves': '不能自己顶自己的岗',
    'ends-before-it-begins': '结束早于开始',
    overlap: '时间段重叠',
    'unknown-time-zone': '未知的时区',
    'unknown-day': '未知的日期或星期',
    'unknown-row': '没有这一行所属的条目',
    'unknown-question': '没有这个情形问题',
    'unknown-option': '没有这个选项',
    'unknown-theme': '没有这个主题',
    'line.duplicate-stage': '阶段重复',
    'line.duplicate-item': '事项在本阶段重复',
    'line.duplicate-question': '问题重复',
    'line.unknown-stage': '没有这个阶段',
    'line.unknown-branch': '本阶段没有这个事项',
    'line.unknown-item': '没有这个事项',
    'line.unknown-condition': '没有这个条件',
    'line.cyclic-stages': '阶段互相等待，成环',
    'line.cyclic-branches': '阶段内事项互相等待，成环',
    'line.stage-limit': '各事项用时超过本阶段时限',
    'line.total': '各阶段时限与总时限不符',
    'line.gate-shut': '前置问题两个答案都不能继续',
    wrong: '不正确',
  },
  changes: { added: '新增', removed: '删除', changed: '修改' },
  outcomes: {
    imported: '已导入，当前版本',
    'dry-run': '试运行，未作任何更改。当前版本',
    'no-difference': '没有差异，未作任何更改。当前版本',
    'old-version': '文件基于旧版本，未导入（加 --over 可覆盖）。当前版本',
    'other-hall': '文件属于另一个大厅，未导入。本大厅',
    broken: '文件有错误，未作任何更改。错误数',
    nothing: '还没有可导出的大厅文件，请先导入一次',
    'no-day': '账上没有这一天。',
    content: '已发布，变更项数',
  },
  removed: {
    staff: '演示人员',
    devices: '演示设备（需重新登记）',
    commands: '演示操作记录（含全部号票）',
    done: '演示数据已移出，新大厅从零开始。演示数据存放于',
    ask: '以上内容将被移出，尚未作任何更改。确认请加 --yes',
  },
};

const en: Words = {
  problems: {
    'not-json': 'not a JSON file',
    'not-a-workbook': 'not an Excel file',
    'too-large': 'the file is too large',
    'too-many-rows': 'too many rows',
    'missing-sheet': 'this sheet is missing',
    'unknown-sheet': 'unknown sheet',
    'unknown-column': 'unknown column',
    'duplicate-column': 'this column is there twice',
    missing: 'must not be empty',
    'wrong-type': 'wrong type',
    'wrong-format': 'wrong format',
    'not-allowed': 'not one of the allowed values',
    'too-small': 'too small',
    'too-large-value': 'too large',
    'unknown-field': 'unknown field',
    duplicate: 'is there twice',
    'unknown-zone': 'there is no such zone',
    'unknown-group': 'there is no such group',
    'unknown-person': 'there is no such person',
    'unknown-window': 'there is no such window',
    'lacks-skill': 'has no skill for this window',
    'two-windows': 'is at two windows at once',
    'covers-themselves': 'nobody covers for themselves',
    'ends-before-it-begins': 'ends before it begins',
    overlap: 'overlaps the span before it',
    'unknown-time-zone': 'unknown time zone',
    'unknown-day': 'unknown day',
    'unknown-row': 'belongs to a row that is not there',
    'unknown-question': 'there is no such question',
    'unknown-option': 'there is no such answer',
    'unknown-theme': 'there is no such theme',
    'line.duplicate-stage': 'this stage is there twice',
    'line.duplicate-item': 'this item is in the stage twice',
    'line.duplicate-question': 'this question is there twice',
    'line.unknown-stage': 'there is no such stage',
    'line.unknown-branch': 'there is no such item in this stage',
    'line.unknown-item': 'there is no such item',
    'line.unknown-condition': 'there is no such condition',
    'line.cyclic-stages': 'the stages wait for each other',
    'line.cyclic-branches': 'the items of the stage wait for each other',
    'line.stage-limit': 'the items take longer than the stage has',
    'line.total': 'the stages do not come to the total',
    'line.gate-shut': 'neither answer leads on',
    wrong: 'not right',
  },
  changes: { added: 'added', removed: 'removed', changed: 'changed' },
  outcomes: {
    imported: 'Imported. Version now',
    'dry-run': 'Dry run, nothing was changed. Version',
    'no-difference': 'No difference, nothing was changed. Version',
    'old-version': 'The file is based on an old version and was not imported (--over does it anyway). Version now',
    'other-hall': 'The file belongs to another hall and was not imported. This hall',
    broken: 'The file has mistakes, nothing was changed. Mistakes',
    nothing: 'There is no hall file to export yet: import one first',
    'no-day': 'The books know no such day.',
    content: 'Published. Rows that changed',
  },
  removed: {
    staff: 'demo staff',
    devices: 'demo devices (enrol yours anew)',
    commands: 'demo commands on record, with all tickets',
    done: 'The demo is put aside and your hall begins afresh. The data of the demo are in',
    ask: 'All this would go; nothing was changed yet. To do it, add --yes',
  },
};

export const WORDS: Readonly<Record<Locale, Words>> = { 'zh-CN': zh, en };

export function problemLine(locale: Locale, { place, code, detail }: Problem): string {
  return [place, code, WORDS[locale].problems[code], detail].filter((part) => part !== '').join('\t');
}

export function changeLine(locale: Locale, { change, place, field, before, after }: Change): string {
  const what = change === 'changed' ? `${before} -> ${after}` : `${before}${after}`;
  return [WORDS[locale].changes[change], field === '' ? place : `${place}.${field}`, what].join('\t');
}

export function outcomeLine(locale: Locale, outcome: keyof Words['outcomes'], value = ''): string {
  return `${WORDS[locale].outcomes[outcome]} ${value}`.trim();
}

/** What goes with the demo, and what to do when nothing went yet. */
export function removedLines(
  locale: Locale,
  found: { readonly staff: number; readonly devices: number; readonly commands: number },
  done: boolean,
): readonly string[] {
  const { removed } = WORDS[locale];
  return [
    `${removed.staff}\t${found.staff}`,
    `${removed.devices}\t${found.devices}`,
    `${removed.commands}\t${found.commands}`,
    done ? removed.done : removed.ask,
  ];
}

/** The language of the terminal; Chinese where it says nothing. */
export function localeOf(environment: Readonly<Record<string, string | undefined>>): Locale {
  const language = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^en/i.test(language) ? 'en' : 'zh-CN';
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTENT_KINDS, contentSchema, CONTENT_LISTS as LIST } from '../../shared/domain/catalogue/content.ts';
import { EMPTY_CONTENT_STATE } from '../../shared/domain/content/edition.ts';
import { evolveContent } from '../../shared/domain/content/evolve-content.ts';
import { planImport } from '../../shared/domain/content/plan-import.ts';
import type { Cell } from '../hall-file/columns.ts';
import { workbookOf } from '../hall-file/excel.ts';
import type { Sheet } from '../hall-file/to-workbook.ts';
import { MAX_CONTENT_BYTES } from './content-sheets.ts';
import { contentToWorkbook } from './content-workbook.ts';
import { exportedContent } from './exported-content.ts';
import { readContentFile } from './read-content-file.ts';

const demo = contentSchema.parse(JSON.parse(readFileSync('assets/demo/catalogue.json', 'utf8')));
const CITY = evolveContent(EMPTY_CONTENT_STATE, { type: 'catalogue.published', at: 1, content: demo });
const EXPORTED = exportedContent(CITY);

/** The exported workbook with one cell changed. */
function edited(sheet: string, title: string, row: number, value: Cell): readonly Sheet[] {
  return contentToWorkbook(EXPORTED).map((each) => {
    if (each.name !== sheet) return each;
    const column = each.rows[0]?.indexOf(title) ?? -1;
    expect(column, `${sheet} has ${title}`).toBeGreaterThanOrEqual(0);
    const rows = each.rows.map((cells, at) =>
      at === row ? cells.map((cell, n) => (n === column ? value : cell)) : cells,
    );
    return { ...each, rows };
  });
}

const readBook = async (sheets: readonly Sheet[]) => readContentFile(await workbookOf(sheets), 'content.xlsx');

async function mustRead(bytes: Buffer, name: string) {
  const read = await readContentFile(bytes, name);
  if (!read.ok) throw new Error(JSON.stringify(read.error.slice(0, 5)));
  return read.value;
}

describe('[OP-3] content as a file', () => {
  it.each(['json', 'xlsx'])('the whole demo goes out and comes in as %s, and nothing differs', async (form) => {
    const bytes =
      form === 'json' ? Buffer.from(JSON.stringify(EXPORTED)) : await workbookOf(contentToWorkbook(EXPORTED));
    const { rows } = await mustRead(bytes, `content.${form}`);
    expect(rows).toHaveLength(CONTENT_KINDS.map((kind) => demo[LIST[kind]]?.length ?? 0).reduce((sum, n) => sum + n));
    expect(planImport(CITY, rows)).toEqual({ changes: [], old: [], faults: [] });
  });

  it('one changed cell is one changed field', async () => {
    const read = await readBook(edited('items', 'fee.en', 1, '=HYPERLINK("x")'));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { changes } = planImport(CITY, read.value.rows);
    expect(changes.map(({ fields }) => fields.map(({ path, after }) => [path, after]))).toEqual([
      [['fee.en', '"=HYPERLINK(\\"x\\")"']],
    ]);
  });

  it('[SE-6] what looks like a formula is written as text', () => {
    const evil = {
      ...EXPORTED,
      faqs: EXPORTED.faqs.slice(0, 1).map((faq) => ({ ...faq, answer: { 'zh-CN': '=1+1' } })),
    };
    const sheet = contentToWorkbook(evil).find(({ name }) => name === 'faqs');
    expect(sheet?.rows[1]).toContain("'=1+1");
  });
});

describe('what is refused, with its cell', () => {
  it.each([
    ['items', 'name.zh-CN', null, 'missing'],
    ['items', 'instant', 'perhaps', 'wrong-type'],
    ['materials', 'form', 'paper', 'not-allowed'],
    ['materials', 'itemId', 'nobody', 'unknown-row'],
    ['stages', 'limit', -1, 'too-small'],
    ['articles', 'date', '12.1.2026', 'wrong-format'],
  ])('%s.%s', async (sheet, title, value, code) => {
    const read = await readBook(edited(sheet, title, 2, value));
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.error[0]).toMatchObject({ code });
    expect(read.error[0]?.place).toMatch(new RegExp(`^${sheet}![A-Z]+3$`));
  });

  it.each([
    ['a code that is there twice', 'items', 'id', 2, EXPORTED.items[0]?.id ?? '', 'duplicate', /^items!A3$/],
    ['a theme that is not there', 'items', 'themes', 1, 'none', 'unknown-theme', /^items![A-Z]+2$/],
    ['an item that is not there', 'branches', 'itemId', 1, 'none', 'line.unknown-item', /^branches![A-Z]+2$/],
  ])('%s', async (_name, sheet, title, row, value, code, place) => {
    const sheets = edited(sheet, title, row, value).filter(
      ({ name }) => sheet !== 'items' || !['situations', 'materials'].includes(name),
    );
    const read = await readBook(sheets);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const problems = read.value.problemsOf(planImport(CITY, read.value.rows).faults);
    expect(problems.map((each) => each.code)).toContain(code);
    expect(problems.find((each) => each.code === code)?.place).toMatch(place);
  });

  it('stages that wait for each other', async () => {
    const stages = contentToWorkbook(EXPORTED).find(({ name }) => name === 'stages');
    const ids = stages?.rows.map((row) => [row[0], row[1]]) ?? [];
    const last = ids.findLastIndex(([line]) => line === ids[1]?.[0]);
    const read = await readBook(edited('stages', 'dependsOn', 1, String(ids[last]?.[1])));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const problems = read.value.problemsOf(planImport(CITY, read.value.rows).faults);
    expect(problems.map(({ code }) => code)).toContain('line.cyclic-stages');
  });

  it('an unknown column, an unknown sheet, no workbook, no JSON, too large', async () => {
    const codes = async (bytes: Buffer, name: string) => {
      const read = await readContentFile(bytes, name);
      return read.ok ? [] : read.error.map(({ place, code }) => `${place} ${code}`);
    };
    const strange = [
      { name: 'items', rows: [['id', 'colour']] },
      { name: 'notes', rows: [['x']] },
    ];
    expect(await codes(await workbookOf(strange), 'a.xlsx')).toEqual([
      'notes unknown-sheet',
      'items!B1 unknown-column',
    ]);
    expect(await codes(Buffer.from('%PDF-1.7'), 'a.xlsx')).toEqual(['a.xlsx not-a-workbook']);
    expect(await codes(Buffer.from('{'), 'a.json')).toEqual(['a.json not-json']);
    expect(await codes(Buffer.from('{"files":[]}'), 'a.json')).toEqual(['files unknown-field']);
    expect(await codes(Buffer.alloc(MAX_CONTENT_BYTES + 1), 'a.json')).toEqual(['a.json too-large']);
  });
});

import { expect, it } from 'vitest';
import { wrapText } from './wrap-text.ts';

const FONT = { size: 10, weight: 400 };
const measure = (text: string) => [...text].reduce((sum, each) => sum + (each > '\u2e80' ? 2 : 1), 0);

it.each([
  ['one line', 'abc def', 10, ['abc def']],
  ['English breaks between words', 'abc def ghi', 7, ['abc def', 'ghi']],
  ['Chinese breaks anywhere', '政务服务中心', 8, ['政务服务', '中心']],
  ['a closing mark never begins a line', '政务服务，中心', 8, ['政务服务，', '中心']],
  ['numbers stay together', '约 12–18 分钟', 9, ['约 12–18', '分钟']],
  ['a word that is too long is cut', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['nothing', '', 4, []],
])('%s', (_name, text, width, lines) => {
  expect(wrapText(text, FONT, width, measure)).toEqual(lines);
});

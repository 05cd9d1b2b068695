import { expect, it } from 'vitest';
import { startsWithTypo } from './typo.ts';

it.each([
  ['gongsi', 'gongsi', 0],
  ['gonsi', 'gongsizhuce', 0],
  ['gonggsi', 'gongsizhuce', 0],
  ['gomgsi', 'gongsizhuce', 0],
  ['gognsi', 'gongsizhuce', 0],
  ['zhuze', 'gongsizhuce', 6],
  ['gongsx', 'gongsi', 0],
  ['公司社立', '公司设立登记', 0],
])('%s is almost the beginning of %s from %i on', (wanted, text, at) => {
  expect(startsWithTypo(wanted, text, at)).toBe(true);
});

it.each([
  ['fongsi', 'gongsi', 0],
  ['gomgsx', 'gongsi', 0],
  ['gongsi', 'gongzi', 1],
  ['gongsizhuce', 'gongsi', 0],
])('two slips, or one in the first letter, are something else: %s, %s from %i on', (wanted, text, at) => {
  expect(startsWithTypo(wanted, text, at)).toBe(false);
});

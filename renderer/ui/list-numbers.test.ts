import { expect, it } from 'vitest';
import { listNumbers } from './list-numbers.ts';
import { spacedNumber } from './spaced-number.ts';

it.each([
  [[], 'zh-CN', ''],
  [[3], 'zh-CN', '3'],
  [[1, 2], 'zh-CN', '1、2'],
  [[1, 2, 3, 5, 7, 8], 'zh-CN', '1–3、5、7、8'],
  [[1, 2, 3, 30], 'en', '1–3, 30'],
])('%j in %s is %s', (numbers, locale, text) => {
  expect(listNumbers(numbers, locale)).toBe(text);
});

it.each([
  ['A012', 'A\u00a0012'],
  ['AP03', 'AP\u00a003'],
])('%s is read as %s', (number, text) => {
  expect(spacedNumber(number)).toBe(text);
});

import { expect, test } from 'vitest';
import { isTime, tidyTime } from './TimeField.tsx';

test.each([
  ['8:30', '08:30'],
  ['0830', '08:30'],
  ['8：30', '08:30'],
  ['24:00', '24:00'],
  ['24:01', '24:01'],
  ['8', '8'],
  ['', ''],
])('%s is read as %s', (typed, time) => {
  expect(tidyTime(typed)).toBe(time);
});

test('what is no time of the day is none', () => {
  expect(['24:01', '8:30', '12:60', ''].map(isTime)).toEqual([false, false, false, false]);
  expect(['00:00', '08:30', '24:00'].map(isTime)).toEqual([true, true, true]);
});

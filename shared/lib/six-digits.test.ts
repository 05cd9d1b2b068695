import { expect, it } from 'vitest';
import { sixDigits } from './six-digits.ts';

it('the same id has the same six digits, and steps aside for those that are used', () => {
  const first = sixDigits('0190a', new Set());
  expect(first).toMatch(/^[1-9]\d{5}$/);
  expect(sixDigits('0190a', new Set())).toBe(first);
  const second = sixDigits('0190a', new Set([first]));
  expect(second).toMatch(/^[1-9]\d{5}$/);
  expect(second).not.toBe(first);
});

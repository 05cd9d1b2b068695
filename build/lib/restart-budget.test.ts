import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRestartBudget } from './restart-budget.mjs';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a crash loop is not fed', () => {
  const budget = createRestartBudget();
  const answers = Array.from({ length: 7 }, () => budget.allowsAnother());
  expect(answers).toEqual([true, true, true, true, true, false, false]);
});

test('crashes that lie far apart are always repaired', () => {
  const budget = createRestartBudget();
  for (let crash = 0; crash < 50; crash += 1) {
    expect(budget.allowsAnother()).toBe(true);
    vi.advanceTimersByTime(15_000);
  }
});

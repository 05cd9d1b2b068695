import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import type { Limit } from '../../shared/domain/catalogue/catalogue.ts';
import { LOCALES, type Locale } from '../../shared/lib/text.ts';
import { createTexts } from './init.ts';
import { useLimitText } from './limit-text.ts';

afterEach(cleanup);

function Words({ limit }: { readonly limit: Pick<Limit, 'value' | 'unit' | 'start'> }) {
  return <p>{useLimitText()(limit)}</p>;
}

function wordsOf(locale: Locale, value: number, unit: Limit['unit'], start: Limit['start']): string {
  render(
    <I18nextProvider i18n={createTexts(locale)}>
      <Words limit={{ value, unit, start }} />
    </I18nextProvider>,
  );
  const words = screen.getByRole('paragraph').textContent;
  cleanup();
  return words;
}

it.each<[number, Limit['unit'], Limit['start'], string, string]>([
  [0, 'workday', 'receipt', '当场办结', 'on the spot'],
  [1, 'workday', 'acceptance', '受理后 1 个工作日内', 'within 1 working day from acceptance'],
  [3, 'workday', 'acceptance', '受理后 3 个工作日内', 'within 3 working days from acceptance'],
  [
    20,
    'workday',
    'receipt',
    '收到申请后 20 个工作日内',
    'within 20 working days from the day your application is received',
  ],
  [
    15,
    'calendar_day',
    'acceptance',
    '受理后 15 天内（节假日也算）',
    'within 15 days, days off included, from acceptance',
  ],
  [3, 'month', 'acceptance', '受理后 3 个月内', 'within 3 months from acceptance'],
])('%i %s from %s: %s / %s', (value, unit, start, zh, en) => {
  expect(LOCALES.map((locale) => wordsOf(locale, value, unit, start))).toEqual([zh, en]);
});

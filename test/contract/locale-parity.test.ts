import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REJECTION_CODES } from '../../shared/domain/commands/rejection.ts';
import type { Why } from '../../shared/domain/policy/why.ts';
import { HOST_CODES } from '../../shared/ipc/host-codes.ts';
import { LOCALES } from '../../shared/lib/text.ts';
import { EDGE_CODES } from '../../shared/protocol/errors.ts';

const renderer = resolve(import.meta.dirname, '../../renderer');
type Texts = Readonly<Record<string, string>>;
type Locales = Readonly<Record<string, Texts>>;

function textsOf(locale: string): Locales {
  const folder = join(renderer, 'i18n', 'locales', locale);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), 'utf8')) as Texts]),
  );
}

const parametersOf = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map((match) => match[1] ?? '')
    .sort()
    .join();

/** What differs between two languages: keys that one lacks, parameters that one does not use. */
function differences(a: Locales, b: Locales): string[] {
  const found: string[] = [];
  for (const namespace of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const left = a[namespace] ?? {};
    const right = b[namespace] ?? {};
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const [one, two] = [left[key], right[key]];
      if (one === undefined || two === undefined) found.push(`${namespace}:${key} is missing in one language`);
      else if (parametersOf(one) !== parametersOf(two)) found.push(`${namespace}:${key} has other parameters`);
      else if (one.trim() === '' || two.trim() === '') found.push(`${namespace}:${key} is empty`);
    }
  }
  return found;
}

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'locales' ? '' : sources(path);
      return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');
}

/** Keys that no source names. Codes (`errors`, `why`) are named by the lists they stand for. */
function unused(texts: Locales, source: string): string[] {
  return Object.entries(texts).flatMap(([namespace, keys]) => {
    if (namespace === 'errors' || namespace === 'why') return [];
    const bare = [...new Set(Object.keys(keys).map((key) => key.replace(/_(one|other)$/, '')))];
    return bare
      .filter((key) => !source.includes(`'${key}'`) && !source.includes(`:${key}'`))
      .map((key) => `${namespace}:${key}`);
  });
}

const WHY_CODES = {
  reserved: true,
  returning: true,
  'by-manager': true,
  'for-need': true,
  'same-visit': true,
  priority: true,
  'priority-share': true,
  overdue: true,
  'after-priority': true,
  appointment: true,
  transferred: true,
  promised: true,
  reactivated: true,
  arrival: true,
} as const satisfies Record<Why['code'], true>;

const all = Object.fromEntries(LOCALES.map((locale) => [locale, textsOf(locale)]));
const zh = all['zh-CN'] ?? {};

describe('[KI-3] texts', () => {
  test.each(LOCALES)('%s has the keys and parameters of zh-CN', (locale) => {
    expect(differences(zh, all[locale] ?? {})).toEqual([]);
  });

  test('every code that can reach a user has a text', () => {
    const codes = [...EDGE_CODES, ...REJECTION_CODES, ...HOST_CODES.filter((code) => code !== 'none')];
    expect(codes.filter((code) => zh.errors?.[code] === undefined)).toEqual([]);
    expect(Object.keys(WHY_CODES).filter((code) => zh.why?.[code] === undefined)).toEqual([]);
  });

  test('no text is left that nothing shows', () => {
    expect(unused(zh, sources(renderer))).toEqual([]);
  });

  test('negative control: a missing key, another parameter, an unused key are found', () => {
    const a = { kiosk: { 'a.b': 'x {{n}}', 'c.d': 'y' } };
    const b = { kiosk: { 'a.b': 'x {{m}}' } };
    expect(differences(a, b)).toEqual(['kiosk:a.b has other parameters', 'kiosk:c.d is missing in one language']);
    expect(unused(a, "t('a.b')")).toEqual(['kiosk:c.d']);
  });
});

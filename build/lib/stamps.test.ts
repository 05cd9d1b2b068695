import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from './paths.mjs';
import { hashOf } from './stamps.mjs';

let folder = '';
const hash = () => hashOf([relative(root, folder)]);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stamps-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner/a.ts'), 'one');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('content counts, dates do not', () => {
  const before = hash();
  utimesSync(join(folder, 'inner/a.ts'), 1, 1);
  expect(hash()).toBe(before);
  writeFileSync(join(folder, 'inner/a.ts'), 'two');
  expect(hash()).not.toBe(before);
});

test('a file that appears or changes its name counts', () => {
  const before = hash();
  writeFileSync(join(folder, 'inner/b.ts'), '');
  const withEmptyFile = hash();
  expect(withEmptyFile).not.toBe(before);
  rmSync(join(folder, 'inner/b.ts'));
  writeFileSync(join(folder, 'inner/c.ts'), '');
  expect(hash()).not.toBe(withEmptyFile);
});

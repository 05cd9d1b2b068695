import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPhoneSize } from './phone-size.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phone-size-'));
  mkdirSync(join(folder, 'assets'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('text counts as it travels, compressed', () => {
  writeFileSync(join(folder, 'assets/phone.js'), 'a'.repeat(1_000_000));
  expect(checkPhoneSize(folder)).toContain('kB gzipped');
});

test('everything together counts, not each file alone', () => {
  writeFileSync(join(folder, 'phone.html'), randomBytes(30_000));
  expect(() => checkPhoneSize(folder)).not.toThrow();
  writeFileSync(join(folder, 'assets/sound.bin'), randomBytes(30_000));
  expect(() => checkPhoneSize(folder)).toThrow('its budget is 50 kB');
});

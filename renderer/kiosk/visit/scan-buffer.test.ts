import { describe, expect, it } from 'vitest';
import { EMPTY_SCAN, type ScanBuffer, type ScanResult, scanEnd, scanKey } from './scan-buffer.ts';

const TOKEN = 'Ab3_efgh-jklmnopqrstuv';

function scan(text: string, options: { gapMs?: number; enter?: boolean } = {}) {
  const { gapMs = 5, enter = true } = options;
  let buffer: ScanBuffer = EMPTY_SCAN;
  let result: ScanResult = { kind: 'more' };
  let at = 1000;
  const keys = enter ? [...text, 'Enter'] : [...text];
  for (const key of keys) {
    at += gapMs;
    ({ buffer, result } = scanKey(buffer, key, at));
  }
  return { buffer, result };
}

describe('a scanner that types', () => {
  it.each([
    ['the bare token', TOKEN],
    ['an address that ends with it', `https://hall.example.gov.cn/t#${TOKEN}`],
  ])('is understood: %s', (_name, text) => {
    expect(scan(text).result).toEqual({ kind: 'token', token: TOKEN });
  });

  it('is understood without Enter once it is silent', () => {
    expect(scanEnd(scan(TOKEN, { enter: false }).buffer)).toEqual({ kind: 'token', token: TOKEN });
  });

  it.each([
    ['a product code', '6901234567892'],
    ['another address', 'https://example.com/abc'],
    ['a token that is too long', `${TOKEN}x`],
    ['a token that is cut off', `https://x/t#${TOKEN.slice(1)}`],
  ])('other codes are told apart: %s', (_name, text) => {
    expect(scan(text).result).toEqual({ kind: 'other' });
  });

  it('keeps the case of the letters and ignores Shift', () => {
    const keys = [...TOKEN].flatMap((key) => (key === key.toLowerCase() ? [key] : ['Shift', key]));
    let buffer: ScanBuffer = EMPTY_SCAN;
    for (const [index, key] of keys.entries()) ({ buffer } = scanKey(buffer, key, index * 5));
    expect(scanEnd(buffer)).toEqual({ kind: 'token', token: TOKEN });
  });

  it('a person at a keyboard is no scanner', () => {
    expect(scan(TOKEN, { gapMs: 150 }).result).toEqual({ kind: 'more' });
    expect(scan('A012').result).toEqual({ kind: 'more' });
  });

  it('[KI-4] nothing stays after an answer, and the memory is bounded', () => {
    expect(scan(TOKEN).buffer).toEqual(EMPTY_SCAN);
    expect(scan('x'.repeat(5000), { enter: false }).buffer.text.length).toBeLessThanOrEqual(300);
  });
});

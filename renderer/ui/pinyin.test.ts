import { describe, expect, it } from 'vitest';
import { accept, candidatesFor, pendingLetters } from './pinyin.ts';

/** Types letters and takes the named characters one after the other. */
function typed(letters: string, ...characters: readonly string[]): string {
  return characters.reduce((text, character) => {
    const candidate = candidatesFor(text).find((each) => each.text === character);
    if (candidate === undefined) throw new Error(`${character} is not offered for ${text}`);
    return accept(text, candidate);
  }, letters);
}

describe('[KI-5] pinyin to characters', () => {
  it('turns letters into characters one by one, the rest waits', () => {
    expect(typed('shebaoka', '社')).toBe('社baoka');
    expect(typed('shebaoka', '社', '保', '卡')).toBe('社保卡');
  });

  it('works behind characters that stand there already, and in capitals', () => {
    expect(typed('身份zheng', '证')).toBe('身份证');
    expect(typed('SHE', '社')).toBe('社');
  });

  it('offers the longest syllable first, then shorter ones', () => {
    const all = candidatesFor('xian').map((each) => each.text);
    expect(all.indexOf('先')).toBeGreaterThanOrEqual(0);
    expect(all.indexOf('西')).toBeGreaterThan(all.indexOf('先'));
    expect(typed('xian', '西', '安')).toBe('西安');
  });

  it('offers something for a beginning, and nothing without letters', () => {
    expect(candidatesFor('zh').map((each) => each.text)).toContain('中');
    expect([candidatesFor(''), candidatesFor('社保'), candidatesFor('A1')]).toEqual([[], [], []]);
    expect(pendingLetters('社保ka')).toBe('ka');
  });

  it('offers no character twice', () => {
    for (const letters of ['xian', 'a', 'e', 'ni', 'zhuang']) {
      const all = candidatesFor(letters).map((each) => each.text);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { playHall } from '../testing/play-hall.ts';
import { smallHall } from '../testing/small-hall.ts';
import { entryKeys, numberHeads, typeCode, typeNumber } from './number-entry.ts';

const heads = numberHeads(playHall(smallHall(), 0).state());

function typed(keys: string): string {
  return [...keys].reduce((text, key) => typeNumber(heads, text, key), '');
}

describe('typing a printed number', () => {
  it('offers only letters that are on slips of this hall; a group without priority has no P', () => {
    expect(heads).toEqual(['E', 'EP', 'G', 'GP', 'K']);
    expect(entryKeys(heads, '')).toEqual({ letters: ['E', 'G', 'K'], digits: false, complete: false });
    expect(entryKeys(heads, 'G')).toEqual({ letters: ['P'], digits: true, complete: false });
    expect(entryKeys(heads, 'K').letters).toEqual([]);
  });

  it.each([
    ['g012', 'G012'],
    ['GP03', 'GP03'],
    ['KP03', 'K03'],
    ['ZG1', 'G1'],
    ['1G1', 'G1'],
    ['G0P12', 'G012'],
    ['G12345678', 'G123456'],
  ])('%s becomes %s', (keys, expected) => {
    expect(typed(keys)).toBe(expected);
  });

  it.each([
    ['G', false],
    ['G0', false],
    ['G01', true],
    ['GP', false],
    ['GP03', true],
    ['G1000', true],
    ['A012', false],
  ])('%s is complete: %s', (text, complete) => {
    expect(entryKeys(heads, text).complete).toBe(complete);
  });

  it('[QU-18] the check code takes four digits and nothing else', () => {
    expect([...'4a7-11x9'].reduce(typeCode, '')).toBe('4711');
  });
});

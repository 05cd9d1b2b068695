import { describe, expect, it } from 'vitest';
import { GLOBAL_KEYS } from '../../../shared/ipc/channels.ts';
import { type KeyInput, keyName } from './key-name.ts';
import {
  ACTION_IDS,
  actionOf,
  isGlobal,
  KEY_TABLE,
  keyOf,
  MAIN_ACTIONS,
  MORE_ACTIONS,
  nameOfGlobal,
} from './key-table.ts';

const key = (change: Partial<KeyInput>): KeyInput => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

describe('names of keys', () => {
  it.each([
    [key({ key: 'F1' }), 'F1'],
    [key({ key: 'F12' }), 'F12'],
    [key({ key: 'Enter', code: 'NumpadEnter' }), 'Enter'],
    [key({ key: 'b', code: 'KeyB' }), 'B'],
    [key({ key: 'B', code: 'KeyB', shiftKey: true }), 'B'],
    [key({ key: '3', code: 'Digit3' }), '3'],
    [key({ key: '3', code: 'Numpad3' }), '3'],
    [key({ key: '/', code: 'NumpadDivide' }), '/'],
    [key({ key: 'z', code: 'KeyZ', ctrlKey: true }), 'Ctrl+Z'],
    [key({ key: 'h', code: 'KeyH', ctrlKey: true }), 'Ctrl+H'],
    [key({ key: 'z', code: 'KeyZ', metaKey: true }), 'Ctrl+Z'],
    [key({ key: 'z', code: 'KeyZ', ctrlKey: true, altKey: true }), 'Ctrl+Z'],
    // A Chinese input method is on: the letter is known by its place.
    [key({ key: 'Process', code: 'KeyB' }), 'B'],
    [key({ key: 'Process', code: 'Slash' }), '/'],
    // A layout where the key with the place of Q writes A: what is written counts.
    [key({ key: 'a', code: 'KeyQ' }), 'A'],
  ])('%o is %s', (input, name) => {
    expect(keyName(input)).toBe(name);
  });

  it.each([
    key({ key: 'b', code: 'KeyB', ctrlKey: true }),
    key({ key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true }),
    key({ key: 'F4', code: 'F4', altKey: true }),
    key({ key: 'z', code: 'KeyZ', altKey: true }),
    key({ key: 'Tab', code: 'Tab' }),
    key({ key: 'é', code: 'Quote' }),
  ])('%o is none of ours', (input) => {
    expect(keyName(input)).toBeNull();
  });
});

describe('the key table', () => {
  it('no key stands for two actions, and every key finds its action again', () => {
    expect(new Set(Object.values(KEY_TABLE)).size).toBe(ACTION_IDS.length);
    for (const action of ACTION_IDS) expect(actionOf(keyOf(action))).toBe(action);
  });

  it('Enter, Esc and the arrows are nobody’s: they belong to the screen itself', () => {
    for (const name of ['Enter', 'Escape', 'ArrowUp', 'ArrowDown']) expect(actionOf(name)).toBeNull();
  });

  it('F1 to F8 and undo also work from other programs, and nothing else does', () => {
    const global = ACTION_IDS.filter((action) => isGlobal(keyOf(action)));
    expect(new Set(global)).toEqual(new Set([...MAIN_ACTIONS, 'undo']));
    expect(GLOBAL_KEYS.map(nameOfGlobal).every((name) => actionOf(name) !== null)).toBe(true);
  });

  it('what cannot be undone lies on no F key', () => {
    for (const action of MORE_ACTIONS) expect(isGlobal(keyOf(action))).toBe(false);
  });
});

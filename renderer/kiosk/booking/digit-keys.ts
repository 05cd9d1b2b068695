import type { KeypadKey } from '../../ui/Keypad.tsx';

export const DELETE = 'Backspace';

/** Digits in a block, or in two wide rows where the pad lies low; `extra` stands beside the zero. */
export function digitKeys(flat: boolean, erase: KeypadKey, extra?: string): readonly (readonly KeypadKey[])[] {
  const key = (value: string): KeypadKey => ({ value });
  const beside = key(extra ?? '');
  if (flat) return [['1', '2', '3', '4', '5', '6'].map(key), [...['7', '8', '9', '0'].map(key), beside, erase]];
  return [['1', '2', '3'].map(key), ['4', '5', '6'].map(key), ['7', '8', '9'].map(key), [beside, key('0'), erase]];
}

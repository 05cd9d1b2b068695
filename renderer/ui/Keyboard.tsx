import { useState } from 'react';
import { BackspaceIcon } from './icons.tsx';
import { Keypad, type KeypadKey } from './Keypad.tsx';

type Props = {
  readonly onKey: (key: string) => void;
  readonly labels: { readonly keyboard: string; readonly erase: string; readonly shift: string };
};

export const ERASE = 'Backspace';
const SHIFT = 'Shift';
const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '-_.:/@'] as const;

/** Latin keys on the glass for addresses and codes; staff use it, visitors never need it. */
export function Keyboard({ onKey, labels }: Props) {
  const [shifted, setShifted] = useState(false);
  const press = (key: string) => {
    if (key === SHIFT) setShifted(!shifted);
    else onKey(key);
  };
  const rows: KeypadKey[][] = ROWS.map((row, index) => {
    const keys: KeypadKey[] = [...row].map((key) => ({ value: shifted ? key.toUpperCase() : key }));
    if (index === 3) keys.unshift({ value: SHIFT, label: '⇧', name: labels.shift, tone: 'quiet' });
    if (index === 3) keys.push({ value: ERASE, label: <BackspaceIcon />, name: labels.erase, tone: 'quiet' });
    return keys;
  });
  return <Keypad rows={rows} onKey={press} label={labels.keyboard} compact />;
}

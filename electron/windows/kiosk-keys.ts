/** The part of Electron's `Input` that the rule looks at. */
export type KeyInput = {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
};

/** Keys beside characters that a page can be worked with [KI-2]; `Process` is what an input method sends. */
const NAMED_KEYS: readonly string[] = [
  'Tab',
  'Enter',
  'Escape',
  'Backspace',
  'Delete',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Shift',
  'CapsLock',
  'Process',
  'Unidentified',
];

/**
 * What happens to a key on a kiosk [SE-2]: typed text and the keyboard path pass, the service chord opens the service
 * menu, every other chord and every function key ends here.
 */
export function kioskKey(input: KeyInput): 'pass' | 'block' | 'service' {
  if (input.control && input.shift && !input.alt && !input.meta && input.key === 'F12') {
    return input.type === 'keyDown' ? 'service' : 'block';
  }
  if (input.control || input.alt || input.meta) return 'block';
  return [...input.key].length === 1 || NAMED_KEYS.includes(input.key) ? 'pass' : 'block';
}

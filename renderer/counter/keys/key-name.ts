/**
 * Names of keys as the key table writes them: 'F1', 'Enter', 'Escape', 'ArrowUp', 'Ctrl+Z', 'Ctrl+H', '/', a capital letter, a
 * digit. One name per key whatever the layout, the number pad or a Chinese input method makes of it.
 */
export type KeyName = string;

/** The part of a keyboard event that naming needs; a DOM KeyboardEvent fits. */
export type KeyInput = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const NAMED: ReadonlySet<string> = new Set([
  'Enter',
  'Escape',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
]);

/** The name of the key, or null where the counter has no use for it. */
export function keyName(input: KeyInput): KeyName | null {
  const plain = plainName(input);
  if (plain === null) return null;
  // With Alt or without: the undo of other programs works here too.
  if (input.ctrlKey || input.metaKey) {
    if (input.shiftKey) return null;
    return plain === 'Z' ? 'Ctrl+Z' : plain === 'H' && !input.altKey ? 'Ctrl+H' : null;
  }
  return input.altKey ? null : plain;
}

function plainName({ key, code }: KeyInput): KeyName | null {
  if (/^F([1-9]|1[0-2])$/.test(key)) return key;
  if (NAMED.has(key)) return key;
  if (key === '/' || code === 'NumpadDivide') return '/';
  if (/^[0-9]$/.test(key)) return key;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // An input method reports 'Process': the place of the key still says which one it was.
  const place = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(code);
  if (place) return place[1] ?? place[2] ?? null;
  return code === 'Slash' && key === 'Process' ? '/' : null;
}

/**
 * A scanner in keyboard mode types what the QR code says, very fast, mostly with Enter behind it. This collects the
 * keys and finds the slip's token: the bare 22 characters, or an address that ends with `#` and them. It keeps nothing
 * once it has answered.
 */
export type ScanBuffer = { readonly text: string; readonly lastAt: number };

export const EMPTY_SCAN: ScanBuffer = { text: '', lastAt: 0 };

/** A hand never types this fast; scanners take 1 to 20 ms a key. */
const GAP_MS = 100;
const MAX = 300;
const TOKEN = /(?:^|#)([A-Za-z0-9_-]{22})$/;
/** Less than this is a person at a keyboard, not a code. */
const MIN_CODE = 8;

export type ScanResult =
  | { readonly kind: 'more' }
  | { readonly kind: 'token'; readonly token: string }
  /** A whole code was read, but it is not from one of our slips. */
  | { readonly kind: 'other' };

/** One key more. `at` is ms of the monotonic clock. */
export function scanKey(buffer: ScanBuffer, key: string, at: number): { buffer: ScanBuffer; result: ScanResult } {
  const old = at - buffer.lastAt > GAP_MS ? '' : buffer.text;
  if (key === 'Enter' || key === 'Tab') {
    const token = TOKEN.exec(old)?.[1];
    if (token !== undefined) return { buffer: EMPTY_SCAN, result: { kind: 'token', token } };
    return { buffer: EMPTY_SCAN, result: { kind: old.length >= MIN_CODE ? 'other' : 'more' } };
  }
  if ([...key].length !== 1) return { buffer: { text: old, lastAt: at }, result: { kind: 'more' } };
  return { buffer: { text: (old + key).slice(-MAX), lastAt: at }, result: { kind: 'more' } };
}

/** The scanner has fallen silent: some send no Enter. */
export function scanEnd(buffer: ScanBuffer): ScanResult {
  const token = TOKEN.exec(buffer.text)?.[1];
  return token === undefined ? { kind: 'more' } : { kind: 'token', token };
}

export const SCAN_SILENCE_MS = GAP_MS;

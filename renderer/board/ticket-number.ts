/** `A012` -> letters `A` and digits `012`: read apart, drawn with a thin gap, spoken one by one. */
export function splitNumber(number: string): { readonly letters: string; readonly digits: string } {
  const at = number.search(/[0-9]/);
  return at < 0 ? { letters: number, digits: '' } : { letters: number.slice(0, at), digits: number.slice(at) };
}

/** More than the usual four characters: drawn smaller, so that it fits beside a window of two digits. */
export function isLongNumber(number: string): boolean {
  return number.length > 4;
}

/** A ticket number as people read it: letters apart from digits, `A012` -> `A 012`. */
export function spacedNumber(number: string): string {
  return number.replace(/^([A-Z]+)(?=[0-9])/, '$1\u00a0');
}

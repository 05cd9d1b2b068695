const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK = '10X98765432';

/** An 18-character resident ID number (GB 11643) with the right check character; no region is refused. */
export function isIdNumber(text: string): boolean {
  if (!/^[0-9]{17}[0-9X]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return CHECK[sum % 11] === text[17];
}

/** As people type and scan it: spaces out, x upper. */
export function cleanIdNumber(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

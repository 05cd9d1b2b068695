/** Whether the rest of `text` from `at` begins with the rest of `wanted` from `from`. */
function goesOn(wanted: string, from: number, text: string, at: number): boolean {
  return text.startsWith(wanted.slice(from), at);
}

/**
 * Whether `text` from `at` begins with `wanted` but for one slip: a letter wrong, missing, too many, or two swapped. The
 * first letter must be right: a slip there would match half of everything.
 */
export function startsWithTypo(wanted: string, text: string, at: number): boolean {
  if (text.charCodeAt(at) !== wanted.charCodeAt(0)) return false;
  let right = 1;
  while (right < wanted.length && wanted.charCodeAt(right) === text.charCodeAt(at + right)) right += 1;
  if (right >= wanted.length) return true;
  const there = at + right;
  return (
    goesOn(wanted, right + 1, text, there + 1) ||
    goesOn(wanted, right + 1, text, there) ||
    goesOn(wanted, right, text, there + 1) ||
    (wanted.charAt(right) === text.charAt(there + 1) &&
      wanted.charAt(right + 1) === text.charAt(there) &&
      goesOn(wanted, right + 2, text, there + 2))
  );
}

/** Ends every switch over a union: a new member stops compiling here, an unknown one at run time throws. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

/**
 * The token of the slip in the address, `/t#<22 characters>`. It stands behind the `#`, so that no browser sends it in
 * a request line, a log or a referrer; null when there is none or it is no token.
 */
export function tokenOf(hash: string): string | null {
  const token = hash.replace(/^#/, '');
  return /^[A-Za-z0-9_-]{22}$/.test(token) ? token : null;
}

import { isIP } from 'node:net';

export type OriginRules = {
  /** Exact origins of our own apps, e.g. `app://civichall`. */
  readonly allowed: readonly string[];
  /** Base address of the phone pages, '' = none. */
  readonly publicUrl: string;
  /** Host names, besides addresses and localhost, under which this server is known. */
  readonly hosts: readonly string[];
};

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function bareHost(host: string): string {
  return (parse(`http://${host}`)?.hostname ?? '').replace(/^\[|\]$/g, '').toLowerCase();
}

/**
 * Whether `host` (a Host header) names this server. Addresses always do; names must be known, so that a foreign name
 * that resolves to this machine opens nothing (DNS rebinding).
 */
export function isOwnHost(host: string | undefined, rules: OriginRules): boolean {
  if (host === undefined) return false;
  const bare = bareHost(host);
  const known = ['localhost', ...rules.hosts.map((name) => name.toLowerCase()), parse(rules.publicUrl)?.hostname];
  return isIP(bare) !== 0 || known.includes(bare);
}

/**
 * [SE-9] Which pages may open a socket or post: our own apps, pages of this very server, pages at the public address.
 * No Origin at all is a program, not a page; it has to prove itself by its token like everybody else. `null` (files,
 * sandboxed frames) is refused.
 */
export function isAllowedOrigin(origin: string | undefined, host: string | undefined, rules: OriginRules): boolean {
  if (origin === undefined) return true;
  if (rules.allowed.includes(origin)) return true;
  const url = parse(origin);
  if (url === undefined || origin === 'null') return false;
  if (rules.publicUrl !== '' && url.origin === parse(rules.publicUrl)?.origin) return true;
  return url.host === host && isOwnHost(host, rules);
}

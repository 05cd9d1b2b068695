import { isAbsolute, join } from 'node:path';

/**
 * Folder of one profile: settings, token, replica, print journal. `CIVICHALL_PROFILES` lets the start scripts and the
 * tests keep theirs beside their own data.
 */
export function profileFolder(deps: {
  readonly profile: string;
  readonly appData: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}): string {
  const base = deps.env.CIVICHALL_PROFILES;
  if (base !== undefined && isAbsolute(base)) return join(base, deps.profile);
  return join(deps.appData, 'CivicHall', deps.profile);
}

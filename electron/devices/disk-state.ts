import { statfs } from 'node:fs/promises';
import type { SelfCheck } from '../../shared/domain/device/health.ts';

/** Less than this and the local database, logs and updates are in danger; bytes. */
const LOW_BYTES = 500 * 1024 * 1024;

/** Room left where the profile lies. A system that does not say is no trouble [QU-16]. */
export async function diskState(
  folder: string,
  read: (folder: string) => Promise<{ readonly bavail: number; readonly bsize: number }> = statfs,
): Promise<SelfCheck['disk']> {
  try {
    const { bavail, bsize } = await read(folder);
    return bavail * bsize < LOW_BYTES ? 'low' : 'ok';
  } catch {
    return 'unknown';
  }
}

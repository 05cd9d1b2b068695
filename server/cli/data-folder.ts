import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_BYTES, KEY_FILE } from '../backup.ts';

/** The server's folder: only its user may look inside. */
export async function prepareDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/** The hall key, made at the first start. All slip secrets come from it, so it belongs into the backup of the data. */
export async function readHallKey(folder: string): Promise<Uint8Array> {
  const path = join(folder, KEY_FILE);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      const key = randomBytes(KEY_BYTES);
      await file.writeFile(key);
      await file.sync();
      return key;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = await readFile(path);
  if (key.length !== KEY_BYTES) throw new Error(`${path} is damaged: ${KEY_BYTES} bytes expected, ${key.length} found`);
  return key;
}

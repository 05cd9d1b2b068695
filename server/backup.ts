/**
 * What a backup is: a folder with the database, the hall key and a description [OP-1]. First passwords are not in it;
 * the `logins` operation makes new ones. Whoever can read the folder can read everything: keep it like the server.
 */
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { OperationRefused } from './operations.ts';
import { NoBackupError, type Storage } from './storage/ports.ts';

export const DATABASE_FILE = 'civichall.db';
export const KEY_FILE = 'hall.key';
export const KEY_BYTES = 32;
const DESCRIPTION_FILE = 'backup.json';

const descriptionSchema = z.strictObject({
  format: z.literal(1),
  hallId: z.string(),
  /** Epoch ms at which the copy was begun. */
  at: z.number(),
});
type Description = z.output<typeof descriptionSchema>;

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Beside a working server. The folder appears whole or not at all. */
export async function writeBackup(
  storage: Storage,
  to: string,
  content: { readonly hallKey: Uint8Array; readonly description: Omit<Description, 'format'> },
): Promise<void> {
  if (await isThere(to))
    throw new OperationRefused(`${to} is there already: name a new folder.`, { code: 'backup.exists' });
  const partial = `${to}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await mkdir(partial, { mode: 0o700 });
  try {
    await storage.backup(join(partial, DATABASE_FILE));
    await writeSynced(join(partial, KEY_FILE), content.hallKey);
    const description: Description = { format: 1, ...content.description };
    await writeSynced(join(partial, DESCRIPTION_FILE), `${JSON.stringify(description)}\n`);
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!(error instanceof NoBackupError)) throw error;
    throw new OperationRefused(
      `the data lies in PostgreSQL: take it with pg_dump, and keep ${KEY_FILE} of the data folder beside it.`,
      { code: 'backup.use-pg-dump', cause: error },
    );
  }
}

/** Throws `OperationRefused` when the folder does not hold a whole backup. */
export async function readBackup(from: string): Promise<Description> {
  try {
    const description = descriptionSchema.parse(JSON.parse(await readFile(join(from, DESCRIPTION_FILE), 'utf8')));
    const key = await readFile(join(from, KEY_FILE));
    if (key.length !== KEY_BYTES) throw new Error(`${KEY_FILE} has ${key.length} bytes`);
    await access(join(from, DATABASE_FILE));
    return description;
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new OperationRefused(`${from} does not hold a whole backup (${why}).`, {
      code: 'restore.not-a-backup',
      cause: error,
    });
  }
}

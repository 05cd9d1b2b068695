/**
 * A lock between processes that the kernel frees when its holder dies, however it dies [OP-1]. It is the exclusive lock
 * of a second, empty SQLite database: locks of the operating system, on every platform, without native code.
 *
 * Never open the lock file by other means in the holding process: POSIX drops a process's locks on a file when any of
 * its handles on that file is closed.
 */
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './sqlite-failure.ts';

export interface FileLock {
  /** Idempotent. */
  release(): void;
}

export class FileLockedError extends Error {
  readonly path: string;
  constructor(path: string, options: { cause: unknown }) {
    super(
      `${path} is locked: another server is running on the same data. Stop it, or choose another data folder.`,
      options,
    );
    this.name = 'FileLockedError';
    this.path = path;
  }
}

/** Throws `FileLockedError` at once if another process, or this one, holds it. */
export function acquireFileLock(path: string): FileLock {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    database.close();
    throw isBusy(error) ? new FileLockedError(path, { cause: error }) : error;
  }
  return {
    release() {
      if (database.isOpen) database.close();
    },
  };
}

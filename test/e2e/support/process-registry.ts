import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Processes and folders of one test file; whatever is left at its end, even after a failure, is ended and removed. */
export interface ProcessRegistry {
  readonly folder: string;
  add(pid: number): void;
  remove(pid: number): void;
  /** Runs at `cleanUp`, last one first. */
  atEnd(run: () => Promise<unknown>): void;
  cleanUp(): Promise<void>;
}

export function createProcessRegistry(): ProcessRegistry {
  const folder = mkdtempSync(join(tmpdir(), 'civichall-e2e-'));
  const pids = new Set<number>();
  const ends: (() => Promise<unknown>)[] = [];

  function killLeftovers() {
    for (const pid of pids) killTree(pid);
    pids.clear();
  }
  process.on('exit', killLeftovers);

  return {
    folder,
    add: (pid) => pids.add(pid),
    remove: (pid) => pids.delete(pid),
    atEnd: (run) => ends.push(run),
    async cleanUp() {
      const results = await Promise.allSettled(
        ends
          .splice(0)
          .reverse()
          .map((run) => run()),
      );
      killLeftovers();
      process.off('exit', killLeftovers);
      if (process.env.CIVICHALL_E2E_KEEP) appendFileSync(join(folder, 'kept'), '');
      else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}

/** Each process is the leader of a group of its own. */
function killTree(pid: number) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch (error) {
      // Gone already, or no group leader.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

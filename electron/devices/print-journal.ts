import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { readIfPresent, writeAtomic } from '../files/atomic-file.ts';

const entrySchema = z.object({
  jobId: z.string(),
  state: z.enum(['started', 'printed', 'failed', 'unknown']),
});
export type JobState = z.infer<typeof entrySchema>['state'];

/** What became of each print job, on the disk before its first byte leaves, so that no restart prints a slip twice. */
export interface PrintJournal {
  /** `started` after a start of the app means that it died in the middle of that job. */
  stateOf(jobId: string): JobState | undefined;
  record(jobId: string, state: JobState): Promise<void>;
}

/** Jobs remembered over a restart; a kiosk prints a few hundred slips on its busiest day. */
const REMEMBERED = 1_000;

/** Journal in one file of JSON lines, shortened when it is opened. A line cut off by a power cut is dropped. */
export async function openPrintJournal(path: string): Promise<PrintJournal> {
  const states = new Map<string, JobState>();
  for (const line of (await readIfPresent(path))?.split('\n') ?? []) {
    const entry = entryOf(line);
    if (entry === null) continue;
    states.delete(entry.jobId);
    states.set(entry.jobId, entry.state);
  }
  for (const jobId of [...states.keys()].slice(0, -REMEMBERED)) states.delete(jobId);
  await writeAtomic(path, [...states].map(([jobId, state]) => lineOf(jobId, state)).join(''));
  return {
    stateOf: (jobId) => states.get(jobId),
    async record(jobId, state) {
      await appendSynced(path, lineOf(jobId, state));
      states.set(jobId, state);
    },
  };
}

function lineOf(jobId: string, state: JobState): string {
  return `${JSON.stringify({ jobId, state })}\n`;
}

function entryOf(line: string): z.infer<typeof entrySchema> | null {
  if (line === '') return null;
  try {
    return entrySchema.safeParse(JSON.parse(line)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function appendSynced(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, 'a', 0o600);
  try {
    await handle.writeFile(line, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

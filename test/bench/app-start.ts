import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { percentile } from '../../shared/lib/spread.ts';
import { createHall } from '../e2e/support/launch.ts';
import { type Line, ms, times } from './table.ts';

const STARTS = 7;
const ROOT = resolve(import.meta.dirname, '../..');
const SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

type Start = { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> };

/** Milliseconds from the start of the process to the line that says the page is there; no test driver in between. */
async function timeOf({ args, env }: Start, isThere: (line: string) => boolean): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.env.CIVICHALL_ELECTRON ?? '', ['--disable-gpu', ...SANDBOX, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const took = new Promise<number>((there, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (isThere(line)) there(performance.now() - begin);
    });
    void ended.then(() => fail(new Error('the app ended before its page was there')));
  });
  const result = await took;
  child.kill();
  await ended;
  return result;
}

/** From starting the app to a usable kiosk screen on a warm disk, beside an empty window of the same Electron. */
export async function benchAppStart(): Promise<Line> {
  const hall = createHall();
  const profiles = await mkdtemp(join(tmpdir(), 'civichall-bench-'));
  try {
    const server = await hall.startServer();
    let code: Record<string, string> = { CIVICHALL_ENROLL_CODE: await server.enroll('kiosk') };
    const flags = ['--mode=kiosk', '--face=guide', '--size=1080x1920', '--profile=bench', `--server=${server.address}`];
    const ours: number[] = [];
    const bare: number[] = [];
    // The first start enrols and fills the replica and the caches: that is the day the kiosk is set up.
    for (let n = 0; n <= STARTS; n += 1) {
      const kiosk = await timeOf(
        { args: [ROOT, ...flags], env: { CIVICHALL_PROFILES: profiles, ...code } },
        (line) => line.startsWith('civichall.ready ') && line.includes('"connected":true'),
      );
      const plain = await timeOf(
        { args: [resolve(import.meta.dirname, '../e2e/support/plain-browser'), '--size=1080x1920'], env: {} },
        (line) => line === 'plain.ready',
      );
      code = {};
      if (n === 0) continue;
      ours.push(kiosk);
      bare.push(plain);
    }
    const mine = percentile(ours, 0.5);
    const empty = percentile(bare, 0.5);
    return {
      what: 'app start -> usable kiosk screen, warm',
      ours: ms(mine),
      limit: `${ms(empty)} empty Electron window`,
      ratio: times(mine / empty),
      budget: '<= 1500 ms',
    };
  } finally {
    await hall.cleanUp();
    await rm(profiles, { recursive: true, force: true });
  }
}

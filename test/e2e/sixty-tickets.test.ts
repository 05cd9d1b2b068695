import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEY_TABLE } from '../../renderer/counter/keys/key-table.ts';
import { counterPage } from './pages/counter-page.ts';
import { makeBusy } from './support/busy-hall.ts';
import { createHall } from './support/launch.ts';

/**
 * A clerk's 60 tickets on the real Electron, by keyboard alone: no command takes more than one key and one choice. The
 * clocks of recall and pass are set to nothing for this hall, so that nobody waits for them [QU-8].
 */
const hall = createHall();
const TICKETS = 60;
let page: Page;
let close: () => void = () => undefined;

/** What the clerk sees of the window, as far as a key changes it. */
type Seen = {
  readonly status?: 'free' | 'called' | 'serving' | 'paused';
  /** The open question; '' = none. */
  readonly choice?: string;
  /** Without its space; '' = nobody. */
  readonly number?: string;
  readonly calls?: number;
  /** This key is on. */
  readonly ready?: string;
};

/** The button that shows what a key does; Enter is the big one's. */
const ACTION_OF: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(KEY_TABLE).map(([action, key]) => [key, action])),
  b: 'put-back',
  'Control+z': 'undo',
};

type Press = { readonly key: string; readonly ms: number };
const presses: Press[] = [];
const tally = { commands: 0, choices: 0 };

beforeAll(async () => {
  const server = await hall.startServer({
    hasty: true,
    settings: { recallGapMs: 0, passAfterMs: 0, undoMs: 60_000 },
  });
  const busy = await makeBusy(server, []);
  close = busy.close;
  for (let n = 0; n < TICKETS; n += 1) await busy.take('business', n % 7 === 3 ? 'priority' : 'normal');
  const client = await hall.launch({
    profile: 'counter-1',
    mode: 'counter',
    size: '1366x768',
    server: server.address,
    enrollCode: await server.enroll('counter'),
  });
  await client.waitForReady((state) => state.connected);
  page = await client.page();
  const desk = counterPage(page);
  await desk.firstLogIn('fang.wang', server.firstLogins().find(({ login }) => login === 'fang.wang')?.password ?? '');
  await desk.openWindow(1);
  await page.evaluate(() => {
    const spy = { pointers: 0, pressedAt: 0 };
    Object.assign(window, { spy });
    for (const type of ['pointerdown', 'mousedown', 'touchstart'])
      addEventListener(type, () => (spy.pointers += 1), true);
    addEventListener('keydown', (event) => (spy.pressedAt = event.timeStamp), true);
  });
}, 240_000);

afterAll(async () => {
  close();
  await hall.cleanUp();
});

/** Waits until the window looks so; ms from the last key to the frame that shows it. */
function shown(wanted: Seen): Promise<number> {
  return page.evaluate(
    (seen) =>
      new Promise<number>((done, fail) => {
        const { spy } = window as unknown as { spy: { pressedAt: number } };
        const look = (): string => {
          const number = document.querySelector('[data-testid=current-number]')?.textContent ?? '';
          const choice = document.querySelector<HTMLElement>('[data-choice]')?.dataset.choice ?? '';
          const on = (key: string) =>
            document.querySelector(`[data-action="${key}"]`)?.getAttribute('aria-disabled') === 'false';
          const status = document.querySelector<HTMLElement>('aside [data-state]')?.dataset.state ?? '';
          const calls = Number(/第 (\d) 次呼叫/.exec(document.body.textContent)?.[1] ?? 0);
          const now = { status, choice, number: number.replaceAll(/\s/g, ''), calls };
          const differs = Object.entries(seen).filter(([name, value]) =>
            name === 'ready' ? value !== '' && !on(String(value)) : now[name as keyof typeof now] !== value,
          );
          return differs.length === 0 ? '' : `${JSON.stringify(now)}, not ${JSON.stringify(differs)}`;
        };
        const begun = performance.now();
        const frame = () => {
          const miss = look();
          if (miss === '') done(performance.now() - spy.pressedAt);
          else if (performance.now() - begun > 20_000) fail(new Error(`the window shows ${miss}`));
          else requestAnimationFrame(frame);
        };
        frame();
      }),
    wanted,
  );
}

const number = async () => ((await page.getByTestId('current-number').textContent()) ?? '').replaceAll(/\s/g, '');

async function press(key: string, wanted: Seen): Promise<void> {
  await page.keyboard.press(key);
  presses.push({ key, ms: await shown(wanted) });
}

/** One command: a key, which works at once or opens one question, and then one answer. */
async function command(key: string, wanted: Seen, choice?: { readonly of: string; readonly answer: string }) {
  tally.commands += 1;
  await shown({ ready: ACTION_OF[key] ?? '' });
  if (!choice) return press(key, { choice: '', ...wanted });
  tally.choices += 1;
  await press(key, { choice: choice.of });
  return press(choice.answer, { choice: '', ...wanted });
}

async function call(): Promise<string> {
  await command('F1', { status: 'called' });
  return number();
}
const start = (key: 'F3' | 'Enter' = 'F3') => command(key, { status: 'serving' });
const finish = (answer: string, key: 'F4' | 'Enter' = 'F4', status: 'free' | 'paused' = 'free') =>
  command(key, { status, number: '' }, { of: 'finish', answer });

async function plain(outcome: string, begin?: 'F3' | 'Enter', end?: 'F4' | 'Enter'): Promise<void> {
  await call();
  await start(begin);
  await finish(outcome, end);
}

/** Twelve ways that a ticket goes; each begins with a call. */
const WAYS: readonly (() => Promise<void>)[] = [
  () => plain('F1'),
  () => plain('Enter', 'Enter', 'F4'),
  async () => {
    await call();
    await command('F2', { calls: 2 });
    await start();
    await finish('F3');
  },
  () => plain('F4', 'F3', 'Enter'),
  () => plain('F5'),
  async () => {
    await call();
    await command('F5', { status: 'free' }, { of: 'pass', answer: 'F2' });
  },
  async () => {
    await call();
    await command('F2', { calls: 2 });
    await command('F2', { calls: 3 });
    await command('F5', { status: 'free' }, { of: 'pass', answer: 'F1' });
  },
  async () => {
    const held = await call();
    await start();
    await command('F6', { status: 'free' });
    await command('F6', { status: 'serving', number: held });
    await finish('F1');
  },
  async () => {
    await call();
    await start();
    await command('F7', { status: 'free' }, { of: 'transfer', answer: 'F1' });
  },
  async () => {
    await call();
    await command('F7', { status: 'free' }, { of: 'transfer', answer: 'F2' });
  },
  async () => {
    await call();
    await command('b', { status: 'free' }, { of: 'put-back', answer: 'Enter' });
    await command('F8', { status: 'paused' }, { of: 'pause', answer: 'F3' });
    await command('F8', { status: 'free' });
  },
  async () => {
    const first = await call();
    await command('Control+z', { status: 'free' });
    expect(await call(), 'the window gets the same ticket again').toBe(first);
    await start();
    await command('F8', { status: 'serving' }, { of: 'pause', answer: 'F1' });
    await finish('F2', 'F4', 'paused');
    await command('Control+z', { status: 'serving', number: first });
    await finish('F1', 'F4', 'paused');
    await command('Enter', { status: 'free' });
  },
];

test('60 tickets: every command by one key and at most one choice, without a mouse [QU-9]', async () => {
  for (let n = 0; n < TICKETS; n += 1) await WAYS[n % WAYS.length]?.();
  const used = [...new Set(presses.map(({ key }) => key))].sort();
  expect(used).toEqual(['Control+z', 'Enter', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'b']);
  expect(presses.length).toBe(tally.commands + tally.choices);
  expect(await page.evaluate(() => (window as unknown as { spy: { pointers: number } }).spy.pointers)).toBe(0);
  const ms = presses.map((each) => each.ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(ms[Math.floor((ms.length - 1) * share)] ?? 0);
  process.stdout.write(
    `60 tickets: ${tally.commands} commands, ${presses.length} keys (${(presses.length / TICKETS).toFixed(1)} a ticket); key to screen ${at(0.5)} ms, p95 ${at(0.95)} ms\n`,
  );
}, 240_000);

test('negative control: a mouse is seen', async () => {
  await page
    .getByTestId('current-number')
    .or(page.locator('main'))
    .first()
    .click({ position: { x: 2, y: 2 } });
  expect(await page.evaluate(() => (window as unknown as { spy: { pointers: number } }).spy.pointers)).toBe(2);
});

import { describe, expect, test } from 'vitest';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import { createLog } from '../start/log.ts';
import { createPageKeeper, type KeptPage, type PageKeeper } from './page-keeper.ts';

const ENTRY = 'app://civichall/kiosk.html';
const SAFE = 'app://civichall/safe.html';

/** A page that answers until told otherwise, and whose process really ends when it is killed. */
function aPage() {
  const time = createManualTime(0);
  const loads: string[] = [];
  const state: { answers: boolean; dies: boolean; failed: number; late?: () => void } = {
    answers: true,
    dies: true,
    failed: 0,
  };
  let keeper: PageKeeper | undefined;
  const page: KeptPage = {
    load: (address) => loads.push(address),
    ping(answered) {
      if (state.answers) answered();
      else state.late = answered;
    },
    kill() {
      if (state.dies) keeper?.gone('killed');
    },
  };
  keeper = createPageKeeper({
    page,
    entryUrl: ENTRY,
    safeUrl: SAFE,
    clock: time,
    scheduler: time,
    onFailed: () => {
      state.failed += 1;
    },
    log: createLog({ write: () => undefined, now: () => 0 }),
  });
  return { keeper, loads, state, time };
}

describe('[SE-2] hang', () => {
  test('a page that answers is left alone for a day', async () => {
    const { keeper, loads, time } = aPage();
    keeper.loaded();
    await time.advance(24 * 3_600_000);
    expect(loads).toEqual([ENTRY]);
  });

  test('no answer for 5 s: a new page within 7 s of the last sign of life', async () => {
    const { keeper, loads, state, time } = aPage();
    keeper.loaded();
    await time.advance(10_000);
    state.answers = false;
    await time.advance(5_000);
    expect(loads).toEqual([ENTRY]);
    await time.advance(2_000);
    expect(loads).toEqual([ENTRY, ENTRY]);
  });

  test('slow for 4 s is not a hang', async () => {
    const { keeper, loads, state, time } = aPage();
    keeper.loaded();
    state.answers = false;
    await time.advance(5_000);
    state.late?.();
    state.answers = true;
    await time.advance(60_000);
    expect(loads).toEqual([ENTRY]);
  });

  test('a page that never finishes loading counts as hung', async () => {
    const { loads, time } = aPage();
    await time.advance(19_000);
    expect(loads).toEqual([ENTRY]);
    await time.advance(1_000);
    expect(loads).toEqual([ENTRY, ENTRY]);
  });

  test('a process that does not die is left behind', async () => {
    const { keeper, loads, state, time } = aPage();
    keeper.loaded();
    state.answers = false;
    state.dies = false;
    await time.advance(10_000);
    expect(loads).toEqual([ENTRY, ENTRY]);
  });

  test('a page that loads itself anew is waited for', async () => {
    const { keeper, loads, state, time } = aPage();
    keeper.loaded();
    state.answers = false;
    await time.advance(3_000);
    keeper.navigated(ENTRY);
    await time.advance(10_000);
    expect(loads).toEqual([ENTRY]);
  });
});

test('[SE-1] a page that got away is brought back', () => {
  const { keeper, loads } = aPage();
  keeper.navigated(ENTRY);
  keeper.loaded();
  keeper.navigated(`${ENTRY}#part`);
  expect(loads).toEqual([ENTRY]);
  keeper.navigated('about:blank?');
  expect(loads).toEqual([ENTRY, ENTRY]);
});

describe('[SE-2] crash', () => {
  test('once: the same page again, at once', async () => {
    const { keeper, loads } = aPage();
    keeper.loaded();
    keeper.gone('crashed');
    expect(loads).toEqual([ENTRY, ENTRY]);
  });

  test('three times in a minute: the safe page, and the real one again a minute later', async () => {
    const { keeper, loads, state, time } = aPage();
    for (let i = 0; i < 3; i += 1) {
      keeper.loaded();
      keeper.gone('crashed');
    }
    expect(state.failed, 'each is counted for the device health').toBe(3);
    expect(loads).toEqual([ENTRY, ENTRY, ENTRY, SAFE]);
    keeper.loaded();
    await time.advance(59_999);
    expect(loads).toHaveLength(4);
    await time.advance(1);
    expect(loads.at(-1)).toBe(ENTRY);
    keeper.loaded();
    keeper.gone('crashed');
    expect(loads.at(-1)).toBe(ENTRY);
  });

  test('three times in three minutes is no loop', async () => {
    const { keeper, loads, time } = aPage();
    for (let i = 0; i < 3; i += 1) {
      keeper.loaded();
      await time.advance(60_000);
      keeper.gone('crashed');
    }
    expect(loads).not.toContain(SAFE);
  });

  test('the button of the safe page leads back and starts the count afresh', async () => {
    const { keeper, loads, time } = aPage();
    for (let i = 0; i < 3; i += 1) keeper.gone('crashed');
    keeper.loaded();
    keeper.navigated(ENTRY);
    keeper.loaded();
    await time.advance(120_000);
    expect(loads).toEqual([ENTRY, ENTRY, ENTRY, SAFE]);
    keeper.gone('crashed');
    expect(loads.at(-1)).toBe(ENTRY);
  });

  test('pages that are not there end on the safe page as well', async () => {
    const { keeper, loads } = aPage();
    for (let i = 0; i < 3; i += 1) keeper.loadFailed('ERR_FAILED');
    expect(loads.at(-1)).toBe(SAFE);
    keeper.stop();
  });

  test('a safe page that crashes too is not loaded in a loop', async () => {
    const { keeper, loads, time } = aPage();
    for (let i = 0; i < 10; i += 1) keeper.gone('crashed');
    expect(loads).toEqual([ENTRY, ENTRY, ENTRY, SAFE]);
    await time.advance(60_000);
    expect(loads).toEqual([ENTRY, ENTRY, ENTRY, SAFE, ENTRY]);
  });

  test('after the stop nothing is loaded any more', async () => {
    const { keeper, loads, time } = aPage();
    for (let i = 0; i < 3; i += 1) keeper.gone('crashed');
    const count = loads.length;
    keeper.stop();
    await time.advance(600_000);
    expect(loads).toHaveLength(count);
  });
});

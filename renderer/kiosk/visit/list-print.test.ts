import { describe, expect, it } from 'vitest';
import type { Carried } from '../../../shared/domain/catalogue/carried.ts';
import type { PrintResult } from '../../../shared/ipc/channels.ts';
import { aPrinter } from '../testing/a-printer.ts';
import { manualTime } from '../testing/manual-time.ts';
import { createListPrint } from './list-print.ts';
import { reduceVisit } from './reduce-visit.ts';
import { freshVisit } from './visit.ts';

const CARRIED = { itemId: 'licence', version: 2, answers: {} };

/** A checklist page whose printer answers as the test says. */
function atList() {
  const step = { step: 'checklist', itemId: 'licence', page: 0, print: null } as const;
  let visit = reduceVisit(freshVisit('zh-CN'), { type: 'open-guide', step });
  const state = () =>
    visit.page.at === 'guide' && visit.page.here.step === 'checklist' ? visit.page.here.print : undefined;
  const answers: ((result: PrintResult) => void)[] = [];
  const jobs: string[] = [];
  const printer = aPrinter();
  const list = createListPrint({
    printer,
    clock: manualTime(1000).clock,
    getLocale: () => 'zh-CN',
    getState: state,
    apply: (print) => {
      visit = reduceVisit(visit, { type: 'guide-print', print });
    },
    print: (_list: Carried, _locale, job) => {
      jobs.push(job);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  return {
    list,
    printer,
    jobs,
    leave: () => {
      visit = reduceVisit(visit, { type: 'home' });
    },
    state,
    answer: async (result: PrintResult) => {
      answers.shift()?.(result);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('[QU-3, KI-7] the paper of a checklist', () => {
  it('is printed once however often it is pressed', async () => {
    const page = atList();
    page.list.print(CARRIED);
    page.list.print(CARRIED);
    expect(page.jobs).toHaveLength(1);
    await page.answer({ result: 'printed', code: 'none' });
    expect(page.state()).toEqual({ at: 'printed', where: 'here' });
  });

  it('that broke off is asked about, and a second try is another job', async () => {
    const page = atList();
    page.list.print(CARRIED);
    await page.answer({ result: 'unknown', code: 'printer.unreachable' });
    expect(page.state()).toMatchObject({ at: 'asking' });
    page.list.cameOut(false);
    expect(page.state()).toMatchObject({ at: 'failed', again: 'now' });
    page.list.print(CARRIED);
    expect(new Set(page.jobs).size).toBe(2);
    page.list.cameOut(true);
    expect(page.state()).toMatchObject({ at: 'printing' });
  });

  it('waits for the new roll and offers it then', async () => {
    const page = atList();
    page.printer.say({ state: 'offline', paper: 'out' });
    page.list.print(CARRIED);
    await page.answer({ result: 'failed', code: 'printer.no-paper' });
    expect(page.state()).toMatchObject({ at: 'failed', again: 'after-refill' });
    page.list.printerChanged();
    expect(page.state()).toMatchObject({ again: 'after-refill' });
    page.printer.say({ state: 'ready', paper: 'ok' });
    page.list.printerChanged();
    expect(page.state()).toMatchObject({ again: 'refilled' });
  });

  it('that comes when the visitor has left changes nothing', async () => {
    const page = atList();
    page.list.print(CARRIED);
    page.leave();
    await page.answer({ result: 'printed', code: 'none' });
    expect(page.state()).toBeUndefined();
    page.list.print(CARRIED);
    expect(page.jobs).toHaveLength(1);
  });
});

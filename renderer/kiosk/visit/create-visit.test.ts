import { describe, expect, it } from 'vitest';
import type { HallCommandType } from '../../../shared/domain/commands/hall-commands.ts';
import type { BookingMadeReply, SlipReply } from '../../../shared/domain/commands/replies.ts';
import type { PrintResult } from '../../../shared/ipc/channels.ts';
import type { CivicClient, SendOutcome } from '../../data/client.ts';
import { aPrinter } from '../testing/a-printer.ts';
import { manualTime } from '../testing/manual-time.ts';
import { playHall } from '../testing/play-hall.ts';
import { smallHall } from '../testing/small-hall.ts';
import { createVisit, type VisitStore } from './create-visit.ts';
import { freshVisit, NUMBER_PAGE, type SlipState } from './visit.ts';

type Sent = { readonly type: HallCommandType; readonly payload: unknown; answer(outcome: unknown): Promise<void> };

const PRINTED: PrintResult = { result: 'printed', code: 'none' };

/** A visit whose commands and print jobs are answered by the test, when it wants. */
function aVisit() {
  const time = manualTime();
  const hall = playHall(smallHall(), Date.UTC(2026, 4, 12, 2));
  hall.openWindow('w1');
  const sent: Sent[] = [];
  const jobs: {
    readonly slip: SlipReply | BookingMadeReply;
    readonly job: number;
    finish(result: PrintResult): Promise<void>;
  }[] = [];
  const send: CivicClient['send'] = (type, payload) =>
    new Promise((resolve) => {
      sent.push({
        type,
        payload,
        async answer(outcome) {
          resolve(outcome as SendOutcome<typeof type>);
          await settle();
        },
      });
    });
  const printer = aPrinter();
  const visits = createVisit({
    send,
    print: (slip, _locale, job) =>
      new Promise((resolve) => {
        jobs.push({
          slip,
          job,
          async finish(result) {
            resolve(result);
            await settle();
          },
        });
      }),
    printList: () => new Promise(() => undefined),
    printLine: () => new Promise(() => undefined),
    printer,
    clock: time.clock,
    scheduler: time.scheduler,
    locale: 'zh-CN',
  });
  const of = (type: HallCommandType) => sent.filter((each) => each.type === type);
  return { visits, time, hall, sent, of, jobs, printer };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

function press(visits: VisitStore): void {
  visits.actions.openGroups();
  visits.actions.openGroup('tax', false);
  visits.actions.take('normal');
}

describe('[QU-15] a return slip', () => {
  it('is asked for once, printed, and nothing is given back when the page ends', async () => {
    const { visits, of, hall, jobs } = aVisit();
    const slip = hall.take('tax');
    const ref = { by: 'code', number: slip.number, code: '4711' } as const;
    visits.actions.openLookUp();
    visits.actions.lookUp(ref);
    await of('ticket.lookUp')[0]?.answer({ status: 'ok', reply: hall.kiosk('ticket.lookUp', { ref }) });
    visits.actions.takeReturn();
    expect(of('ticket.returnSlip')).toHaveLength(0);
    visits.actions.askReturn();
    visits.actions.takeReturn();
    visits.actions.takeReturn();
    expect(of('ticket.returnSlip').map((each) => each.payload)).toEqual([{ ref }]);
    await of('ticket.returnSlip')[0]?.answer({ status: 'ok', reply: { ...slip, returning: { until: null } } });
    expect(visits.get().page).toMatchObject({ at: 'number', slip: { returning: { until: null } } });
    expect(jobs).toHaveLength(1);
    visits.actions.end();
    expect(of('ticket.unclaimed')).toHaveLength(0);
  });
});

describe('taking a number', () => {
  it('[KI-1] is three touches from home', () => {
    const { visits, of } = aVisit();
    visits.actions.openGroups();
    visits.actions.openGroup('tax', false);
    visits.actions.take('normal');
    expect(of('ticket.take')).toHaveLength(1);
    expect(of('ticket.take')[0]?.payload).toEqual({ groupId: 'tax', class: 'normal', locale: 'zh-CN', needs: [] });
  });

  it('[QU-17] takes all matters of a visit at once, with what is needed at the window', () => {
    const { visits, of } = aVisit();
    visits.actions.openGroups();
    visits.actions.openGroup('tax', false);
    visits.actions.openNeeds();
    visits.actions.setNeed('low-counter', true);
    visits.actions.back();
    for (const groupId of ['pension', 'tax']) {
      visits.actions.addAnother();
      visits.actions.openGroup(groupId, false);
    }
    expect(of('ticket.take')).toHaveLength(0);
    visits.actions.take('normal');
    visits.actions.take('normal');
    expect(of('ticket.take').map((each) => each.payload)).toEqual([
      {
        groupId: 'tax',
        matters: 2,
        also: [{ groupId: 'pension', matters: 1 }],
        class: 'normal',
        locale: 'zh-CN',
        needs: ['low-counter'],
      },
    ]);
  });

  it('a promised slip of an earlier day becomes the number of today; a wrong code goes back to the keys', async () => {
    const { visits, of, jobs, hall } = aVisit();
    const ref = { by: 'code', number: 'G001', code: '4711' } as const;
    const promised = { status: 'refused', error: { ok: false, code: 'slip.promised', params: { number: 'G001' } } };
    visits.actions.openLookUp();
    visits.actions.lookUp(ref);
    await of('ticket.lookUp')[0]?.answer(promised);
    expect(of('promise.take')[0]?.payload).toEqual({ ref, locale: 'zh-CN' });
    expect(visits.get().page.at, 'no number before the answer').toBe('looking');
    await of('promise.take')[0]?.answer({ status: 'ok', reply: { found: false, triesLeft: 2 } });
    expect(visits.get().page).toMatchObject({ at: 'look-up', problem: { kind: 'wrong', triesLeft: 2 } });
    visits.actions.lookUp(ref);
    await of('ticket.lookUp')[1]?.answer(promised);
    const reply = hall.take('tax');
    await of('promise.take')[1]?.answer({ status: 'ok', reply });
    expect(visits.get().page).toMatchObject({ at: 'number', slip: { ticketId: reply.ticketId } });
    expect(jobs).toHaveLength(1);
  });

  it('[QU-3] who has walked away meanwhile has taken nothing, or gives it back', async () => {
    const { visits, of, hall } = aVisit();
    const ref = { by: 'code', number: 'G001', code: '4711' } as const;
    const promised = { status: 'refused', error: { ok: false, code: 'slip.promised', params: { number: 'G001' } } };
    visits.actions.openLookUp();
    visits.actions.lookUp(ref);
    visits.actions.home();
    await of('ticket.lookUp')[0]?.answer(promised);
    expect(of('promise.take')).toHaveLength(0);
    visits.actions.openLookUp();
    visits.actions.lookUp(ref);
    await of('ticket.lookUp')[1]?.answer(promised);
    visits.actions.home();
    const reply = hall.take('tax');
    await of('promise.take')[0]?.answer({ status: 'ok', reply });
    expect(of('ticket.unclaimed')).toMatchObject([{ payload: { ticketId: reply.ticketId } }]);
  });

  it('[QU-3] shows no number before the answer, and prints only after it', async () => {
    const { visits, of, jobs, hall } = aVisit();
    press(visits);
    expect(visits.get().page.at).toBe('taking');
    expect(JSON.stringify(visits.get())).not.toMatch(/G0\d\d/);
    expect(jobs).toHaveLength(0);
    const slip = hall.take('tax');
    await of('ticket.take')[0]?.answer({ status: 'ok', reply: slip });
    expect(visits.get().page).toMatchObject({ at: 'number', slip: { number: 'G001' }, print: { at: 'printing' } });
    expect(jobs).toHaveLength(1);
  });

  it('sends one command for a double touch', () => {
    const { visits, of } = aVisit();
    press(visits);
    visits.actions.take('normal');
    visits.actions.take('priority');
    expect(of('ticket.take')).toHaveLength(1);
  });

  it.each([
    ['home', (visits: VisitStore) => visits.actions.home()],
    ['back', (visits: VisitStore) => visits.actions.back()],
    ['the end of the visit', (visits: VisitStore) => visits.actions.end()],
  ])('[QU-3] gives a number back that arrives after %s', async (_name, leave) => {
    const { visits, of, jobs, hall } = aVisit();
    press(visits);
    leave(visits);
    const slip = hall.take('tax');
    await of('ticket.take')[0]?.answer({ status: 'ok', reply: slip });
    expect(of('ticket.unclaimed').map((each) => each.payload)).toEqual([{ ticketId: slip.ticketId }]);
    expect(visits.get().page.at).not.toBe('number');
    expect(jobs).toHaveLength(0);
  });

  it('[QU-3] gives back the number of the first visitor, not that of the second', async () => {
    const { visits, of, hall } = aVisit();
    press(visits);
    visits.actions.end();
    press(visits);
    const [first, second] = [hall.take('tax'), hall.take('tax')];
    await of('ticket.take')[1]?.answer({ status: 'ok', reply: second });
    await of('ticket.take')[0]?.answer({ status: 'ok', reply: first });
    expect(visits.get().page).toMatchObject({ at: 'number', slip: { number: second.number } });
    expect(of('ticket.unclaimed').map((each) => each.payload)).toEqual([{ ticketId: first.ticketId }]);
  });

  it('[QU-3] an unknown outcome is told, and given back once the server tells the ticket', async () => {
    const { visits, of, hall } = aVisit();
    press(visits);
    let tell: (reply: SlipReply | null) => void = () => undefined;
    const settled = new Promise<SlipReply | null>((resolve) => {
      tell = resolve;
    });
    await of('ticket.take')[0]?.answer({ status: 'unknown', settled });
    expect(visits.get().page).toMatchObject({ at: 'take-failed', trouble: { code: 'unknown' } });
    expect(of('ticket.unclaimed')).toHaveLength(0);
    const slip = hall.take('tax');
    tell(slip);
    await settle();
    expect(of('ticket.unclaimed').map((each) => each.payload)).toEqual([{ ticketId: slip.ticketId }]);
  });

  it('an unknown outcome that turns out not to have happened gives nothing back', async () => {
    const { visits, of } = aVisit();
    press(visits);
    await of('ticket.take')[0]?.answer({ status: 'unknown', settled: Promise.resolve(null) });
    expect(of('ticket.unclaimed')).toHaveLength(0);
  });

  it.each([
    [{ status: 'not-sent', code: 'offline' }, 'offline'],
    [{ status: 'refused', error: { ok: false, code: 'group.intake-stopped' } }, 'group.intake-stopped'],
    [{ status: 'refused', error: { ok: false, code: 'rate-limited', retryAfterMs: 4000 } }, 'rate-limited'],
  ])('%j is a page of its own, from which back leads to the group', async (outcome, code) => {
    const { visits, of } = aVisit();
    press(visits);
    await of('ticket.take')[0]?.answer(outcome);
    expect(visits.get().page).toMatchObject({ at: 'take-failed', trouble: { code } });
    visits.actions.back();
    expect(visits.get().page).toMatchObject({ at: 'group', groupId: 'tax' });
  });
});

describe('the number page', () => {
  async function withNumber() {
    const parts = aVisit();
    press(parts.visits);
    const slip = parts.hall.take('tax');
    await parts.of('ticket.take')[0]?.answer({ status: 'ok', reply: slip });
    const print = (): SlipState | undefined => {
      const { page } = parts.visits.get();
      return page.at === 'number' ? page.print : undefined;
    };
    return { ...parts, slip, print };
  }

  it('[KI-4] leaves 15 s after the slip is out, and reports the print', async () => {
    const { visits, time, jobs, of, slip } = await withNumber();
    await jobs[0]?.finish(PRINTED);
    expect(of('slip.printed')[0]?.payload).toEqual({ ticketId: slip.ticketId, version: 1, result: 'printed' });
    time.advance(NUMBER_PAGE.stayMs - 1);
    expect(visits.get().page.at).toBe('number');
    time.advance(1);
    expect(visits.get()).toEqual(freshVisit('zh-CN'));
  });

  it('stays twice as long in senior mode', async () => {
    const { visits, time, jobs } = await withNumber();
    visits.actions.show({ senior: true });
    await jobs[0]?.finish(PRINTED);
    time.advance(NUMBER_PAGE.stayMs);
    expect(visits.get().page.at).toBe('number');
    time.advance(NUMBER_PAGE.stayMs);
    expect(visits.get().page.at).toBe('home');
  });

  it('does not leave while the slip is still printing', async () => {
    const { visits, time } = await withNumber();
    time.advance(10 * NUMBER_PAGE.stayMs);
    expect(visits.get().page.at).toBe('number');
  });

  it('[KI-7] stays until it is touched when nothing was printed, and can print again', async () => {
    const { visits, time, jobs, print, of } = await withNumber();
    await jobs[0]?.finish({ result: 'failed', code: 'printer.unreachable' });
    expect(print()).toEqual({ at: 'failed', job: 1, again: 'now' });
    time.advance(10 * NUMBER_PAGE.stayMs);
    expect(visits.get().page.at).toBe('number');
    visits.actions.printAgain();
    expect(jobs[1]?.job).toBe(2);
    await jobs[1]?.finish(PRINTED);
    expect(of('slip.printed').map((each) => (each.payload as { result: string }).result)).toEqual([
      'failed',
      'printed',
    ]);
    time.advance(NUMBER_PAGE.stayMs);
    expect(visits.get().page.at).toBe('home');
  });

  it('[KI-7] out of paper: stays until touched, and offers the slip once when a new roll is in', async () => {
    const { visits, time, jobs, print, printer } = await withNumber();
    printer.say({ state: 'offline', paper: 'out' });
    await jobs[0]?.finish({ result: 'failed', code: 'printer.no-paper' });
    expect(print()).toEqual({ at: 'failed', job: 1, again: 'after-refill' });
    visits.actions.printAgain();
    time.advance(10 * NUMBER_PAGE.stayMs);
    expect([jobs.length, visits.get().page.at]).toEqual([1, 'number']);
    printer.say({ state: 'cover-open', paper: 'ok' });
    expect(print()).toMatchObject({ again: 'after-refill' });
    printer.say({ state: 'ready', paper: 'ok' });
    expect(print()).toMatchObject({ again: 'refilled' });
    visits.actions.printAgain();
    await jobs[1]?.finish({ result: 'failed', code: 'printer.no-paper' });
    printer.say({ state: 'ready', paper: 'low' });
    expect(print()).toEqual({ at: 'failed', job: 2, again: 'never' });
  });

  it('[KI-7] offers nothing of a visitor who has gone [KI-4]', async () => {
    const { visits, jobs, printer } = await withNumber();
    await jobs[0]?.finish({ result: 'failed', code: 'printer.no-paper' });
    visits.actions.end();
    printer.say({ state: 'ready', paper: 'ok' });
    expect(visits.get()).toEqual(freshVisit('zh-CN'));
  });

  it('[KI-7] the roll ended in the middle of the slip: it waits for the refill as well', async () => {
    const { visits, jobs, print, printer } = await withNumber();
    printer.say({ state: 'offline', paper: 'out' });
    await jobs[0]?.finish({ result: 'unknown', code: 'printer.broke-off' });
    visits.actions.paperCameOut(false);
    expect(print()).toEqual({ at: 'failed', job: 1, again: 'after-refill' });
    printer.say({ state: 'ready', paper: 'ok' });
    expect(print()).toMatchObject({ again: 'refilled' });
  });

  it('[KI-7] says when the slip lies next door', async () => {
    const { jobs, print } = await withNumber();
    await jobs[0]?.finish({ result: 'printed', code: 'printer.neighbour' });
    expect(print()).toEqual({ at: 'printed', where: 'neighbour' });
  });

  it('offers no second try without a printer', async () => {
    const { visits, jobs, print } = await withNumber();
    await jobs[0]?.finish({ result: 'failed', code: 'printer.none' });
    expect(print()).toEqual({ at: 'failed', job: 1, again: 'never' });
    visits.actions.printAgain();
    expect(jobs).toHaveLength(1);
  });

  it.each([
    [true, 'printed'],
    [false, 'failed'],
  ])('[QU-3] asks when the printer broke off; paper complete: %s -> %s', async (yes, result) => {
    const { visits, jobs, print, of } = await withNumber();
    await jobs[0]?.finish({ result: 'unknown', code: 'printer.broke-off' });
    expect(print()).toMatchObject({ at: 'asking' });
    expect(of('slip.printed')).toHaveLength(0);
    visits.actions.paperCameOut(yes);
    expect(of('slip.printed').map((each) => each.payload)).toMatchObject([{ result }]);
  });

  it('[QU-3] reports unknown when the visitor leaves without answering', async () => {
    const { visits, jobs, of } = await withNumber();
    await jobs[0]?.finish({ result: 'unknown', code: 'printer.broke-off' });
    visits.actions.end();
    expect(of('slip.printed').map((each) => each.payload)).toMatchObject([{ result: 'unknown' }]);
  });

  it('[KI-4] "done" clears at once, and a late printer answer brings nothing back', async () => {
    const { visits, jobs, time, of } = await withNumber();
    visits.actions.end();
    expect(visits.get()).toEqual(freshVisit('zh-CN'));
    await jobs[0]?.finish(PRINTED);
    expect(visits.get()).toEqual(freshVisit('zh-CN'));
    expect(of('slip.printed')).toHaveLength(1);
    expect(time.running()).toBe(0);
  });
});

describe('looking a number up', () => {
  const REF = { by: 'code', number: 'G001', code: '4711' } as const;

  async function found() {
    const parts = aVisit();
    const slip = parts.hall.take('tax');
    parts.visits.actions.openLookUp();
    parts.visits.actions.lookUp(REF);
    const reply = parts.hall.kiosk('ticket.lookUp', { ref: REF });
    await parts.of('ticket.lookUp')[0]?.answer({ status: 'ok', reply });
    return { ...parts, slip };
  }

  it('shows the ticket', async () => {
    const { visits } = await found();
    expect(visits.get().page).toMatchObject({ at: 'ticket', ticket: { number: 'G001' }, standing: { ahead: 0 } });
  });

  it('[QU-18] a wrong code keeps the number, forgets the code and says how often one may try', async () => {
    const { visits, of } = aVisit();
    visits.actions.openLookUp();
    visits.actions.lookUp({ ...REF, code: '0000' });
    await of('ticket.lookUp')[0]?.answer({ status: 'ok', reply: { found: false, triesLeft: 4 } });
    expect(visits.get().page).toEqual({
      at: 'look-up',
      step: 'code',
      number: 'G001',
      code: '',
      problem: { kind: 'wrong', triesLeft: 4 },
    });
  });

  it('cancels only after the question, and once for two touches', async () => {
    const { visits, of, hall } = await found();
    visits.actions.cancel();
    expect(of('ticket.cancel')).toHaveLength(0);
    visits.actions.askCancel();
    visits.actions.cancel();
    visits.actions.cancel();
    expect(of('ticket.cancel')).toHaveLength(1);
    await of('ticket.cancel')[0]?.answer({ status: 'ok', reply: hall.kiosk('ticket.cancel', { ref: REF }) });
    expect(visits.get().page).toMatchObject({ at: 'ticket', done: 'cancelled', ticket: { status: 'cancelled' } });
  });

  it('a refused act is told on the same page', async () => {
    const { visits, of } = await found();
    visits.actions.reactivate();
    await of('ticket.reactivate')[0]?.answer({ status: 'refused', error: { ok: false, code: 'reactivate.limit' } });
    expect(visits.get().page).toMatchObject({ at: 'ticket', step: 'show', trouble: { code: 'reactivate.limit' } });
  });

  it('an answer for a visitor who has gone changes nothing', async () => {
    const { visits, of, hall } = aVisit();
    const slip = hall.take('tax');
    visits.actions.openLookUp();
    visits.actions.lookUp(REF);
    visits.actions.end();
    const reply = hall.kiosk('ticket.lookUp', { ref: { by: 'token', token: `hash-${slip.ticketId}` } });
    await of('ticket.lookUp')[0]?.answer({ status: 'ok', reply });
    expect(visits.get()).toEqual(freshVisit('zh-CN'));
  });

  it('a scan on the number page is ignored: the number stays', async () => {
    const { visits, of, hall } = aVisit();
    press(visits);
    await of('ticket.take')[0]?.answer({ status: 'ok', reply: hall.take('tax') });
    visits.actions.lookUp({ by: 'token', token: 'abcdefghijklmnopqrstuv' });
    expect(of('ticket.lookUp')).toHaveLength(0);
    expect(visits.get().page.at).toBe('number');
  });
});

describe('the end of a visit', () => {
  it('[KI-4] leaves nothing of it in memory, and home keeps how it is shown', async () => {
    const { visits, of } = aVisit();
    visits.actions.show({ locale: 'en', senior: true, highContrast: true, low: true });
    visits.actions.openLookUp();
    visits.actions.entry('G001', '');
    visits.actions.home();
    expect(visits.get().appearance).toMatchObject({ locale: 'en', senior: true, highContrast: true, low: true });
    expect(JSON.stringify(visits.get())).not.toContain('G001');
    visits.actions.openLookUp();
    visits.actions.lookUp({ by: 'code', number: 'G001', code: '4711' });
    await of('ticket.lookUp')[0]?.answer({ status: 'not-sent', code: 'offline' });
    visits.actions.end();
    expect(visits.get()).toEqual(freshVisit('zh-CN'));
    expect(JSON.stringify(visits)).not.toContain('G001');
  });

  it('a new language of the settings waits for the visitor who chose their own', () => {
    const { visits } = aVisit();
    visits.actions.show({ senior: true });
    visits.actions.openGroups();
    visits.setLocale('en');
    expect(visits.get().appearance.locale).toBe('zh-CN');
    visits.actions.end();
    expect(visits.get().appearance.locale).toBe('en');
  });
});

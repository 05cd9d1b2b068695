import type { Carried } from '../../../shared/domain/catalogue/carried.ts';
import type { HallCommandOf } from '../../../shared/domain/commands/hall-commands.ts';
import type { BookingMadeReply, SlipReply } from '../../../shared/domain/commands/replies.ts';
import { isOutOfPaper } from '../../../shared/domain/device/health.ts';
import type { Need } from '../../../shared/domain/hall/hall-words.ts';
import { mattersByGroup } from '../../../shared/domain/hall/visit-size.ts';
import type { TicketClass } from '../../../shared/domain/ticket/ticket.ts';
import type { PrintResult } from '../../../shared/ipc/channels.ts';
import { assert } from '../../../shared/lib/assert.ts';
import type { Clock, Scheduler, Timer } from '../../../shared/lib/clock.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { CivicClient, SendOutcome } from '../../data/client.ts';
import { type Message, messageOf, messageOfOutcome } from '../../i18n/message.ts';
import type { PrinterStatusSource } from '../../platform/printer-status.ts';
import { type AskActions, createAskActions } from '../ask/ask-actions.ts';
import { type BookingActions, createBookingActions } from '../booking/booking-actions.ts';
import type { GuideEvent, GuideStep } from '../guide/guide-page.ts';
import type { LineWish } from '../lines/line-content.ts';
import type { LineEvent } from '../lines/line-page.ts';
import { againAfter, canPrint } from './again.ts';
import { createListPrint, type PrintList } from './list-print.ts';
import { reduceVisit } from './reduce-visit.ts';
import type { Appearance, GroupPage, SlipState, TakePage, Visit, VisitorRef } from './visit.ts';
import { freshVisit, numberStayMs } from './visit.ts';
import type { VisitEvent } from './visit-event.ts';

export type VisitDeps = {
  readonly send: CivicClient['send'];
  /** Draws and prints the slip. `job` tells attempts of one slip apart. */
  readonly print: (slip: SlipReply | BookingMadeReply, locale: Locale, job: number) => Promise<PrintResult>;
  /** Draws and prints a checklist of the guide. */
  readonly printList: PrintList<Carried>;
  /** The same for an express line. */
  readonly printLine: PrintList<LineWish>;
  /** The printer as it last said; tells of the new roll of paper [KI-7]. */
  readonly printer: PrinterStatusSource;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly locale: Locale;
};

/** Everything a screen can ask for. Each call is one touch. */
export interface VisitActions {
  show(change: Partial<Appearance>): void;
  home(): void;
  back(): void;
  turn(page: number): void;
  readonly ask: AskActions;
  openGroups(): void;
  openGroup(groupId: string, unsure: boolean): void;
  openItem(itemId: string): void;
  openGuide(step: GuideStep): void;
  /** A step at the guide desk. */
  guide(event: GuideEvent): void;
  printList(list: Carried): void;
  /** The visitor says whether the list came out after the printer broke off. */
  listCameOut(yes: boolean): void;
  openLines(): void;
  /** A step in the guides of the express lines. */
  line(event: LineEvent): void;
  printLine(line: LineWish): void;
  lineCameOut(yes: boolean): void;
  /** A number for the matter of a checklist, which goes with it. */
  takeFor(groupId: string, carried: Carried): void;
  take(ticketClass: TicketClass): void;
  /** [QU-17] Another matter of the same visit: the list again. */
  addAnother(): void;
  dropMatter(groupId: string): void;
  openNeeds(): void;
  setNeed(need: Need, on: boolean): void;
  /** The visitor says whether the paper came out after the printer broke off [QU-3]. */
  paperCameOut(yes: boolean): void;
  printAgain(): void;
  openLookUp(): void;
  entry(number: string, code: string): void;
  entryNext(): void;
  lookUp(ref: VisitorRef): void;
  notASlip(): void;
  askCancel(): void;
  keep(): void;
  /** [QU-15] instead of waiting out an outside fault. */
  askReturn(): void;
  takeReturn(): void;
  cancel(): void;
  reactivate(): void;
  /** Appointments: pages of their own. */
  readonly booking: BookingActions;
  /** Ends the visit: everything about it is forgotten at once [KI-4]. */
  end(): void;
}

export interface VisitStore {
  readonly actions: VisitActions;
  get(): Visit;
  subscribe(listener: () => void): () => void;
  /** Language of the next visits, from the settings; a visit under way keeps its own. */
  setLocale(locale: Locale): void;
  stop(): void;
}

/**
 * The visit of the person in front of the kiosk: its state and everything that goes out because of it. It owns the two
 * promises of the number path [QU-3]: no number is shown before the server has acknowledged it, and a number that
 * arrives when the visitor has gone is given back. Nothing here is written to disk.
 */
export function createVisit(deps: VisitDeps): VisitStore {
  let startLocale = deps.locale;
  let visit = freshVisit(startLocale);
  let presses = 0;
  let leave: Timer | null = null;
  let stopped = false;
  const listeners = new Set<() => void>();

  function set(next: Visit): void {
    if (next === visit) return;
    visit = next;
    for (const listener of listeners) listener();
  }

  function apply(event: VisitEvent): void {
    set(reduceVisit(visit, event));
    if (visit.page.at !== 'number') stayNoMore();
  }

  function stayNoMore(): void {
    leave?.cancel();
    leave = null;
  }

  function end(): void {
    stayNoMore();
    set(freshVisit(startLocale));
  }

  function giveBack(ticketId: string): void {
    void deps.send('ticket.unclaimed', { ticketId });
  }

  function take(ticketClass: TicketClass): void {
    const { page } = visit;
    // A second touch meets the page 'taking' and sends nothing.
    if (page.at !== 'group' && page.at !== 'matters') return;
    presses += 1;
    const press = presses;
    const { locale } = visit.appearance;
    apply({ type: 'take', class: ticketClass, press });
    const payload = { ...whatOf(page), class: ticketClass, locale, needs: [...visit.needs] };
    void deps.send('ticket.take', payload).then((outcome) => taken(press, locale, outcome));
  }

  function taken(press: number, locale: Locale, outcome: SendOutcome<'ticket.take'>): void {
    const here = !stopped && visit.page.at === 'taking' && visit.page.press === press;
    if (outcome.status === 'ok') {
      if (here) {
        apply({ type: 'took', press, slip: outcome.reply });
        print(outcome.reply, locale, 1);
      } else giveBack(outcome.reply.ticketId);
      return;
    }
    if (outcome.status === 'unknown') {
      void outcome.settled?.then((reply) => {
        if (reply !== null) giveBack(reply.ticketId);
      });
    }
    apply({ type: 'take-failed', press, trouble: troubleOf(outcome) });
  }

  function print(slip: SlipReply, locale: Locale, job: number): void {
    const note = (state: SlipState): void => slipState(slip, state);
    void deps.print(slip, locale, job).then(({ result, code }) => {
      switch (result) {
        case 'printed':
          report(slip, 'printed');
          note({ at: 'printed', where: code === 'printer.neighbour' ? 'neighbour' : 'here' });
          break;
        case 'failed':
          report(slip, 'failed');
          note({ at: 'failed', job, again: againAfter(code, job) });
          break;
        case 'unknown':
          note({ at: 'asking', job });
          break;
        default:
          unreachable(result);
      }
    });
  }

  function report(slip: SlipReply, result: PrintResult['result']): void {
    void deps.send('slip.printed', { ticketId: slip.ticketId, version: slip.version, result });
  }

  function slipState(slip: SlipReply, print: SlipState): void {
    const { page } = visit;
    if (page.at !== 'number' || page.slip.ticketId !== slip.ticketId) {
      // The visitor left without answering: what became of the paper stays unknown.
      if (print.at === 'asking') report(slip, 'unknown');
      return;
    }
    stayNoMore();
    if (print.at !== 'printed') {
      apply({ type: 'slip', ticketId: slip.ticketId, print, leaveAt: null });
      return;
    }
    const stayMs = numberStayMs(visit.appearance.senior);
    apply({ type: 'slip', ticketId: slip.ticketId, print, leaveAt: deps.clock.monotonic() + stayMs });
    leave = deps.scheduler.after(stayMs, end);
  }

  /** [KI-7] a new roll is in: the slip that is missing is offered, for as long as the number is still on the screen. */
  function refilled(): void {
    const { page } = visit;
    if (page.at !== 'number' || page.print.at !== 'failed' || page.print.again !== 'after-refill') return;
    if (canPrint(deps.printer.get())) slipState(page.slip, { ...page.print, again: 'refilled' });
  }
  const paper = { ...deps, getLocale: () => visit.appearance.locale };
  const list = createListPrint({
    ...paper,
    print: deps.printList,
    getState: () =>
      visit.page.at === 'guide' && visit.page.here.step === 'checklist' ? visit.page.here.print : undefined,
    apply: (print) => apply({ type: 'guide-print', print }),
  });
  const linePaper = createListPrint({
    ...paper,
    print: deps.printLine,
    getState: () => (visit.page.at === 'line' && visit.page.here.step === 'plan' ? visit.page.here.print : undefined),
    apply: (print) => apply({ type: 'line-print', print }),
  });
  const stopWatching = deps.printer.subscribe(() => {
    refilled();
    list.printerChanged();
    linePaper.printerChanged();
  });

  function leaveNumber(): void {
    const { page } = visit;
    if (page.at === 'number' && page.print.at === 'asking') report(page.slip, 'unknown');
    end();
  }

  function lookUp(ref: VisitorRef): void {
    const before = visit.page;
    presses += 1;
    const press = presses;
    apply({ type: 'look-up', ref, press });
    if (visit.page === before) return;
    const { locale } = visit.appearance;
    void deps.send('ticket.lookUp', { ref }).then((outcome) => {
      if (outcome.status === 'refused' && outcome.error.code === 'slip.promised') takePromised(ref, press, locale);
      else if (outcome.status === 'refused' && outcome.error.code === 'slip.booked') booking.lookUp(ref);
      else if (outcome.status === 'ok') apply({ type: 'looked-up', press, reply: outcome.reply });
      else apply({ type: 'look-up-failed', press, trouble: troubleOf(outcome) });
    });
  }

  /** A slip of an earlier day whose holder was promised to be first today: showing it is asking for the number. */
  function takePromised(ref: VisitorRef, press: number, locale: Locale): void {
    const isHere = () => !stopped && visit.page.at === 'looking' && visit.page.press === press;
    // Who has walked away keeps the promise: nothing was taken.
    if (!isHere()) return;
    void deps.send('promise.take', { ref, locale }).then((outcome) => {
      if (outcome.status !== 'ok') return apply({ type: 'look-up-failed', press, trouble: troubleOf(outcome) });
      const { reply } = outcome;
      if (!('ticketId' in reply)) return apply({ type: 'looked-up', press, reply });
      if (!isHere()) return giveBack(reply.ticketId);
      apply({ type: 'promise-kept', press, slip: reply });
      print(reply, locale, 1);
    });
  }

  function act(type: 'ticket.cancel' | 'ticket.reactivate'): void {
    const before = visit.page;
    if (before.at !== 'ticket') return;
    presses += 1;
    const press = presses;
    apply({ type: type === 'ticket.cancel' ? 'cancel' : 'reactivate', press });
    if (visit.page === before) return;
    void deps.send(type, { ref: before.ref }).then((outcome) => {
      if (outcome.status !== 'ok') apply({ type: 'act-failed', press, trouble: troubleOf(outcome) });
      else if (!outcome.reply.found) apply({ type: 'act-failed', press, trouble: messageOf('slip.not-found') });
      else apply({ type: 'acted', press, ticket: outcome.reply.ticket, standing: outcome.reply.standing });
    });
  }

  /** Ends the number and prints the slip to come back with. The answer is paper whoever reads it: it is not undone. */
  function takeReturn(): void {
    const before = visit.page;
    if (before.at !== 'ticket') return;
    presses += 1;
    const press = presses;
    apply({ type: 'return', press });
    if (visit.page === before) return;
    const { locale } = visit.appearance;
    void deps.send('ticket.returnSlip', { ref: before.ref }).then((outcome) => {
      if (outcome.status !== 'ok') return apply({ type: 'act-failed', press, trouble: troubleOf(outcome) });
      const { reply } = outcome;
      if (!('ticketId' in reply)) return apply({ type: 'act-failed', press, trouble: messageOf('slip.not-found') });
      apply({ type: 'returned', press, slip: reply });
      print(reply, locale, 1);
    });
  }

  const booking = createBookingActions({
    send: deps.send,
    print: deps.print,
    apply: (touch) => apply({ type: 'booking', touch }),
    page: () => visit.page,
    locale: () => visit.appearance.locale,
    nextPress: () => {
      presses += 1;
      return presses;
    },
    onNumber: (slip, locale) => print(slip, locale, 1),
    giveBack,
  });

  const actions: VisitActions = {
    booking,
    show: (change) => apply({ type: 'appearance', change }),
    home: () => (visit.page.at === 'number' ? leaveNumber() : apply({ type: 'home' })),
    back: () => (visit.page.at === 'number' ? leaveNumber() : apply({ type: 'back' })),
    turn: (page) => apply({ type: 'turn', page }),
    ask: createAskActions({
      send: deps.send,
      visit: () => visit,
      apply: (act) => apply({ type: 'ask', act }),
      newPress: () => ++presses,
    }),
    openGroups: () => apply({ type: 'open-groups' }),
    openGroup: (groupId, unsure) => apply({ type: 'open-group', groupId, unsure }),
    openItem: (itemId) => apply({ type: 'open-item', itemId }),
    openGuide: (step) => apply({ type: 'open-guide', step }),
    guide: apply,
    printList: list.print,
    listCameOut: list.cameOut,
    openLines: () => apply({ type: 'open-lines' }),
    line: apply,
    printLine: linePaper.print,
    lineCameOut: linePaper.cameOut,
    takeFor: (groupId, carried) => apply({ type: 'take-for', groupId, carried }),
    take,
    addAnother: () => apply({ type: 'add-another' }),
    dropMatter: (groupId) => apply({ type: 'drop-matter', groupId }),
    openNeeds: () => apply({ type: 'open-needs' }),
    setNeed: (need, on) => apply({ type: 'need', need, on }),
    paperCameOut: (yes) => {
      const { page } = visit;
      if (page.at !== 'number' || page.print.at !== 'asking') return;
      report(page.slip, yes ? 'printed' : 'failed');
      if (yes) return slipState(page.slip, { at: 'printed', where: 'here' });
      // It broke off because the roll ended, or for another reason: only with paper there is something to try again.
      const again = isOutOfPaper(deps.printer.get()) ? 'after-refill' : 'now';
      slipState(page.slip, { at: 'failed', job: page.print.job, again });
    },
    printAgain: () => {
      const { page } = visit;
      if (page.at !== 'number' || page.print.at !== 'failed') return;
      if (page.print.again !== 'now' && page.print.again !== 'refilled') return;
      const job = page.print.job + 1;
      slipState(page.slip, { at: 'printing', job });
      print(page.slip, visit.appearance.locale, job);
    },
    openLookUp: () => apply({ type: 'open-look-up' }),
    entry: (number, code) => apply({ type: 'entry', number, code }),
    entryNext: () => apply({ type: 'entry-next' }),
    lookUp,
    notASlip: () => apply({ type: 'not-a-slip' }),
    askCancel: () => apply({ type: 'ask-cancel' }),
    askReturn: () => apply({ type: 'ask-return' }),
    takeReturn,
    keep: () => apply({ type: 'keep' }),
    cancel: () => act('ticket.cancel'),
    reactivate: () => act('ticket.reactivate'),
    end: leaveNumber,
  };

  return {
    actions,
    get: () => visit,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setLocale(locale) {
      const fresh = visit.appearance.locale === startLocale && visit.page.at === 'home';
      startLocale = locale;
      if (fresh) apply({ type: 'appearance', change: { locale } });
    },
    stop() {
      stopped = true;
      stopWatching();
      stayNoMore();
      listeners.clear();
    },
  };
}

/** What is taken from a page: one matter, or those of a visit [QU-17]. */
type What = Pick<HallCommandOf<'ticket.take'>['payload'], 'groupId' | 'matters' | 'also' | 'carried'>;

function whatOf(page: TakePage): What {
  const origin = originOf(page);
  const what = mattersOf(page);
  // The checklist goes with the number of its own matter.
  return origin.carried && origin.groupId === what.groupId ? { ...what, carried: origin.carried } : what;
}

function mattersOf(page: TakePage): What {
  if (page.at === 'group') return { groupId: page.groupId };
  const [first, ...also] = mattersByGroup(page.matters);
  assert(first !== undefined, 'a visit has a matter');
  return { ...first, also: [...also] };
}

/** The page on which the visit of several matters began. */
function originOf(page: TakePage): GroupPage {
  return page.at === 'group' ? page : originOf(page.back.back);
}

/** The sentence for an answer that is not the wished one; every such answer has one. */
function troubleOf<
  T extends
    | 'ticket.take'
    | 'promise.take'
    | 'ticket.returnSlip'
    | 'ticket.lookUp'
    | 'ticket.cancel'
    | 'ticket.reactivate',
>(outcome: SendOutcome<T>): Message {
  return messageOfOutcome(outcome) ?? messageOf('unknown');
}

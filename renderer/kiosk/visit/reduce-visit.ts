import type { VisitorReply } from '../../../shared/domain/commands/replies.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { reduceAsk, turnAsk } from '../ask/ask-page.ts';
import { backFromBooking, reduceBooking, turnBooking } from '../booking/booking-page.ts';
import { guideBack, openGuide, reduceGuide, turnGuide } from '../guide/guide-page.ts';
import { lineBack, openLines, reduceLine, turnLine } from '../lines/line-page.ts';
import type { MattersPage, Page, Visit, VisitorRef } from './visit.ts';
import { HOME } from './visit.ts';
import type { VisitEvent } from './visit-event.ts';

const LOOK_UP: Extract<Page, { at: 'look-up' }> = {
  at: 'look-up',
  step: 'number',
  number: '',
  code: '',
  problem: null,
};

/** One step of a visit. Pure; an event that does not fit the page changes nothing. */
export function reduceVisit(visit: Visit, event: VisitEvent): Visit {
  if (event.type === 'appearance') return { ...visit, appearance: { ...visit.appearance, ...event.change } };
  if (event.type === 'need') {
    if (visit.page.at !== 'needs') return visit;
    const others = visit.needs.filter((each) => each !== event.need);
    return { ...visit, needs: event.on ? [...others, event.need] : others };
  }
  const page = reducePage(visit.page, event);
  if (event.type === 'home') return { ...visit, needs: [], page };
  return page === visit.page ? visit : { ...visit, page };
}

type PageEvent = Exclude<VisitEvent, { type: 'appearance' | 'need' }>;

function reducePage(page: Page, event: PageEvent): Page {
  switch (event.type) {
    case 'home':
      return HOME;
    case 'booking':
      return reduceBooking(page, event.touch);
    case 'back':
      return back(page);
    case 'turn':
      return turn(page, event.page);
    case 'ask':
      return reduceAsk(page, event.act);
    case 'open-groups':
      return { at: 'groups', page: 0 };
    case 'open-group':
      if (page.at === 'another') {
        return { at: 'matters', page: 0, matters: [...page.matters, event.groupId], back: page };
      }
      if (page.at !== 'home' && page.at !== 'groups') return page;
      return { at: 'group', groupId: event.groupId, unsure: event.unsure, list: page, page: 0, item: null };
    case 'open-item':
      return page.at === 'group' ? { ...page, item: { id: event.itemId, page: 0 } } : page;
    case 'open-guide':
      return openGuide(event.step);
    case 'guide-go':
    case 'guide-set':
    case 'guide-answer':
    case 'guide-print':
      return page.at === 'guide' ? reduceGuide(page, event) : page;
    case 'open-lines':
      return page.at === 'guide' ? openLines(page) : page;
    case 'line-choose':
    case 'line-answer':
    case 'line-part':
    case 'line-print':
      return page.at === 'line' ? reduceLine(page, event) : page;
    case 'take-for': {
      if (page.at !== 'guide' && page.at !== 'line') return page;
      const { groupId, carried } = event;
      return {
        at: 'group',
        groupId,
        unsure: false,
        list: page,
        carried,
        page: 0,
        item: { id: carried.itemId, page: 0 },
      };
    }
    case 'add-another':
      if (page.at === 'group') return { at: 'another', page: 0, matters: [page.groupId], back: page };
      if (page.at === 'matters') return { at: 'another', page: 0, matters: page.matters, back: page };
      return page;
    case 'drop-matter':
      return page.at === 'matters' ? dropMatter(page, event.groupId) : page;
    case 'open-needs':
      return page.at === 'group' || page.at === 'matters' ? { at: 'needs', from: page } : page;
    case 'take':
      if (page.at === 'group' || page.at === 'matters')
        return { at: 'taking', press: event.press, from: page, class: event.class };
      return page;
    case 'took':
      if (page.at !== 'taking' || page.press !== event.press) return page;
      return { at: 'number', slip: event.slip, print: { at: 'printing', job: 1 }, leaveAt: null };
    case 'take-failed':
      if (page.at !== 'taking' || page.press !== event.press) return page;
      return { at: 'take-failed', from: page.from, trouble: event.trouble };
    case 'slip':
      if (page.at !== 'number' || page.slip.ticketId !== event.ticketId) return page;
      return { ...page, print: event.print, leaveAt: event.leaveAt };
    default:
      return reduceLookUp(page, event);
  }
}

type LookUpEvent = Extract<
  PageEvent,
  {
    type:
      | 'open-look-up'
      | 'entry'
      | 'entry-next'
      | 'not-a-slip'
      | 'look-up'
      | 'looked-up'
      | 'promise-kept'
      | 'look-up-failed'
      | 'ask-cancel'
      | 'ask-return'
      | 'return'
      | 'returned'
      | 'keep'
      | 'cancel'
      | 'reactivate'
      | 'acted'
      | 'act-failed';
  }
>;

function reduceLookUp(page: Page, event: LookUpEvent): Page {
  switch (event.type) {
    case 'open-look-up':
      return LOOK_UP;
    case 'entry':
      if (page.at !== 'look-up') return page;
      return { ...page, number: event.number, code: event.code, problem: null };
    case 'entry-next':
      return page.at === 'look-up' ? { ...page, step: 'code', code: '', problem: null } : page;
    case 'not-a-slip':
      return page.at === 'look-up' || page.at === 'home' ? { ...LOOK_UP, problem: { kind: 'not-a-slip' } } : page;
    case 'look-up':
      return page.at === 'look-up' || page.at === 'home' || page.at === 'groups'
        ? { at: 'looking', press: event.press, ref: event.ref }
        : page;
    case 'looked-up':
      if (page.at !== 'looking' || page.press !== event.press) return page;
      if (!event.reply.found) {
        return { ...entryOf(page.ref), problem: { kind: 'wrong', triesLeft: event.reply.triesLeft } };
      }
      return shown(page.ref, event.press, event.reply);
    case 'promise-kept':
      if (page.at !== 'looking' || page.press !== event.press) return page;
      return { at: 'number', slip: event.slip, print: { at: 'printing', job: 1 }, leaveAt: null };
    case 'look-up-failed':
      if (page.at !== 'looking' || page.press !== event.press) return page;
      return { ...entryOf(page.ref), problem: { kind: 'trouble', trouble: event.trouble } };
    case 'ask-cancel':
      return page.at === 'ticket' ? { ...page, step: 'confirm-cancel', trouble: null } : page;
    case 'ask-return':
      return page.at === 'ticket' ? { ...page, step: 'confirm-return', trouble: null } : page;
    case 'return':
      if (page.at !== 'ticket' || page.step !== 'confirm-return') return page;
      return { ...page, step: 'returning', press: event.press, trouble: null };
    case 'returned':
      if (page.at !== 'ticket' || page.press !== event.press) return page;
      return { at: 'number', slip: event.slip, print: { at: 'printing', job: 1 }, leaveAt: null };
    case 'keep':
      return page.at === 'ticket' ? { ...page, step: 'show' } : page;
    case 'cancel':
      if (page.at !== 'ticket' || page.step !== 'confirm-cancel') return page;
      return { ...page, step: 'cancelling', press: event.press, trouble: null };
    case 'reactivate':
      if (page.at !== 'ticket' || page.step !== 'show') return page;
      return { ...page, step: 'reactivating', press: event.press, trouble: null };
    case 'acted':
      if (page.at !== 'ticket' || page.press !== event.press) return page;
      return {
        ...page,
        ticket: event.ticket,
        standing: event.standing,
        step: 'show',
        done: page.step === 'cancelling' ? 'cancelled' : 'reactivated',
      };
    case 'act-failed':
      if (page.at !== 'ticket' || page.press !== event.press) return page;
      return { ...page, step: 'show', trouble: event.trouble };
    default:
      return unreachable(event);
  }
}

/** One matter less, on the way back too; with none left it is the plain list again. */
function dropMatter(page: MattersPage, groupId: string): Page {
  const without = (matters: readonly string[]) => matters.toSpliced(matters.lastIndexOf(groupId), 1);
  if (!page.matters.includes(groupId)) return page;
  const matters = without(page.matters);
  if (matters.length === 0) return { at: 'groups', page: 0 };
  const { back } = page;
  return {
    ...page,
    matters,
    back: back.matters.includes(groupId) ? { ...back, matters: without(back.matters) } : back,
  };
}

/** One page back; nothing that was entered is lost. */
function back(page: Page): Page {
  switch (page.at) {
    case 'home':
    case 'groups':
    case 'number':
      return HOME;
    case 'group':
      return page.item === null || page.carried ? page.list : { ...page, item: null };
    case 'guide':
      return guideBack(page) ?? HOME;
    case 'line':
      return lineBack(page);
    case 'another':
    case 'matters':
      return page.back;
    case 'needs':
    case 'taking':
    case 'take-failed':
    case 'ask':
      return page.from;
    case 'booking':
      return backFromBooking(page) ?? HOME;
    case 'look-up':
      return page.step === 'code' ? { ...page, step: 'number', code: '', problem: null } : HOME;
    case 'looking':
      return entryOf(page.ref);
    case 'ticket':
      return page.step === 'confirm-cancel' || page.step === 'confirm-return' ? { ...page, step: 'show' } : HOME;
    default:
      return unreachable(page);
  }
}

function turn(page: Page, to: number): Page {
  if (to < 0) return page;
  switch (page.at) {
    case 'home':
    case 'groups':
    case 'another':
    case 'matters':
      return { ...page, page: to };
    case 'group':
      return page.item === null ? { ...page, page: to } : { ...page, item: { ...page.item, page: to } };
    case 'guide':
      return turnGuide(page, to);
    case 'booking':
      return turnBooking(page, to);
    case 'ask':
      return turnAsk(page, to);
    case 'line':
      return turnLine(page, to);
    default:
      return page;
  }
}

function entryOf(ref: VisitorRef): Extract<Page, { at: 'look-up' }> {
  return ref.by === 'token' ? LOOK_UP : { at: 'look-up', step: 'code', number: ref.number, code: '', problem: null };
}

function shown(
  ref: VisitorRef,
  press: number,
  { found: _found, ...seen }: Extract<VisitorReply, { found: true }>,
): Page {
  return { at: 'ticket', ref, press, ...seen, step: 'show', done: null, trouble: null };
}

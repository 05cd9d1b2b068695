import { deleteRow, getRow, rowsOf, setRow } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { HallState } from '../hall/hall-state.ts';
import { type Disclosure, isEnded } from './disclosure.ts';
import type { DisclosureAct, DisclosureEvent } from './disclosure-events.ts';

const DAY_MS = 24 * 3_600_000;
/** A draft whose author has not come to the desk is dropped after so many days. */
const DRAFT_DAYS = 7;

type By = { readonly on: string; readonly staffId: string };

function withAct(request: Disclosure, act: DisclosureAct, { on, staffId }: By): Disclosure {
  switch (act.kind) {
    case 'day-confirmed':
      return { ...request, status: 'handling', receivedOn: act.day, firstReceivedOn: act.day };
    case 'correction-asked': {
      const correction = { what: act.what, toldOn: on, until: act.until, receivedOn: null };
      return { ...request, status: 'correcting', correction };
    }
    case 'corrected': {
      const correction = request.correction && { ...request.correction, receivedOn: on };
      const anew = { receivedOn: on, consultations: [], extension: null };
      return { ...request, status: 'handling', info: act.info, correction, ...anew };
    }
    case 'given-up':
      return { ...request, status: 'given-up', endedOn: on };
    case 'consulted': {
      const consultation = { with: act.with, start: on, resume: null, answer: null };
      return { ...request, status: 'consulting', consultations: [...request.consultations, consultation] };
    }
    case 'answered': {
      const consultations = request.consultations.map((each) =>
        each.resume === null ? { ...each, resume: on, answer: act.answer } : each,
      );
      return { ...request, status: 'handling', consultations };
    }
    case 'extension-asked':
      return { ...request, extension: { reason: act.reason, askedBy: staffId, approvedBy: null, toldOn: null } };
    case 'extension-approved':
      return { ...request, extension: request.extension && { ...request.extension, approvedBy: staffId } };
    case 'extension-told':
      return { ...request, extension: request.extension && { ...request.extension, toldOn: on } };
    case 'replied':
      return { ...request, status: 'replied', reply: { kind: act.reply, on, note: act.note }, endedOn: on };
    case 'receipt-renewed':
      return { ...request, version: act.version, wrongTries: 0 };
    default:
      return unreachable(act);
  }
}

function change(state: HallState, id: string, next: (request: Disclosure) => Disclosure): HallState {
  const request = getRow(state.disclosures, id);
  return request ? { ...state, disclosures: setRow(state.disclosures, id, next(request)) } : state;
}

/**
 * Over the roll: drafts that nobody came for go, and what ended before the last year. The figures of a year are asked
 * for until the end of January, and looked at again beside those of the next.
 */
export function rollDisclosures(state: HallState, begun: string): HallState {
  const lastYear = String(Number(begun.slice(0, 4)) - 1);
  let { disclosures } = state;
  for (const request of rowsOf(disclosures)) {
    const isStale =
      request.status === 'draft' && Date.parse(begun) - Date.parse(request.enteredOn) > DRAFT_DAYS * DAY_MS;
    const isOld = isEnded(request) && (request.endedOn ?? '') < lastYear;
    if (isStale || isOld) disclosures = deleteRow(disclosures, request.id);
  }
  return disclosures === state.disclosures ? state : { ...state, disclosures };
}

export function evolveDisclosure(state: HallState, event: DisclosureEvent): HallState {
  switch (event.type) {
    case 'disclosure.drafted':
    case 'disclosure.entered':
      return { ...state, disclosures: setRow(state.disclosures, event.request.id, event.request) };
    case 'disclosure.dropped':
      return { ...state, disclosures: deleteRow(state.disclosures, event.requestId) };
    case 'disclosure.acted':
      return change(state, event.requestId, (request) => withAct(request, event.act, event));
    case 'disclosure.checked':
      return change(state, event.requestId, (request) => ({
        ...request,
        wrongTries: event.right ? 0 : request.wrongTries + 1,
      }));
    default:
      return unreachable(event);
  }
}

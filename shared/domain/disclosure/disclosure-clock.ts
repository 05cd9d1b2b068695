import { type Calendar, isProvisional } from '../calendar/calendar.ts';
import { dueAfterPauses, type Pause, workingDaysAfter, workingDaysBetween } from '../calendar/due.ts';
import type { Disclosure } from './disclosure.ts';

/** Limits of Decree 711 in working days; each counts from the day after its start. */
export const DISCLOSURE_LIMITS = { reply: 20, extension: 20, correction: 7, consultation: 15 } as const;

type Clocked = Pick<Disclosure, 'receivedOn' | 'consultations' | 'extension'>;

/** The last day of the third party's or the other agency's time: after it silence is an answer, and the clock runs on. */
export function consultationEnd(calendar: Calendar, start: string): string {
  return workingDaysAfter(calendar, start, DISCLOSURE_LIMITS.consultation);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** The time not counted. One that goes on counts until `today`; none longer than the law gives. */
function pausesOf(calendar: Calendar, { consultations }: Clocked, today: string): Pause[] {
  return consultations.map(({ start, resume }) => ({
    start,
    resume: earlier(resume ?? today, consultationEnd(calendar, start)),
  }));
}

/**
 * The last day for the reply, as things stand on `today`; null while the day of receipt is not settled. An extension
 * counts once the applicant was told. Provisional where the official notice of a year on the way is not out [CK-4].
 */
export function replyDue(
  calendar: Calendar,
  request: Clocked,
  today: string,
): { readonly date: string; readonly provisional: boolean } | null {
  if (request.receivedOn === null) return null;
  const extended = request.extension !== null && request.extension.toldOn !== null;
  const days = DISCLOSURE_LIMITS.reply + (extended ? DISCLOSURE_LIMITS.extension : 0);
  const date = dueAfterPauses(calendar, request.receivedOn, days, pausesOf(calendar, request, today));
  return { date, provisional: isProvisional(calendar, request.receivedOn) || isProvisional(calendar, date) };
}

/** The last day on which a correction may be asked for [art. 30]. */
export function correctionDue(calendar: Calendar, receivedOn: string): string {
  return workingDaysAfter(calendar, receivedOn, DISCLOSURE_LIMITS.correction);
}

/** Working days left until the end of `due`, 0 on the day itself; negative: so many over it. */
export function daysLeft(calendar: Calendar, today: string, due: string): number {
  return today <= due ? workingDaysBetween(calendar, today, due) : -workingDaysBetween(calendar, due, today);
}

/** From so few working days left the light is amber. */
const SOON = 5;
export type Light = 'ended' | 'stopped' | 'fine' | 'soon' | 'late';

/**
 * The light of a request in the list. While a correction is waited for no clock runs; while somebody is consulted it
 * stands until their time is over.
 */
export function lightOf(
  calendar: Calendar,
  request: Clocked & Pick<Disclosure, 'status' | 'endedOn'>,
  today: string,
): Light {
  const { status, endedOn } = request;
  if (status === 'draft' || status === 'unconfirmed' || status === 'correcting') return 'stopped';
  if (endedOn !== null) return 'ended';
  const due = replyDue(calendar, request, today);
  if (due === null) return 'stopped';
  const left = daysLeft(calendar, today, due.date);
  // With the due day over, the working days since may still be none: a weekend after it.
  if (today > due.date) return 'late';
  const pause = request.consultations.at(-1);
  if (pause && pause.resume === null && today <= consultationEnd(calendar, pause.start)) return 'stopped';
  return left <= SOON ? 'soon' : 'fine';
}

/** Whether the reply came after its last day. */
export function wasLate(calendar: Calendar, request: Clocked & Pick<Disclosure, 'reply'>): boolean {
  if (request.reply === null) return false;
  const due = replyDue(calendar, request, request.reply.on);
  return due !== null && request.reply.on > due.date;
}

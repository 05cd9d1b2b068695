import type { TicketClass } from '../ticket/ticket.ts';

const MARK: Readonly<Record<TicketClass, string>> = { normal: '', priority: 'P', appointment: 'Y' };
const DIGITS: Readonly<Record<TicketClass, number>> = { normal: 3, priority: 2, appointment: 2 };

/** Key of the counter row: prefix and class letter, e.g. `A`, `AP`, `AY` [QU-2]. */
export function counterKey(prefix: string, ticketClass: TicketClass): string {
  return prefix + MARK[ticketClass];
}

/** The printed number: A001, AP01, AY01; widens past its digits, never wraps [QU-2]. */
export function ticketNumber(prefix: string, ticketClass: TicketClass, value: number): string {
  return counterKey(prefix, ticketClass) + String(value).padStart(DIGITS[ticketClass], '0');
}

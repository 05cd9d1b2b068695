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

type Leases = { readonly leaseFrom: number; readonly leaseTo: number };

/** The next value of an online counter; the numbers of the offline leases are left out [QU-2]. */
export function nextValue(value: number, { leaseFrom, leaseTo }: Leases): number {
  const next = value + 1;
  return next >= leaseFrom && next <= leaseTo ? leaseTo + 1 : next;
}

/**
 * Where a counter stands after a restore: the next multiple of 100 plus 100, so that what was given between backup and
 * loss is not given again; at least `above` when more may have been given [OP-1].
 */
export function valueAfterRestore(value: number, above: number, leases: Leases): number {
  const jumped = Math.max(Math.floor(value / 100) * 100 + 200, above);
  const { leaseFrom, leaseTo } = leases;
  if (value >= leaseFrom || jumped < leaseFrom) return jumped;
  // Some of those that may have been given lie beyond the leases.
  return leaseTo + 1 + Math.max(0, jumped - leaseFrom);
}

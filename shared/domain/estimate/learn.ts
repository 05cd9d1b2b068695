import { getRow, rowsOf } from '../../lib/table.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Estimate } from './estimate.ts';

/** Services a group needs today before its own minutes replace the configured ones. */
const ENOUGH = 8;
/** A group's estimate changes at most this often [QU-11]. */
export const REFRESH_MS = 60_000;

type Sum = { services: number; ms: number };

function servicesOf(state: HallState): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const period of rowsOf(state.periods)) {
    if (period.kind !== 'serving' || period.end === null || period.flag !== null) continue;
    const sum = sums.get(period.groupId) ?? { services: 0, ms: 0 };
    // Minutes are learned by the matter; a number with three is three services [QU-17].
    sum.services += getRow(state.tickets, period.ticketId)?.matters ?? 1;
    sum.ms += period.end - period.start;
    sums.set(period.groupId, sum);
  }
  return sums;
}

type Working = { readonly open: number; readonly share: number };
const NOBODY: Working = { open: 0, share: 0 };

/** Windows working for each group; a window shared by several groups with people waiting counts by its share. */
function windowsOf(state: HallState): Map<string, Working> {
  const lines = new Map<string, number>();
  for (const group of rowsOf(state.groups)) lines.set(group.id, 0);
  for (const ticket of rowsOf(state.tickets)) {
    if (ticket.status === 'waiting') lines.set(ticket.groupId, (lines.get(ticket.groupId) ?? 0) + 1);
  }
  const working = new Map<string, Working>();
  for (const window of rowsOf(state.windows)) {
    if (window.status === 'closed' || window.status === 'paused') continue;
    const weights = window.groups.filter((each) => window.serves.includes(each.groupId));
    for (const { groupId, weight } of weights) {
      const rivals = weights.filter((each) => each.groupId === groupId || (lines.get(each.groupId) ?? 0) > 0);
      const total = rivals.reduce((sum, each) => sum + each.weight, 0);
      const { open, share } = working.get(groupId) ?? NOBODY;
      working.set(groupId, { open: open + 1, share: share + weight / total });
    }
  }
  return working;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** New estimates of the groups whose figures changed and whose last change is a minute old [QU-11]. */
export function learnEstimates(state: HallState, now: number): Record<string, Estimate> {
  const services = servicesOf(state);
  const working = windowsOf(state);
  const ests: Record<string, Estimate> = {};
  for (const group of rowsOf(state.groups)) {
    const sum = services.get(group.id);
    const learned = sum !== undefined && sum.services >= ENOUGH;
    const minutes = round(learned ? Math.max(0.5, sum.ms / sum.services / 60_000) : group.minutes);
    const { open, share } = working.get(group.id) ?? NOBODY;
    const windows = round(share);
    const basis = learned ? 'learned' : 'configured';
    const old = group.est;
    const same = old.minutes === minutes && old.windows === windows && old.basis === basis;
    // A window that opens or closes is a fact: with the old figure everybody would read a wrong range for a minute.
    if (open !== old.open || (!same && now - old.at >= REFRESH_MS)) {
      ests[group.id] = { minutes, windows, open, basis, at: now };
    }
  }
  return ests;
}

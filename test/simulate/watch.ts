import { lastOrder } from '../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { ENDED, type Ticket } from '../../shared/domain/ticket/ticket.ts';
import { diffTables, getRow, rowsOf } from '../../shared/lib/table.ts';
import { brokenInvariants } from '../fixtures/hall-invariants.ts';

const FULL_EVERY = 1000;

type Counts = Map<string, number>;

function windowOf(ticket: Ticket | undefined): string | null {
  if (ticket?.status === 'called') return ticket.call.windowId;
  return ticket?.status === 'serving' ? ticket.windowId : null;
}

/**
 * Checks every commit of a hall by what changed in it - issued = waiting + called + serving + held + passed + ended
 * [QU-14], nobody at two windows and no window with two tickets [QU-7], numbers unique [QU-2] - and now and then the
 * whole state. Keeps its own count, so that it does not believe the derived tables.
 */
export function createWatch() {
  const broken: string[] = [];
  let counts: Counts = new Map();
  let numbers = new Map<string, string>();
  let atWindow = new Map<string, string>();
  let day = '';
  let commits = 0;

  function count(status: string, by: number): void {
    const kind = ENDED.some((each) => each === status) ? 'ended' : status;
    counts.set(kind, (counts.get(kind) ?? 0) + by);
  }

  function leave(ticket: Ticket | undefined): void {
    if (!ticket) return;
    count(ticket.status, -1);
    const windowId = windowOf(ticket);
    if (windowId !== null && atWindow.get(windowId) === ticket.id) atWindow.delete(windowId);
  }

  function enter(ticket: Ticket | undefined): void {
    if (!ticket) return;
    count(ticket.status, 1);
    const other = numbers.get(ticket.number);
    if (other !== undefined && other !== ticket.id) broken.push(`[QU-2] number twice: ${ticket.number}`);
    numbers.set(ticket.number, ticket.id);
    const windowId = windowOf(ticket);
    if (windowId === null) return;
    const there = atWindow.get(windowId);
    if (there !== undefined && there !== ticket.id) broken.push(`[QU-7] ${windowId} has ${there} and ${ticket.id}`);
    atWindow.set(windowId, ticket.id);
  }

  return {
    commits: () => commits,
    broken: () => broken as readonly string[],
    look(before: HallState, after: HallState): void {
      commits += 1;
      const hall = getRow(after.hall, 'hall');
      if (hall && hall.day !== day) {
        day = hall.day;
        counts = new Map();
        numbers = new Map();
        atWindow = new Map();
        for (const ticket of rowsOf(after.tickets)) enter(ticket);
      } else {
        const changes = diffTables(before.tickets, after.tickets);
        for (const change of changes) leave(change.before);
        for (const change of changes) enter(change.after);
      }
      const sum = [...counts.values()].reduce((total, each) => total + each, 0);
      if (lastOrder(after) !== sum) broken.push(`[QU-14] ${lastOrder(after)} issued, ${sum} accounted for`);
      if ([...counts.values()].some((each) => each < 0)) broken.push('[QU-14] a count below zero');
      if (commits % FULL_EVERY === 0) broken.push(...brokenInvariants(after));
    },
  };
}

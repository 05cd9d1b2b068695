import type { Group } from '../group/group.ts';
import type { HallSettings } from '../hall/hall-settings.ts';
import type { TicketClass } from '../ticket/ticket.ts';
import type { Why } from './why.ts';

/** The counters that decide whose turn it is within a group, and whether the manager may call out of turn. */
export type Counters = Pick<Group, 'priorityRun' | 'othersRun' | 'lastOther' | 'outOfTurn'>;

/** Only the counters of a larger row. */
export function countersOf({ priorityRun, othersRun, lastOther, outOfTurn }: Counters): Counters {
  return { priorityRun, othersRun, lastOther, outOfTurn };
}

/** What waits in the group and could be called now. `overdue`: a normal ticket is over the limit. */
export type Present = {
  readonly priority: boolean;
  readonly normal: boolean;
  readonly appointment: boolean;
  readonly overdue: boolean;
};

export type ClassTurn = { readonly class: TicketClass; readonly why: Why; readonly counters: Counters };

function priorityTurn(counters: Counters, why: Why): ClassTurn {
  return {
    class: 'priority',
    why,
    counters: { priorityRun: counters.priorityRun + 1, othersRun: 0, lastOther: counters.lastOther, outOfTurn: 0 },
  };
}

function otherTurn(counters: Counters, present: Present, why: Why): ClassTurn {
  const appointment = present.appointment && (!present.normal || counters.lastOther !== 'appointment');
  const other = appointment ? 'appointment' : 'normal';
  return {
    class: other,
    why: appointment ? { code: 'appointment' } : why,
    counters: { priorityRun: 0, othersRun: counters.othersRun + 1, lastOther: other, outOfTurn: 0 },
  };
}

/**
 * Which class is next, and the counters after it; undefined when nothing waits. With no overdue normal at most
 * `maxPriorityRun` priority calls come before one other; with an overdue normal exactly one call in `overdueCycle`
 * is a priority one [QU-5]. One function for the call and for "people ahead", so they cannot disagree.
 */
export function nextClass(counters: Counters, present: Present, settings: HallSettings): ClassTurn | undefined {
  const others = present.normal || present.appointment;
  if (!present.priority && !others) return undefined;
  if (!others)
    return priorityTurn(counters, { code: 'priority', run: counters.priorityRun + 1, of: settings.maxPriorityRun });
  if (!present.priority) return otherTurn(counters, present, { code: 'arrival' });
  if (present.overdue) {
    if (counters.othersRun >= settings.overdueCycle - 1) {
      return priorityTurn(counters, { code: 'priority-share', every: settings.overdueCycle });
    }
    return otherTurn(counters, present, { code: 'overdue', minutes: Math.round(settings.overdueMs / 60_000) });
  }
  if (counters.priorityRun < settings.maxPriorityRun) {
    return priorityTurn(counters, { code: 'priority', run: counters.priorityRun + 1, of: settings.maxPriorityRun });
  }
  return otherTurn(counters, present, { code: 'after-priority', run: counters.priorityRun });
}

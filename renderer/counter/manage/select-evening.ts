import type { HandOver, Leftover, Owed } from '../../../shared/domain/evening/evening.ts';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { ENDED, type Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { LocalText } from '../../../shared/lib/text.ts';
import { type PromiseRow, promisesOf } from '../model/promises.ts';

export type LeftoverRow = {
  readonly id: string;
  readonly number: string;
  readonly status: Ticket['status'];
  /** Whole minutes since it was taken. */
  readonly minutes: number;
  /** What it was given so far; it may still be changed while the number is open. */
  readonly outcome: Leftover['outcome'] | null;
  /** A number that is at a window just now is nobody's leftover. */
  readonly canSettle: boolean;
};

export type LeftoverGroup = {
  readonly id: string;
  readonly prefix: string;
  readonly name: LocalText;
  readonly rows: readonly LeftoverRow[];
};

/** The end of the day as the manager meets it, and what the last one left for this morning. */
export type Evening = {
  /** Open numbers of the groups that give no more, by group and in order of issue. */
  readonly groups: readonly LeftoverGroup[];
  /** Open numbers of the whole hall: the day cannot end before they have. */
  readonly open: number;
  readonly owed: readonly (Owed & { readonly group: LocalText; readonly isToday: boolean })[];
  /** What was promised for today, and what became of it. */
  readonly promises: readonly PromiseRow[];
  /** The word of an earlier day, newest first. */
  readonly received: readonly HandOver[];
  /** What was written today. */
  readonly written: HandOver | null;
};

const NO_NAME: LocalText = { 'zh-CN': '-' };

function rowOf(hall: HallState, ticket: Ticket, now: number): LeftoverRow {
  return {
    id: ticket.id,
    number: ticket.number,
    status: ticket.status,
    minutes: Math.floor(Math.max(0, now - ticket.takenAt) / 60_000),
    outcome: getRow(hall.leftovers, ticket.id)?.outcome ?? null,
    canSettle: ticket.status === 'waiting' || ticket.status === 'passed' || ticket.status === 'held',
  };
}

/** Pure; `now` is server time, epoch ms. */
export function selectEvening(hall: HallState, now: number): Evening {
  const today = hallOf(hall)?.day ?? '';
  const open = [...rowsOf(hall.tickets)].filter(({ status }) => !ENDED.includes(status)).sort((a, b) => a.seq - b.seq);
  const nameOf = (groupId: string) => getRow(hall.groups, groupId)?.everyday ?? NO_NAME;
  const groups = [...rowsOf(hall.groups)]
    .filter((group) => group.intake === 'stopped')
    .sort((a, b) => (a.prefix < b.prefix ? -1 : 1))
    .map((group) => ({
      id: group.id,
      prefix: group.prefix,
      name: group.everyday,
      rows: open.filter(({ groupId }) => groupId === group.id).map((ticket) => rowOf(hall, ticket, now)),
    }));
  const newestFirst = (a: { readonly at: number }, b: { readonly at: number }) => b.at - a.at;
  const notes = [...rowsOf(hall.handOvers)].sort(newestFirst);
  return {
    groups: groups.filter(({ rows }) => rows.length > 0),
    open: open.length,
    owed: [...rowsOf(hall.owed)]
      .filter((row) => row.outcome === 'call-back' || row.day === today)
      .sort((a, b) => a.at - b.at || (a.number < b.number ? -1 : 1))
      .map((row) => ({ ...row, group: nameOf(row.groupId), isToday: row.day === today })),
    promises: promisesOf(hall),
    received: notes.filter(({ day }) => day < today),
    written: notes.find(({ day }) => day === today) ?? null,
  };
}

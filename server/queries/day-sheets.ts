import type { DaySheet } from '../../shared/domain/day-sheet/day-sheet.ts';
import { daySheetOf } from '../../shared/domain/day-sheet/figures.ts';
import { beginDay, type DayFold, foldDay, isInSheet } from '../../shared/domain/day-sheet/fold-day.ts';
import type { HallEvent } from '../../shared/domain/hall/events.ts';
import type { LocalText } from '../../shared/lib/text.ts';
import type { Registry } from '../accounts/registry.ts';
import type { DayMark, EventRow, Storage } from '../storage/ports.ts';

/**
 * The sheet of any business day, out of the events that were stored for it: they are never tidied away, so a day of
 * last year reads like yesterday. The one query behind the screen, the paper, the workbook and the command line.
 */
export interface DaySheets {
  /** Undefined when the books know no such day. */
  find(day: string): Promise<DaySheet | undefined>;
  /** Business days in the books, newest first. */
  days(): Promise<readonly string[]>;
}

type Deps = {
  readonly storage: Storage;
  readonly scope: string;
  readonly registry: Pick<Registry, 'findStaff'>;
  /** Epoch ms. */
  readonly now: () => number;
  /** Lets the commands that wait pass between two pages. */
  readonly defer: (run: () => void) => void;
};

/** Events that are read and folded in one go: some ten milliseconds. */
const PAGE = 250;
/** So many days can be chosen. */
const DAYS = 400;

type EventOf<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;

/** The roll's own id names the day [QU-1]. */
const dayOf = ({ commandId }: DayMark) => commandId.slice(-'YYYY-MM-DD'.length);

function eventIn<T extends 'day.rolled' | 'hall.loaded'>(rows: readonly EventRow[], mark: DayMark & { type: T }) {
  const row = rows.find(({ rev, n }) => rev === mark.rev && n === mark.n);
  return row && (JSON.parse(row.body) as EventOf<T>);
}

function isOf<T extends DayMark['type']>(type: T) {
  return (mark: DayMark): mark is DayMark & { type: T } => mark.type === type;
}

export function createDaySheets({ storage, scope, registry, now, defer }: Deps): DaySheets {
  /** Sheets that are being worked out: who asks for the same meanwhile gets the same. */
  const underWay = new Map<string, Promise<DaySheet | undefined>>();
  const pause = () => new Promise<void>((resolve) => defer(resolve));
  const marks = () => storage.read((reader) => reader.listDayMarks(scope));

  async function readMark<T extends DayMark['type']>(mark: DayMark & { type: T }): Promise<EventOf<T> | undefined> {
    return eventIn(await storage.read((reader) => reader.listEvents(scope, mark.rev - 1, 1)), mark);
  }

  /** Everything after revision `after`, up to `before` and without it. */
  async function foldAll(begun: DayFold, after: number, before: number): Promise<DayFold> {
    let fold = begun;
    for (let read = after; ; ) {
      const page = await storage.read((reader) => reader.listEvents(scope, read, PAGE));
      const own = page.filter(({ rev, type }) => rev < before && isInSheet(type));
      fold = foldDay(
        fold,
        own.map(({ body }) => JSON.parse(body) as HallEvent),
      );
      const last = page.at(-1)?.rev;
      if (last === undefined || last >= before - 1 || page.length < PAGE) return fold;
      read = last;
      await pause();
    }
  }

  async function workOut(day: string): Promise<DaySheet | undefined> {
    const all = await marks();
    const rolls = all.filter(isOf('day.rolled'));
    const roll = rolls.find((mark) => dayOf(mark) === day);
    if (roll === undefined) return undefined;
    const next = rolls[rolls.indexOf(roll) + 1];
    const load = all.filter(isOf('hall.loaded')).findLast(({ rev }) => rev < roll.rev);
    const rolled = await readMark(roll);
    if (rolled === undefined) throw new Error(`the roll of ${day} is not where its mark is`);
    const begun = beginDay((load && (await readMark(load))) ?? null, rolled);
    // What is committed while this is read waits for the next time.
    const at = now();
    const head = await storage.read((reader) => reader.head(scope));
    const fold = await foldAll(begun, roll.rev, next?.rev ?? (head?.rev ?? 0) + 1);
    const nameOf = (staffId: string) => {
      const person = registry.findStaff(staffId);
      return person && (JSON.parse(person.name) as LocalText);
    };
    return daySheetOf(fold, { day, until: next?.at ?? null, at, nameOf });
  }

  return {
    find(day) {
      const known = underWay.get(day);
      if (known) return known;
      const made = workOut(day).finally(() => underWay.delete(day));
      underWay.set(day, made);
      return made;
    },
    async days() {
      return (await marks()).filter(isOf('day.rolled')).map(dayOf).reverse().slice(0, DAYS);
    },
  };
}

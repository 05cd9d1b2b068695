import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { settingsOfOwn } from './own-settings.ts';

/** One line of what an import would change: a row that comes or goes, or one field of one that stays [OP-3]. */
export type Change = {
  readonly change: 'added' | 'removed' | 'changed';
  /** `groups/tax`, `hall`, `hours`, `settings`. */
  readonly place: string;
  /** Empty for whole rows. */
  readonly field: string;
  /** As JSON; empty where there is nothing. */
  readonly before: string;
  readonly after: string;
};

type Row = Readonly<Record<string, unknown>>;

const TABLES = ['zones', 'groups', 'windows', 'staff', 'devices'] as const;
const HALL_FIELDS = ['name', 'timeZone', 'cutOverHour', 'outcomes', 'pauseReasons', 'preset'] as const;

function json(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value);
}

function fieldsOf(place: string, before: Row, after: Row): Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .map(
      (field): Change => ({
        change: 'changed',
        place,
        field,
        before: json(before[field]),
        after: json(after[field]),
      }),
    )
    .filter((each) => each.before !== each.after);
}

function rowsOf(table: string, before: readonly Row[], after: readonly Row[]): Change[] {
  const old = new Map(before.map((row) => [String(row.id), row]));
  const fresh = new Map(after.map((row) => [String(row.id), row]));
  const name = (row: Row | undefined) => json(row?.name ?? row?.number ?? row?.a);
  const gone = [...old.keys()].filter((id) => !fresh.has(id));
  return [
    ...gone.map(
      (id): Change => ({
        change: 'removed',
        place: `${table}/${id}`,
        field: '',
        before: name(old.get(id)),
        after: '',
      }),
    ),
    ...[...fresh].flatMap(([id, row]): Change[] => {
      const known = old.get(id);
      const place = `${table}/${id}`;
      if (known === undefined) return [{ change: 'added', place, field: '', before: '', after: name(row) }];
      return fieldsOf(place, known, row);
    }),
  ];
}

/** Lines of the weekly roster have no id of their own: window, days and begin tell them apart. */
function rosterOf(file: HallFile | null): readonly Row[] {
  return (file?.roster ?? []).map((line) => ({ id: `${line.windowId} ${line.days.join('-')} ${line.from}`, ...line }));
}

function pick(file: HallFile | null): Row {
  return file === null ? {} : Object.fromEntries(HALL_FIELDS.map((field) => [field, file[field]]));
}

function hoursOf(file: HallFile | null): Row {
  if (file === null) return {};
  return file.hours === 'always' ? { open: 'always' } : file.hours;
}

/** All that differs between the hall file in force (null: none yet) and another one. The order of rows is no difference. */
export function differenceOf(before: HallFile | null, after: HallFile): readonly Change[] {
  return [
    ...fieldsOf('hall', pick(before), pick(after)),
    ...fieldsOf('hours', hoursOf(before), hoursOf(after)),
    ...TABLES.flatMap((table) => rowsOf(table, before?.[table] ?? [], after[table])),
    ...rowsOf('roster', rosterOf(before), rosterOf(after)),
    ...fieldsOf('settings', before === null ? {} : settingsOfOwn(before), settingsOfOwn(after)),
  ];
}

import { absences, type Column, flag, list, number, text, time, weights, words } from './columns.ts';

const name = [text('name.zh-CN'), text('name.en')];

/** Sheets with one row per thing; titles are the paths of the JSON form [OP-3]. */
export const TABLE_SHEETS = {
  zones: [text('id'), ...name],
  groups: [
    ...[text('id'), text('prefix'), ...name, text('everyday.zh-CN'), text('everyday.en')],
    ...[text('spoken.zh-CN'), text('spoken.en'), text('zoneId'), number('minutes'), number('rank')],
    ...[flag('priority'), flag('general'), flag('realName'), number('quota.am'), number('quota.pm')],
    ...[number('limits.waitWarnMin'), number('limits.waitYellowMin'), number('limits.queuePerWindow')],
    ...[flag('booking.open'), number('booking.places')],
  ],
  windows: [text('id'), number('number'), text('zoneId'), weights('groups'), list('features')],
  staff: [
    text('id'),
    text('login'),
    ...name,
    text('plate'),
    list('roles'),
    list('skills'),
    absences('leave'),
    text('cover'),
  ],
  devices: [
    ...[text('id'), text('role'), text('name'), text('zoneId')],
    ...[text('place'), text('windowId'), text('printer')],
  ],
  roster: [text('windowId'), words('days'), time('from'), time('to'), text('a'), text('b')],
} as const satisfies Record<string, readonly Column[]>;
export type TableSheet = keyof typeof TABLE_SHEETS;
export const TABLE_NAMES = Object.keys(TABLE_SHEETS) as readonly TableSheet[];

/** Fields of the file itself, one per row of the sheet `hall`: key and value. */
export const HALL_FIELDS: readonly Column[] = [
  ...[number('schema'), number('version'), text('id'), ...name, text('timeZone'), number('cutOverHour')],
  ...[text('preset'), list('outcomes'), list('pauseReasons')],
];

/** `day`: always, mon to sun, makeUp, or a date; no times on a date means closed that day. */
export const HOURS_COLUMNS: readonly Column[] = [text('day'), time('from'), time('to'), text('reason')];
export const STAFFING_COLUMNS: readonly Column[] = [text('groupId'), time('from'), time('to'), number('windows')];
/** `inForce` is for the reader of the sheet only. */
export const SETTINGS_COLUMNS: readonly Column[] = [text('key'), number('value'), number('inForce')];

export const SHEET_NAMES: readonly string[] = ['hall', ...TABLE_NAMES, 'hours', 'staffing', 'settings'];

/** Rows beyond this make a sheet refused; no hall comes near. */
export const MAX_ROWS = 2000;

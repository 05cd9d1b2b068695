/**
 * Writes assets/calendar/cn.json, the official days off and make-up days that the product reads, from the data of the
 * package chinese-days. Run it again when the State Council's notice for a new year is out and the package carries it;
 * until then the year is written as provisional, with the festival days that the law names [CK-4].
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './lib/paths.mjs';

const YEARS = [2025, 2026, 2027];

/**
 * Festival days without the notice's bridges and make-up days.
 * @type {Readonly<Record<number, readonly string[]>>} "month-day name"
 */
const FESTIVALS = {
  2027: [
    ...['01-01 元旦', '02-05 春节', '02-06 春节', '02-07 春节', '02-08 春节', '04-05 清明', '05-01 劳动节'],
    ...['05-02 劳动节', '06-09 端午', '09-15 中秋', '10-01 国庆节', '10-02 国庆节', '10-03 国庆节'],
  ],
};

const home = join(root, 'node_modules', 'chinese-days');
/** @param {string} name */
const readJson = (name) => JSON.parse(readFileSync(join(home, name), 'utf8'));
const { version } = readJson('package.json');
/** @type {Readonly<Record<'holidays' | 'workdays', Readonly<Record<string, string>>>>} "English,Chinese,days" by date */
const notices = readJson(join('dist', 'chinese-days.json'));

/**
 * @param {'holidays' | 'workdays'} kind
 * @param {number} year
 */
function daysOf(kind, year) {
  return Object.entries(notices[kind])
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, text]) => ({ date, name: text.split(',')[1] }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** @param {number} year */
function yearOf(year) {
  const off = daysOf('holidays', year);
  if (off.length > 0) return { year, status: 'official', off, makeUp: daysOf('workdays', year) };
  const festivals = FESTIVALS[year];
  if (festivals === undefined) throw new Error(`neither a notice nor festival days for ${year}`);
  const named = festivals.map((day) => ({ date: `${year}-${day.slice(0, 5)}`, name: day.slice(6) }));
  return { year, status: 'provisional', off: named, makeUp: [] };
}

const path = join(root, 'assets', 'calendar', 'cn.json');
const file = { schema: 1, source: `chinese-days ${version}`, years: YEARS.map(yearOf) };
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, `${JSON.stringify(file, null, 1)}\n`);
for (const { year, status, off, makeUp } of file.years) {
  process.stdout.write(`${year}  ${status}  ${off.length} days off  ${makeUp.length} make-up days\n`);
}

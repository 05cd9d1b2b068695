/** `npm run bench`: our figures, the limit measured in the same run, the ratio and the budget. Not a test: nothing fails. */
import { benchAppStart } from './app-start.ts';
import { benchBroadcast } from './broadcast.ts';
import { benchDurable } from './durable.ts';
import { benchEstimates } from './estimates.ts';
import { benchOldTickets } from './old-tickets.ts';
import { benchSearch } from './search.ts';
import { type Line, printTable } from './table.ts';

const parts: Readonly<Record<string, () => Promise<readonly Line[]>>> = {
  durable: benchDurable,
  'screens-200': async () => [await benchBroadcast(200)],
  'screens-1000': async () => [await benchBroadcast(1000)],
  'old-tickets': async () => [await benchOldTickets()],
  estimates: benchEstimates,
  search: benchSearch,
  'app-start': async () => [await benchAppStart()],
};

const wanted = process.argv.slice(2);
const lines: Line[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`${name} ...\n`);
  lines.push(...(await run()));
}
printTable(lines);
process.exit(0);

// `npm run bench`: sets up like the tests, then measures. `npm run bench -- durable screens-200` runs some parts.
import { runWithRealApp } from './lib/real-app.mjs';
import { whenStarted } from './lib/script.mjs';

await whenStarted(import.meta.url, 'Benchmarks', () =>
  runWithRealApp('the benchmarks', ['test/bench/main.ts', ...process.argv.slice(2)]),
);

// `npm run screenshots`: the README's pictures, taken of the real app with the demo hall at work.
import { runWithRealApp } from './lib/real-app.mjs';
import { whenStarted } from './lib/script.mjs';

await whenStarted(import.meta.url, 'Screenshots', () =>
  runWithRealApp('taking the pictures', ['test/e2e/make-screenshots.ts']),
);

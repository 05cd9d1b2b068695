import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { findElectron } from './build/lib/electron.mjs';
import { testCountsReporter } from './build/lib/test-counts.mjs';

// A zone that no hall lies in, off the full hour: code that leans on the zone of the machine fails here. And one where it
// is not soon the time at which the app starts anew by itself, whenever the tests are run.
const nightIn = (timeZone: string) => {
  const hour = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(Date.now());
  return [3, 4].includes(Number(hour));
};
process.env.TZ = nightIn('America/St_Johns') ? 'Asia/Kathmandu' : 'America/St_Johns';

const SECOND = 1000;
const countsFile = process.env.CIVICHALL_TEST_COUNTS;

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', ...(countsFile ? [testCountsReporter(countsFile)] : [])],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,server,electron,renderer,build}/**/*.test.ts'],
          testTimeout: 20 * SECOND,
        },
      },
      {
        // Components and hooks: a .test.tsx gets a document.
        plugins: [react()],
        test: {
          name: 'unit-dom',
          include: ['renderer/**/*.test.tsx'],
          environment: 'happy-dom',
          testTimeout: 20 * SECOND,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          testTimeout: 60 * SECOND,
          hookTimeout: 60 * SECOND,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60 * SECOND,
          hookTimeout: 60 * SECOND,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/{faults,fuzz}/**/*.test.ts'],
          globalSetup: ['test/fixtures/build-server.ts'],
          testTimeout: 180 * SECOND,
          hookTimeout: 60 * SECOND,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // Two files at a time where each has a display of its own: they mostly wait for timers and windows.
          fileParallelism: (process.env.CIVICHALL_DISPLAYS ?? '').includes(','),
          globalSetup: ['test/fixtures/build-server.ts'],
          setupFiles: ['test/e2e/support/own-display.ts'],
          testTimeout: 90 * SECOND,
          hookTimeout: 90 * SECOND,
          env: { CIVICHALL_ELECTRON: findElectron()?.path ?? '' },
        },
      },
    ],
  },
});

import { join } from 'node:path';
import { defineConfig } from 'vite';

// The server as one file: Node reads one module in the place of several hundred, and is ready in less than half the
// time. `node server/main.ts` runs the same sources without a build.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { noExternal: true, target: 'node', external: ['pg-native'] },
  build: {
    ssr: join(import.meta.dirname, 'main.ts'),
    target: 'node24',
    outDir: join(import.meta.dirname, '../out/server'),
    emptyOutDir: true,
    minify: false,
  },
});

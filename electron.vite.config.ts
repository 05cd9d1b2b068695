import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
const pages = join(root, 'renderer/entries');

/**
 * Puts the voice clips beside the pages under the names they have in `assets/voice`, without a hash: a hall replaces
 * a clip by replacing its file.
 */
function voiceClips(): Plugin {
  const folder = join(root, 'assets/voice');
  return {
    name: 'civichall:voice-clips',
    apply: 'build',
    generateBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(opus|json)$/.test(entry.name)) continue;
        const file = join(entry.parentPath, entry.name);
        const fileName = `voice${file.slice(folder.length)}`.replaceAll('\\', '/');
        this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
      }
    },
  };
}

// The targets are those of the oldest Electron that development and tests run on; the shipped one is newer.
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      // Everything is bundled, so that a packaged app carries no node_modules.
      externalizeDeps: false,
      rolldownOptions: { input: { main: join(root, 'electron/main.ts') }, output: { format: 'es' } },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed preload script can only be CommonJS.
      rolldownOptions: {
        input: { preload: join(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: pages,
    // Relative, so that one build serves app:// and http.
    base: './',
    publicDir: false,
    plugins: [react(), voiceClips()],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      emptyOutDir: true,
      minify: true,
      // The content security policy allows no data: fonts or images of our own.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          kiosk: join(pages, 'kiosk.html'),
          board: join(pages, 'board.html'),
          counter: join(pages, 'counter.html'),
        },
        // zod and what keeps it from making code out of text, in one part: no schema is used before that has run [SE-1].
        output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|zod-without-eval/ }] } },
      },
    },
  },
});

import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The pages for a citizen's phone: one follows a ticket, one shows a checklist. They are written as React and built with Preact, because they have
// to load on an old phone over a weak network; build/phone-size.mjs holds them to their budget.
export default defineConfig({
  root: join(import.meta.dirname, 'entries'),
  // The server shows the page at /t and its parts under /phone/.
  base: '/phone/',
  publicDir: false,
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^react$/, replacement: 'preact/compat' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
    ],
  },
  build: {
    target: ['es2018', 'chrome64', 'safari12'],
    outDir: join(import.meta.dirname, '../out/phone'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        phone: join(import.meta.dirname, 'entries/phone.html'),
        checklist: join(import.meta.dirname, 'entries/checklist.html'),
      },
    },
  },
});

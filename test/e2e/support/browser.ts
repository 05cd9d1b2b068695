import { resolve } from 'node:path';
import { _electron, type Page } from 'playwright-core';

/** A plain browser window in the same Chromium: the phone page and the public board are seen through it. */
export type Browser = { readonly page: Page; close(): Promise<void> };

export async function openBrowser(size: { readonly width: number; readonly height: number }): Promise<Browser> {
  const app = await _electron.launch({
    executablePath: process.env.CIVICHALL_ELECTRON ?? '',
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', resolve(import.meta.dirname, 'plain-browser'), `--size=${size.width}x${size.height}`],
  });
  const page = await app.firstWindow();
  return { page, close: () => app.close() };
}

import { BrowserWindow, nativeImage } from 'electron';
import type { PrinterStatus } from '../../shared/domain/device/health.ts';
import type { PrintResult } from '../../shared/ipc/channels.ts';
import type { Scheduler } from '../../shared/lib/clock.ts';
import { BROKE_OFF, NO_PRINTER, PRINTED, type Printer } from './printer.ts';
import type { Raster } from './raster.ts';
import { sheetPage, sheetPixels, sheetSize } from './slip-sheet.ts';

/** The spooler of the system did not say how it went. */
const SPOOL_MS = 20_000;

/**
 * A printer of the operating system, without any dialog [KI-6]. `printed` means that the spooler took the job: whether it
 * came out only a network printer can tell.
 */
export function createSystemPrinter(deps: { readonly name: string; readonly scheduler: Scheduler }): Printer {
  return {
    async print(picture) {
      const window = createPrintWindow();
      try {
        if (!(await isThere(window))) return NO_PRINTER;
        const { width, height } = picture;
        const image = nativeImage.createFromBitmap(sheetPixels(picture), { width, height }).toDataURL();
        await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(sheetPage(picture, image))}`);
        return await spool(window, picture);
      } finally {
        window.destroy();
      }
    },
    /** Of paper the system says nothing. */
    async status(): Promise<PrinterStatus> {
      const window = BrowserWindow.getAllWindows()[0];
      if (window === undefined) return { state: 'unknown', paper: 'unknown' };
      return { state: (await isThere(window)) ? 'ready' : 'unreachable', paper: 'unknown' };
    },
  };

  async function isThere({ webContents }: BrowserWindow): Promise<boolean> {
    const printers = await webContents.getPrintersAsync();
    return deps.name === '' ? printers.length > 0 : printers.some(({ name }) => name === deps.name);
  }

  function spool({ webContents }: BrowserWindow, picture: Raster): Promise<PrintResult> {
    return new Promise((resolve) => {
      const timer = deps.scheduler.after(SPOOL_MS, () => resolve(BROKE_OFF));
      const options = {
        silent: true,
        printBackground: true,
        margins: { marginType: 'none' as const },
        pageSize: sheetSize(picture),
        ...(deps.name === '' ? {} : { deviceName: deps.name }),
      };
      webContents.print(options, (success) => {
        timer.cancel();
        resolve(success ? PRINTED : BROKE_OFF);
      });
    });
  }
}

/** Never shown, runs no script, knows nothing of the app. */
function createPrintWindow(): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      devTools: false,
    },
  });
}

import type { ElectronClient } from './client.ts';

/** What identifies a window: another one of these after an attack means that the attack got through. */
export type WindowState = {
  readonly windows: number;
  readonly contentsId: number;
  readonly processId: number;
  readonly address: string;
  readonly zoom: number;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly devTools: boolean;
};

/** State of the first window, asked in the main process. */
export function windowState({ app }: ElectronClient): Promise<WindowState> {
  return app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    const window = windows[0];
    if (window === undefined) throw new Error('there is no window');
    const contents = window.webContents;
    return {
      windows: windows.length,
      contentsId: contents.id,
      processId: contents.getOSProcessId(),
      address: contents.getURL(),
      zoom: contents.getZoomFactor(),
      bounds: window.getBounds(),
      devTools: contents.isDevToolsOpened(),
    };
  });
}

/**
 * Runs an expression in the first window's page, from the main process: it also works after a crash of the page and while
 * a refused navigation keeps the test driver waiting.
 */
export async function inPage<T>({ app }: ElectronClient, expression: string): Promise<T> {
  return (await app.evaluate(({ BrowserWindow }, code) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) throw new Error('there is no window');
    return window.webContents.executeJavaScript(code, true) as unknown;
  }, expression)) as T;
}

/** Ends the page's process the hard way. */
export function crashPage({ app }: ElectronClient): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
}

import type { Page } from 'playwright-core';

/** The call board and the display over one window, as people in the lobby read them. */
export function boardPage(page: Page) {
  const bare = (text: string) => text.replaceAll(/\s/g, '');
  return {
    /** Waits until the newest call is this number at this window. */
    async waitForNewest(number: string, windowNumber: number): Promise<void> {
      const call = page.getByTestId('newest-call');
      await call.waitFor();
      await page.waitForFunction((wanted) => {
        const text = document.querySelector('[data-testid=newest-call]')?.textContent ?? '';
        return text.replaceAll(/\s/g, '').includes(wanted);
      }, `${number}${windowNumber}号窗口`);
    },
    /** Everything that stands on the wall, without spaces. */
    text: async (): Promise<string> => bare(await page.locator('main').innerText()),
    /** Waits for the plain words about a cut line. */
    waitForOffline: () =>
      page
        .getByText(/网络中断/)
        .first()
        .waitFor(),
    waitForOnline: () =>
      page
        .getByText(/网络中断/)
        .first()
        .waitFor({ state: 'detached' }),
    /** Waits until the display over the window is in this state. */
    waitForWindow: (state: 'free' | 'called' | 'serving' | 'paused' | 'closed') =>
      page.locator(`[data-testid=window-display][data-state=${state}]`).waitFor(),
  };
}

import type { Page } from 'playwright-core';
import type { TicketStatus } from '../../../shared/domain/ticket/ticket.ts';

/** The page behind the QR code, as a citizen uses it. Chinese, unless the ticket was taken in English. */
export function phonePage(page: Page) {
  return {
    waitForStatus: (status: TicketStatus) =>
      page.locator(`[data-testid=phone-ticket][data-status=${status}]`).waitFor(),
    waitForLine: (line: 'live' | 'lost') => page.locator(`[data-line=${line}]`).waitFor(),
    text: async (): Promise<string> => (await page.locator('body').innerText()).replaceAll(/\s/g, ''),
    async cancel(): Promise<void> {
      await page.getByRole('button', { name: '不办了，取消号码' }).click();
      await page.getByRole('button', { name: '取消号码', exact: true }).click();
    },
    changeLanguage: (to: 'English' | '中文') => page.getByRole('button', { name: to, exact: true }).click(),
    /** True when the page is wider than the phone: something would have to be scrolled sideways. */
    isTooWide: () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth),
  };
}

import type { Page } from 'playwright-core';

type Locale = 'zh-CN' | 'en';

const WORDS = {
  'zh-CN': {
    take: /^取号/,
    takeHere: '取号',
    done: '完成',
    code: '校验码',
    next: '下一步',
    search: '查询',
    lookUp: /^查我的号/,
    business: /办企业/,
  },
  en: {
    take: /^Take a number/,
    takeHere: 'Take a number',
    done: 'Done',
    code: 'Check code',
    next: 'Next',
    search: 'Look up',
    lookUp: /^Find my number/,
    business: /Start a business/,
  },
} as const;

/** The kiosk as a visitor uses it: by what is written on it. */
export function kioskPage(page: Page, locale: Locale = 'zh-CN') {
  const words = WORDS[locale];
  return {
    /** Home -> group -> number; returns the number as shown, without its spaces. */
    async takeNumber(options: { priority?: boolean } = {}): Promise<{ number: string; code: string }> {
      await page.getByRole('button', { name: words.take }).click();
      await page.getByRole('button', { name: words.business }).click();
      const label = options.priority ? /^(优先号|Priority number)/ : words.takeHere;
      await page.getByRole('button', { name: label, exact: !options.priority }).click();
      return this.shownNumber();
    },
    async shownNumber(): Promise<{ number: string; code: string }> {
      const fact = page.getByText(words.code, { exact: true });
      await fact.waitFor();
      const code = await fact.locator('xpath=following-sibling::dd[1]').innerText();
      const shown = /\b([A-Z]{1,2})\s*(\d{2,})\b/.exec(await page.locator('main').innerText());
      return { number: `${shown?.[1] ?? ''}${shown?.[2] ?? ''}`, code: code.replaceAll(/\s/g, '') };
    },
    /** Types number and check code at "my number"; ends on the ticket's page or on an error. */
    async lookUp(number: string, code: string): Promise<void> {
      await page.getByRole('button', { name: words.lookUp }).click();
      const type = async (text: string) => {
        for (const key of text) await page.getByRole('button', { name: key, exact: true }).click();
      };
      await type(number);
      await page.getByRole('button', { name: words.next, exact: true }).click();
      await type(code);
      await page.getByRole('button', { name: words.search, exact: true }).click();
    },
    /** Leaves the visit; the start page is in the hall's language again. */
    async done(): Promise<void> {
      await page.getByRole('button', { name: words.done, exact: true }).click();
      await page.getByRole('button', { name: /^(取号|Take a number)/ }).waitFor();
    },
  };
}

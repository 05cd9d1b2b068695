import type { Page } from 'playwright-core';

const FRESH_PASSWORD = 'a quiet river at dawn';
const PIN = '2468';

/** The counter client as a clerk uses it: keys, and what is written on the screen. Chinese, the language it starts in. */
export function counterPage(page: Page) {
  const press = (key: string) => page.keyboard.press(key);
  return {
    pin: PIN,
    password: FRESH_PASSWORD,
    async firstLogIn(login: string, password: string): Promise<void> {
      await page.getByLabel('用户名').fill(login);
      await page.getByLabel('密码', { exact: true }).fill(password);
      await press('Enter');
      await page.getByLabel('新密码', { exact: true }).fill(FRESH_PASSWORD);
      await page.getByLabel('再输入一次新密码').fill(FRESH_PASSWORD);
      await page.getByLabel('解锁 PIN').fill(PIN);
      await page.getByLabel('再输入一次 PIN').fill(PIN);
      await press('Enter');
      // A clerk chooses a window; a manager starts at the console, a guide at the guide desk.
      await page
        .getByLabel('窗口号')
        .or(page.getByRole('heading', { name: '大厅管理' }))
        .or(page.getByRole('heading', { name: '导办台' }))
        .waitFor();
    },
    async openWindow(number: number): Promise<void> {
      await page.getByLabel('窗口号').fill(String(number));
      await press('Enter');
      await this.waitForState('空闲');
    },
    press,
    /** Waits until the state of the window reads so. */
    async waitForState(word: '空闲' | '呼叫中' | '办理中' | '暂停'): Promise<void> {
      await page.getByRole('complementary', { name: '窗口状态' }).getByText(word, { exact: true }).first().waitFor();
    },
    /** The current number without its spaces, '' when there is none. */
    async currentNumber(): Promise<string> {
      const shown = page.getByTestId('current-number');
      return (await shown.count()) === 0 ? '' : (await shown.innerText()).replaceAll(/\s/g, '');
    },
    waitForText: (text: string | RegExp) => page.getByText(text).first().waitFor(),
  };
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Finding = { readonly rule: string; readonly where: string };

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The 7:1 that high contrast promises. */
export const HIGH_CONTRAST = ['color-contrast-enhanced'];

/** What axe finds on the page as it stands, against WCAG 2.2 AA unless other tags or rules are named [KI-2]. */
export async function axeFindings(page: Page, against: readonly string[] = WCAG_22_AA): Promise<Finding[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (runOnly): Promise<Finding[]> => {
    const { axe } = window as unknown as { axe: { run(node: Document, options: object): Promise<AxeResults> } };
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => ({ rule: id, where: node.html.slice(0, 160) })));
  }, against);
}

/** Touch targets that are too small, by what is written on them. */
function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((size) => {
    const small: string[] = [];
    for (const element of document.querySelectorAll('button, a, [role=radio], [role=switch], label')) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || element.getAttribute('aria-hidden') === 'true') continue;
      if (element.tagName === 'LABEL' && element.querySelector('input') === null) continue;
      if (box.height < size - 0.5 || box.width < size - 0.5)
        small.push(`${element.textContent} ${box.width}x${box.height}`);
    }
    return small;
  }, least);
}

/** What stands outside the screen, or is cut off inside a part that nobody can scroll; by what is written there. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const cut = scrollWidth > innerWidth || scrollHeight > innerHeight ? ['the page'] : [];
    for (const element of document.querySelectorAll('button, a, p, h1, h2, dd, [role=radio], [role=switch]')) {
      const box = element.getBoundingClientRect();
      if (box.width === 0) continue;
      if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
        cut.push(element.textContent.slice(0, 40));
    }
    return cut;
  });
}

/** Framed parts whose content runs over their frame, by what is written there. */
function overFrame(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((element) => {
        if (element instanceof SVGElement || element.tagName === 'INPUT') return false;
        const over = Math.max(element.scrollHeight - element.clientHeight, element.scrollWidth - element.clientWidth);
        const style = getComputedStyle(element);
        return over > 2 && style.overflow === 'visible' && parseFloat(style.borderLeftWidth) > 0;
      })
      .map((element) => element.textContent.slice(0, 40)),
  );
}

/** [KI-2] nothing that axe objects to, nothing out of the picture, and targets of the given size (0: none asked for). */
export async function expectGoodLook(page: Page, name: string, target = 0): Promise<void> {
  expect(await axeFindings(page), `axe on ${name}`).toEqual([]);
  expect(await smallTargets(page, target), `targets on ${name}`).toEqual([]);
  expect(await cutOff(page), `out of the picture on ${name}`).toEqual([]);
  expect(await overFrame(page), `over its frame on ${name}`).toEqual([]);
}

/** [KI-2] what is touched and does not lie in the lower 40 % of the screen, by what is written there. */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter((button) => button.getBoundingClientRect().top < innerHeight * 0.6 - 1)
      .map((button) => button.textContent),
  );
}

/** Lets the page's monotonic clock run ahead: what waits for a silence of the visitor sees it at once. */
export function letTimePass(page: Page, ms: number): Promise<void> {
  return page.evaluate((ahead) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + ahead;
  }, ms);
}

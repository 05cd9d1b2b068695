// biome-ignore lint/style/noRestrictedImports: the test runs in Node and reads the style sheet as text
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Colours that the rules with this selector set, on top of `base`. */
function colours(selector: string, base: Readonly<Record<string, string>> = {}): Record<string, string> {
  const found: Record<string, string> = { ...base };
  const body = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll('"', "'");
  for (const [, name, rules] of body.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (name?.trim() !== selector) continue;
    for (const [, token, value] of (rules ?? '').matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)) {
      if (token !== undefined && value !== undefined) found[token] = value.trim();
    }
  }
  return found;
}

function resolved(tokens: Readonly<Record<string, string>>, name: string): string {
  const value = tokens[name] ?? '';
  const other = /^var\(--([a-z0-9-]+)\)$/.exec(value)?.[1];
  return other === undefined ? value : resolved(tokens, other);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(tokens: Readonly<Record<string, string>>, front: string, back: string): number {
  const [a, b] = [luminance(resolved(tokens, front)), luminance(resolved(tokens, back))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const TEXTS: readonly (readonly [string, string])[] = [
  ...['paper', 'surface', 'surface-pressed', 'brand-soft', 'accent-soft'].map((back) => ['ink', back] as const),
  ...['paper', 'surface', 'brand-soft', 'ok-soft', 'warn-soft', 'danger-soft'].map((back) => ['ink-2', back] as const),
  ...['brand', 'accent', 'ok', 'warn', 'danger'].map((tone) => [`${tone}-ink`, `${tone}-soft`] as const),
  ...['brand', 'accent', 'ok', 'warn', 'danger'].map((tone) => [`${tone}-ink`, 'surface'] as const),
  ['brand', 'surface'],
  ['accent', 'surface'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['on-brand-2', 'brand'],
  ['on-accent', 'accent'],
  ['on-tone', 'danger'],
  ['on-tone', 'ok'],
  ['on-tone', 'warn'],
];

const light = colours(':root');
const high = colours("[data-contrast='high']:not([data-surface='board'])", light);
const board = colours("[data-surface='board']", light);

describe('[KI-2] contrast of every text', () => {
  it.each(TEXTS)('%s on %s is at least 4.5 in the usual colours', (front, back) => {
    expect(contrast(light, front, back)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(TEXTS)('%s on %s is at least 7 in high contrast', (front, back) => {
    expect(contrast(high, front, back)).toBeGreaterThanOrEqual(7);
  });
  it.each(TEXTS)('%s on %s is at least 4.5 on the board', (front, back) => {
    expect(contrast(board, front, back)).toBeGreaterThanOrEqual(4.5);
  });
  it('edges of controls stand out 3:1', () => {
    expect(contrast(light, 'line-strong', 'surface')).toBeGreaterThanOrEqual(3);
    expect(contrast(high, 'line-strong', 'surface')).toBeGreaterThanOrEqual(7);
  });
  it('the check itself sees a bad pair', () => {
    expect(contrast({ a: '#8fa1b0', b: '#ffffff' }, 'a', 'b')).toBeLessThan(3);
  });
});

describe('[KI-2] sizes of the kiosk', () => {
  const usual = colours("[data-surface='kiosk']");
  const senior = colours("[data-surface='kiosk'][data-senior='true']", usual);
  const px = (text: string | undefined) => Number(/(\d+)px/.exec(text ?? '')?.[1]);

  it('targets are at least 64, in senior mode 88', () => {
    expect(px(usual['target-min'])).toBeGreaterThanOrEqual(64);
    expect(px(senior['target-min'])).toBeGreaterThanOrEqual(88);
    expect(px(usual.target)).toBeGreaterThanOrEqual(px(usual['target-min']));
    expect(px(senior.target)).toBeGreaterThanOrEqual(px(senior['target-min']));
  });
  it('the smallest text is at least 24, in senior mode 32', () => {
    expect(px(usual['type-hint'])).toBeGreaterThanOrEqual(24);
    expect(px(senior['type-hint'])).toBeGreaterThanOrEqual(32);
  });
});

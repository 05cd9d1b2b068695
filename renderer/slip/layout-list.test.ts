import { describe, expect, it } from 'vitest';
import { type ListContent, layoutList } from './layout-list.ts';
import type { Measure } from './wrap-text.ts';

/** Chinese characters are as wide as the font is high, others half of it. */
const measure: Measure = (text, font) =>
  [...text].reduce((sum, character) => sum + font.size * (character > '\u2e80' ? 1 : 0.55), 0);
const long = 'Appointment documents of the legal representative, directors, supervisors and senior managers';
const CONTENT: ListContent = {
  hallName: '××市政务服务中心',
  title: 'Your checklist',
  itemName: 'Company establishment registration',
  answers: ['Does the scope include anything that needs approval first (finance, chemicals)? No'],
  parts: [
    { title: 'Please bring', mark: '□', rows: [{ name: long, details: ['original × 1', '', long] }] },
    { title: 'May follow later', mark: '□', rows: [] },
  ],
  rows: [{ label: 'Where', value: 'Zone 1, windows 1–6, 29–31, 33, 35 and 36', strong: true }],
  qr: { text: 'https://hall.example/c#en', caption: 'Scan to take this list along' },
  notes: ['Printed on Tuesday, 12 May.'],
};

describe.each([576, 384])('a list of %i dots', (width) => {
  const { ops, height } = layoutList({ content: CONTENT, width, measure, qrModules: { size: 29, isDark: () => true } });
  const texts = ops.flatMap((op) => (op.op === 'text' ? [op.text] : []));

  it('keeps everything on the paper and says it in order', () => {
    for (const op of ops) {
      const left = op.op === 'text' && op.align === 'center' ? op.x - measure(op.text, op.font) / 2 : op.x;
      const wide = op.op === 'text' ? measure(op.text, op.font) : op.op === 'qr' ? op.size : op.width;
      const start = op.op === 'text' && op.align === 'right' ? op.x - wide : left;
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start + wide).toBeLessThanOrEqual(width);
      expect(op.y).toBeLessThan(height);
    }
    const all = texts.join('').replaceAll(/\s/g, '');
    const places = ['Yourchecklist', 'Pleasebring', '□', 'original×1', 'Printedon'].map((part) => all.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('has one box for each thing, and no heading over nothing', () => {
    expect(texts.filter((text) => text === '□')).toHaveLength(1);
    expect(texts).not.toContain('May follow later');
  });
});

import { describe, expect, it } from 'vitest';
import { layoutSlip } from './layout-slip.ts';
import type { DrawOp } from './paper.ts';
import type { SlipContent } from './slip-content.ts';
import type { Measure } from './wrap-text.ts';

/** Chinese characters are as wide as the font is high, others half of it. */
const measure: Measure = (text, font) =>
  [...text].reduce((sum, character) => sum + font.size * (character > '\u2e80' ? 1 : 0.55), 0);

const CONTENT: SlipContent = {
  hallName: '××市政务服务中心',
  groupName: '社保医保',
  mark: '',
  number: 'A\u00a0012',
  waiting: ['前面等候 4 人', '预计等候约 12–18 分钟'],
  rows: [
    { label: '等候区', value: '二区 · 绿', strong: true },
    { label: '校验码', value: '4711', strong: true },
  ],
  qr: null,
  notes: ['过号可在取号机或导办台重新排队，最多 2 次。'],
  reprint: '',
};
const QR = { size: 29, isDark: () => true };

function textsOf(ops: readonly DrawOp[]): string[] {
  return ops.flatMap((op) => (op.op === 'text' ? [op.text] : []));
}

/** Left and right edge of an op in dots. */
function spanOf(op: DrawOp): [number, number] {
  if (op.op === 'qr') return [op.x, op.x + op.size];
  if (op.op !== 'text') return [op.x, op.x + op.width];
  const wide = measure(op.text, op.font);
  if (op.align === 'left') return [op.x, op.x + wide];
  return op.align === 'right' ? [op.x - wide, op.x] : [op.x - wide / 2, op.x + wide / 2];
}

describe.each([576, 384])('a slip of %i dots', (width) => {
  const long: SlipContent = {
    ...CONTENT,
    hallName: 'Municipal Administrative Service Center of a City with a Rather Long Name',
    groupName: 'Information disclosure, assistance, hard cases',
    number: 'AP\u00a01234567',
    mark: 'Priority',
    rows: [
      { label: 'Windows', value: '1–3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35', strong: true },
    ],
    qr: { text: 'https://x/t#abc', caption: 'Scan to follow your number' },
    reprint: 'Reprint',
  };

  it.each([
    ['a usual one', CONTENT],
    ['a long one', long],
  ])('keeps everything on the paper: %s', (_name, content) => {
    const layout = layoutSlip({ content, width, measure, qrModules: content.qr ? QR : null });
    expect(layout.width).toBe(width);
    for (const op of layout.ops) {
      const [left, right] = spanOf(op);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(op.y).toBeLessThan(layout.height);
    }
  });

  it('says everything, in order, and the number is the largest', () => {
    const { ops } = layoutSlip({ content: CONTENT, width, measure, qrModules: null });
    // Lines may break between any two pieces: spaces do not count.
    const bare = (text: string) => text.replaceAll(/\s/g, '');
    const texts = bare(textsOf(ops).join(''));
    const parts = ['社保医保', 'A\u00a0012', '前面等候 4 人', '12–18 分钟', '等候区', '4711', '最多 2 次。'];
    const places = parts.map((part) => texts.indexOf(bare(part)));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const sizes = ops.flatMap((op) => (op.op === 'text' ? [[op.font.size, op.text] as const] : []));
    expect([...sizes].sort((a, b) => b[0] - a[0])[0]?.[1]).toBe('A\u00a0012');
  });

  it('draws a QR code in whole dots, at least 3 per module, and none without an address', () => {
    const { ops } = layoutSlip({ content: long, width, measure, qrModules: QR });
    const qr = ops.find((op) => op.op === 'qr');
    expect(qr?.op === 'qr' && (qr.size / QR.size) % 1).toBe(0);
    expect(qr?.op === 'qr' && qr.size / QR.size).toBeGreaterThanOrEqual(3);
    expect(layoutSlip({ content: CONTENT, width, measure, qrModules: null }).ops.some((op) => op.op === 'qr')).toBe(
      false,
    );
  });

  it('[QU-3] marks a reprint at the top, and only a reprint', () => {
    expect(textsOf(layoutSlip({ content: long, width, measure, qrModules: QR }).ops)[0]).toBe('Reprint');
    expect(textsOf(layoutSlip({ content: CONTENT, width, measure, qrModules: null }).ops)).not.toContain('Reprint');
  });
});

import { type Font, type Measure, wrapText } from './wrap-text.ts';

/** One thing to draw; all units are printer dots, y grows downwards. */
export type DrawOp =
  | {
      readonly op: 'text';
      readonly text: string;
      readonly x: number;
      /** Baseline. */
      readonly y: number;
      readonly align: 'left' | 'center' | 'right';
      readonly font: Font;
      /** White on a black box of its own line. */
      readonly inverse: boolean;
    }
  | { readonly op: 'fill'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly op: 'dashes'; readonly x: number; readonly y: number; readonly width: number }
  | { readonly op: 'qr'; readonly x: number; readonly y: number; readonly size: number; readonly modules: QrModules };

export type QrModules = { readonly size: number; readonly isDark: (x: number, y: number) => boolean };

export type SlipLayout = { readonly width: number; readonly height: number; readonly ops: readonly DrawOp[] };

/** Quiet zone around a QR code, in modules. */
const QUIET = 4;

/** A strip of paper that is filled from top to bottom; nothing is cut off: long texts wrap. `width` in dots. */
export function createPaper(width: number, measure: Measure) {
  const narrow = width < 500;
  const size = (wide: number): number => Math.round(narrow ? wide * 0.78 : wide);
  const margin = narrow ? 8 : 16;
  const inner = width - 2 * margin;
  const ops: DrawOp[] = [];
  let y = size(16);

  function centred(text: string, font: Font, after: number, inverse = false): void {
    if (text === '') return;
    for (const line of wrapText(text, font, inner - (inverse ? font.size : 0), measure)) {
      const height = Math.round(font.size * 1.3);
      const baseline = y + Math.round(font.size * 1.02);
      if (inverse) {
        const box = Math.ceil(measure(line, font)) + font.size;
        ops.push({ op: 'fill', x: Math.round((width - box) / 2), y, width: box, height });
      }
      ops.push({ op: 'text', text: line, x: width / 2, y: baseline, align: 'center', font, inverse });
      y += height;
    }
    y += after;
  }

  /** Lines from the left edge, `indent` dots in, with a mark before the first. */
  function left(text: string, font: Font, { indent = 0, mark = '', after = 0 } = {}): void {
    if (text === '') return;
    const line = { op: 'text', align: 'left', font, inverse: false } as const;
    wrapText(text, font, inner - indent, measure).forEach((each, index) => {
      const baseline = y + Math.round(font.size * 1.02);
      if (index === 0 && mark !== '') ops.push({ ...line, text: mark, x: margin, y: baseline });
      ops.push({ ...line, text: each, x: margin + indent, y: baseline });
      y += Math.round(font.size * 1.3);
    });
    y += after;
  }

  function space(wide: number): void {
    y += size(wide);
  }

  function dashes(): void {
    y += size(10);
    ops.push({ op: 'dashes', x: margin, y, width: inner });
    y += size(16);
  }

  function row(label: string, value: string, strong: boolean): void {
    const labelFont: Font = { size: size(26), weight: 400 };
    const valueFont: Font = { size: size(strong ? 34 : 26), weight: strong ? 700 : 400 };
    const labelWidth = measure(label, labelFont);
    const height = Math.round(valueFont.size * 1.4);
    const baseline = y + Math.round(valueFont.size * 1.08);
    const text = { op: 'text', inverse: false } as const;
    ops.push({ ...text, text: label, x: margin, y: baseline, align: 'left', font: labelFont });
    const lines = wrapText(value, valueFont, inner - labelWidth - size(20), measure);
    lines.forEach((line, index) => {
      ops.push({
        ...text,
        text: line,
        x: width - margin,
        y: baseline + index * height,
        align: 'right',
        font: valueFont,
      });
    });
    y += height * lines.length;
  }

  function qr(modules: QrModules, caption: string): void {
    // Whole dots per module: a code between dots cannot be read.
    const module = Math.max(3, Math.floor(size(260) / (modules.size + 2 * QUIET)));
    const side = module * modules.size;
    y += size(12) + module * 2;
    ops.push({ op: 'qr', x: Math.round((width - side) / 2), y, size: side, modules });
    y += side + size(14);
    centred(caption, { size: size(26), weight: 600 }, 0);
  }

  return {
    size,
    inner,
    centred,
    left,
    space,
    dashes,
    row,
    qr,
    end: (): SlipLayout => ({ width, height: y + size(24), ops }),
  };
}

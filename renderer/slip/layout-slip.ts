import type { SlipContent } from './slip-content.ts';
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

export type LayoutInput = {
  readonly content: SlipContent;
  /** Dots per line: 576 on 80 mm paper, 384 on 58 mm. */
  readonly width: number;
  readonly measure: Measure;
  /** Made by the caller, so that this stays without a library. */
  readonly qrModules: QrModules | null;
};

/** Quiet zone around a QR code, in modules. */
const QUIET = 4;

/** Where everything on the paper goes. Pure; nothing is cut off: long texts wrap, a long number gets smaller. */
export function layoutSlip({ content, width, measure, qrModules }: LayoutInput): SlipLayout {
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

  centred(content.reprint, { size: size(30), weight: 700 }, size(10), true);
  centred(content.hallName, { size: size(30), weight: 600 }, 0);
  dashes();
  centred(content.groupName, { size: size(40), weight: 700 }, size(4));
  centred(content.mark, { size: size(28), weight: 700 }, size(4), true);
  centred(content.number, numberFont(content.number, size(150), inner, measure), size(4));
  for (const line of content.waiting) centred(line, { size: size(34), weight: 600 }, 0);
  dashes();
  for (const each of content.rows) row(each.label, each.value, each.strong);
  if (content.qr !== null && qrModules !== null) {
    // Whole dots per module: a code between dots cannot be read.
    const module = Math.max(3, Math.floor(size(260) / (qrModules.size + 2 * QUIET)));
    const side = module * qrModules.size;
    y += size(12) + module * 2;
    ops.push({ op: 'qr', x: Math.round((width - side) / 2), y, size: side, modules: qrModules });
    y += side + size(14);
    centred(content.qr.caption, { size: size(26), weight: 600 }, 0);
  }
  dashes();
  for (const note of content.notes) centred(note, { size: size(24), weight: 400 }, size(2));
  return { width, height: y + size(24), ops };
}

/** The largest size at which the number fits on one line. */
function numberFont(number: string, wished: number, inner: number, measure: Measure): Font {
  const font: Font = { size: wished, weight: 800 };
  const wide = measure(number, font);
  return wide <= inner ? font : { size: Math.floor((wished * inner) / wide), weight: 800 };
}

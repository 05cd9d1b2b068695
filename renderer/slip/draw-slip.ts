import { unreachable } from '../../shared/lib/unreachable.ts';
import type { DrawOp, SlipLayout } from './paper.ts';
import { packBits, type Raster } from './raster.ts';
import type { Font, Measure } from './wrap-text.ts';

const FAMILY = '"Noto Sans SC Variable", "Noto Sans SC", sans-serif';
const DASH = { on: 8, off: 6, thick: 3 } as const;

export function cssFont(font: Font): string {
  return `${font.weight} ${font.size}px ${FAMILY}`;
}

/** Measures with the very font that draws. */
export function canvasMeasure(context: CanvasRenderingContext2D): Measure {
  return (text, font) => {
    context.font = cssFont(font);
    return context.measureText(text).width;
  };
}

/** Draws a layout and gives the dots; black on white. */
export function drawSlip(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, layout: SlipLayout): Raster {
  canvas.width = layout.width;
  canvas.height = layout.height;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, layout.width, layout.height);
  for (const op of layout.ops) drawOp(context, op);
  const image = context.getImageData(0, 0, layout.width, layout.height);
  return packBits(image.data, layout.width, layout.height);
}

function drawOp(context: CanvasRenderingContext2D, op: DrawOp): void {
  context.fillStyle = '#000';
  switch (op.op) {
    case 'text':
      context.font = cssFont(op.font);
      context.textAlign = op.align;
      context.textBaseline = 'alphabetic';
      if (op.inverse) context.fillStyle = '#fff';
      context.fillText(op.text, op.x, op.y);
      break;
    case 'fill':
      context.fillRect(op.x, op.y, op.width, op.height);
      break;
    case 'dashes':
      for (let x = op.x; x < op.x + op.width; x += DASH.on + DASH.off) context.fillRect(x, op.y, DASH.on, DASH.thick);
      break;
    case 'qr': {
      const module = op.size / op.modules.size;
      for (let y = 0; y < op.modules.size; y += 1) {
        for (let x = 0; x < op.modules.size; x += 1) {
          if (op.modules.isDark(x, y)) context.fillRect(op.x + x * module, op.y + y * module, module, module);
        }
      }
      break;
    }
    default:
      unreachable(op);
  }
}

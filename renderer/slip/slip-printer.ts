import type { i18n } from 'i18next';
import { create } from 'qrcode';
import type { SlipReply } from '../../shared/domain/commands/replies.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Host, PrintResult } from '../../shared/ipc/channels.ts';
import type { Scheduler } from '../../shared/lib/clock.ts';
import type { Locale } from '../../shared/lib/text.ts';
import type { PrinterSettings } from '../../shared/settings/settings.ts';
import { listNumbers } from '../ui/list-numbers.ts';
import { spacedNumber } from '../ui/spaced-number.ts';
import { canvasMeasure, cssFont, drawSlip } from './draw-slip.ts';
import { layoutSlip, type QrModules } from './layout-slip.ts';
import { toBase64 } from './raster.ts';
import { type SlipContent, slipContent } from './slip-content.ts';

export type SlipPrinterDeps = {
  readonly host: Pick<Host, 'call'>;
  readonly document: Document;
  readonly scheduler: Scheduler;
  readonly texts: i18n;
  readonly getHall: () => HallState;
  readonly getPrinter: () => PrinterSettings;
};

/** Dots per line where the printer does not say: 80 mm paper. */
const DEFAULT_DOTS = 576;
/** Glyphs come from our own files; a slip is not held up longer than this for them. */
const FONT_WAIT_MS = 3000;

/** Draws a slip and hands it to the printer. `job` tells attempts of one slip apart. Never rejects. */
export type PrintSlip = (slip: SlipReply, locale: Locale, job: number) => Promise<PrintResult>;

export function createSlipPrinter(deps: SlipPrinterDeps): PrintSlip {
  async function draw(slip: SlipReply, locale: Locale, printer: PrinterSettings) {
    const content = slipContent({
      slip,
      hall: deps.getHall(),
      locale,
      t: deps.texts.getFixedT(locale, 'print'),
      spaced: spacedNumber,
      list: (numbers) => listNumbers(numbers, locale),
    });
    await fontsFor(content);
    const canvas = deps.document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    const width = printer.kind === 'network' ? printer.dots : DEFAULT_DOTS;
    const qrModules = content.qr === null ? null : modulesOf(content.qr.text);
    return drawSlip(canvas, context, layoutSlip({ content, width, measure: canvasMeasure(context), qrModules }));
  }

  async function fontsFor(content: SlipContent): Promise<void> {
    const text = Object.values({ ...content, qr: content.qr?.caption ?? '' })
      .flatMap((part) =>
        typeof part === 'string'
          ? [part]
          : part.map((each) => (typeof each === 'string' ? each : each.label + each.value)),
      )
      .join('');
    const loaded = Promise.all(
      [400, 800].map((weight) => deps.document.fonts.load(cssFont({ size: 40, weight }), text)),
    );
    await new Promise<void>((resolve) => {
      const timer = deps.scheduler.after(FONT_WAIT_MS, resolve);
      const go = () => {
        timer.cancel();
        resolve();
      };
      // A font that cannot be loaded is drawn in the next one of the family.
      loaded.then(go, go);
    });
  }

  return async (slip, locale, job) => {
    const printer = deps.getPrinter();
    if (printer.kind === 'none') return { result: 'failed', code: 'printer.none' };
    try {
      const raster = await draw(slip, locale, printer);
      const { width, height } = raster;
      return await deps.host.call('print.slip', {
        // A return slip is another paper of the same number and version: the printer must not take it for the first one.
        jobId: `${slip.ticketId}.${slip.version}${slip.returning ? 'r' : ''}.${job}`,
        width,
        height,
        bits: toBase64(raster.bytes),
      });
    } catch (cause) {
      // The number is valid whatever happens to the paper: the visitor is told, the cause goes to the log.
      const message = cause instanceof Error ? cause.message.slice(0, 300) : 'unknown';
      await deps.host.call('app.log', { level: 'error', event: 'slip.not-drawn', fields: { message } });
      return { result: 'failed', code: 'printer.bad-image' };
    }
  };
}

function modulesOf(text: string): QrModules {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (x, y) => modules.get(y, x) !== 0 };
}

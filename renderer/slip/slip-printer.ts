import type { i18n } from 'i18next';
import { create } from 'qrcode';
import type { BookingMadeReply, SlipReply } from '../../shared/domain/commands/replies.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Host, PrintResult } from '../../shared/ipc/channels.ts';
import type { Scheduler } from '../../shared/lib/clock.ts';
import type { Locale } from '../../shared/lib/text.ts';
import type { PrinterSettings } from '../../shared/settings/settings.ts';
import { listNumbers } from '../ui/list-numbers.ts';
import { spacedNumber } from '../ui/spaced-number.ts';
import { bookingSlip } from './booking-slip.ts';
import { canvasMeasure, cssFont, drawSlip } from './draw-slip.ts';
import { type ListContent, layoutList } from './layout-list.ts';
import { layoutSlip } from './layout-slip.ts';
import type { QrModules, SlipLayout } from './paper.ts';
import { type Raster, toBase64 } from './raster.ts';
import { slipContent } from './slip-content.ts';
import type { Measure } from './wrap-text.ts';

export type PaperPrinterDeps = {
  readonly host: Pick<Host, 'call'>;
  readonly document: Document;
  readonly scheduler: Scheduler;
  readonly getPrinter: () => PrinterSettings;
};

export type SlipPrinterDeps = PaperPrinterDeps & { readonly texts: i18n; readonly getHall: () => HallState };

/** Dots per line where the printer does not say: 80 mm paper. */
const DEFAULT_DOTS = 576;
/** Glyphs come from our own files; a slip is not held up longer than this for them. */
const FONT_WAIT_MS = 3000;

/** Draws a slip and hands it to the printer. `job` tells attempts of one slip apart. Never rejects. */
export type PrintSlip = (slip: SlipReply | BookingMadeReply, locale: Locale, job: number) => Promise<PrintResult>;

type Paper = {
  readonly jobId: string;
  /** Every glyph that is drawn. */
  readonly text: string;
  readonly qr: string | null;
  readonly layout: (width: number, measure: Measure, qrModules: QrModules | null) => SlipLayout;
};

/** The one way to paper: whatever is printed is laid out, drawn and sent here. */
function createPaperPrinter(deps: PaperPrinterDeps): (paper: () => Paper) => Promise<PrintResult> {
  async function draw(paper: Paper, printer: PrinterSettings): Promise<Raster> {
    await fontsFor(paper.text);
    const canvas = deps.document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    const width = printer.kind === 'network' ? printer.dots : DEFAULT_DOTS;
    const qrModules = paper.qr === null ? null : modulesOf(paper.qr);
    return drawSlip(canvas, context, paper.layout(width, canvasMeasure(context), qrModules));
  }

  async function fontsFor(text: string): Promise<void> {
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

  return async (make) => {
    const printer = deps.getPrinter();
    if (printer.kind === 'none') return { result: 'failed', code: 'printer.none' };
    try {
      const paper = make();
      const raster = await draw(paper, printer);
      const { width, height } = raster;
      return await deps.host.call('print.slip', { jobId: paper.jobId, width, height, bits: toBase64(raster.bytes) });
    } catch (cause) {
      // A number is valid whatever happens to the paper: the visitor is told, the cause goes to the log.
      const message = cause instanceof Error ? cause.message.slice(0, 300) : 'unknown';
      await deps.host.call('app.log', { level: 'error', event: 'slip.not-drawn', fields: { message } });
      return { result: 'failed', code: 'printer.bad-image' };
    }
  };
}

export function createSlipPrinter(deps: SlipPrinterDeps): PrintSlip {
  const print = createPaperPrinter(deps);
  return (slip, locale, job) =>
    print(() => {
      const rest = { hall: deps.getHall(), locale, t: deps.texts.getFixedT(locale, 'print') };
      const list = (numbers: readonly number[]) => listNumbers(numbers, locale);
      const isBooking = 'booking' in slip;
      const content = isBooking
        ? bookingSlip({ slip, ...rest })
        : slipContent({ slip, ...rest, spaced: spacedNumber, list });
      const mark = isBooking ? 'b' : slip.returning ? 'r' : '';
      return {
        // A return slip is another paper of the same number and version, and so is a booking's of the number that it
        // becomes: the printer must not take one for the other.
        jobId: `${slip.ticketId}.${slip.version}${mark}.${job}`,
        text: glyphsOf(content),
        qr: content.qr?.text ?? null,
        layout: (width, measure, qrModules) => layoutSlip({ content, width, measure, qrModules }),
      };
    });
}

/** Prints a checklist; `job` tells every attempt from every other. Never rejects. */
export function createListPrinter(
  deps: PaperPrinterDeps,
): (content: () => ListContent, job: string) => Promise<PrintResult> {
  const print = createPaperPrinter(deps);
  return (contentOf, job) =>
    print(() => {
      const content = contentOf();
      return {
        jobId: job,
        text: glyphsOf(content),
        qr: content.qr?.text ?? null,
        layout: (width, measure, qrModules) => layoutList({ content, width, measure, qrModules }),
      };
    });
}

/** All texts of a content, whatever its shape. */
function glyphsOf(content: object): string {
  return [...new Set(JSON.stringify(content))].join('');
}

function modulesOf(text: string): QrModules {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (x, y) => modules.get(y, x) !== 0 };
}

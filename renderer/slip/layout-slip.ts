import { createPaper, type QrModules, type SlipLayout } from './paper.ts';
import type { SlipContent } from './slip-content.ts';
import type { Font, Measure } from './wrap-text.ts';

export type LayoutInput = {
  readonly content: SlipContent;
  /** Dots per line: 576 on 80 mm paper, 384 on 58 mm. */
  readonly width: number;
  readonly measure: Measure;
  /** Made by the caller, so that this stays without a library. */
  readonly qrModules: QrModules | null;
};

/** Where everything on the slip of a number goes. Pure; a long number gets smaller. */
export function layoutSlip({ content, width, measure, qrModules }: LayoutInput): SlipLayout {
  const paper = createPaper(width, measure);
  const { size, centred } = paper;
  centred(content.reprint, { size: size(30), weight: 700 }, size(10), true);
  centred(content.hallName, { size: size(30), weight: 600 }, 0);
  paper.dashes();
  centred(content.groupName, { size: size(40), weight: 700 }, size(4));
  centred(content.mark, { size: size(28), weight: 700 }, size(4), true);
  centred(content.number, numberFont(content.number, size(150), paper.inner, measure), size(4));
  for (const line of content.waiting) centred(line, { size: size(34), weight: 600 }, 0);
  paper.dashes();
  for (const each of content.rows) paper.row(each.label, each.value, each.strong);
  if (content.qr !== null && qrModules !== null) paper.qr(qrModules, content.qr.caption);
  paper.dashes();
  for (const note of content.notes) centred(note, { size: size(24), weight: 400 }, size(2));
  return paper.end();
}

/** The largest size at which the number fits on one line. */
function numberFont(number: string, wished: number, inner: number, measure: Measure): Font {
  const font: Font = { size: wished, weight: 800 };
  const wide = measure(number, font);
  return wide <= inner ? font : { size: Math.floor((wished * inner) / wide), weight: 800 };
}

import { createPaper, type QrModules, type SlipLayout } from './paper.ts';
import type { Measure } from './wrap-text.ts';

/** Everything a printed checklist says, in the visitor's language; no layout in it. '' and empty lists are left out. */
export type ListContent = {
  readonly hallName: string;
  readonly title: string;
  readonly itemName: string;
  /** Each question with what the visitor answered. */
  readonly answers: readonly string[];
  readonly parts: readonly {
    readonly title: string;
    /** Box to tick, or a mark that says there is nothing to do. */
    readonly mark: string;
    readonly rows: readonly { readonly name: string; readonly details: readonly string[] }[];
  }[];
  readonly rows: readonly { readonly label: string; readonly value: string; readonly strong: boolean }[];
  readonly qr: { readonly text: string; readonly caption: string } | null;
  readonly notes: readonly string[];
};

export type ListLayoutInput = {
  readonly content: ListContent;
  /** Dots per line: 576 on 80 mm paper, 384 on 58 mm. */
  readonly width: number;
  readonly measure: Measure;
  readonly qrModules: QrModules | null;
};

/** Where everything on a printed checklist goes. Pure. */
export function layoutList({ content, width, measure, qrModules }: ListLayoutInput): SlipLayout {
  const paper = createPaper(width, measure);
  const { size, centred, left } = paper;
  const indent = size(44);
  centred(content.hallName, { size: size(30), weight: 600 }, 0);
  paper.dashes();
  centred(content.title, { size: size(28), weight: 400 }, size(2));
  centred(content.itemName, { size: size(40), weight: 700 }, size(6));
  for (const answer of content.answers) left(answer, { size: size(24), weight: 400 }, { after: size(4) });
  for (const part of content.parts) {
    if (part.rows.length === 0) continue;
    paper.dashes();
    left(part.title, { size: size(28), weight: 700 }, { after: size(8) });
    for (const each of part.rows) {
      const details = each.details.filter((detail) => detail !== '');
      left(each.name, { size: size(32), weight: 600 }, { indent, mark: part.mark });
      for (const detail of details) left(detail, { size: size(26), weight: 400 }, { indent });
      paper.space(12);
    }
  }
  paper.dashes();
  for (const each of content.rows) paper.row(each.label, each.value, each.strong);
  if (content.qr !== null && qrModules !== null) paper.qr(qrModules, content.qr.caption);
  paper.dashes();
  for (const note of content.notes) centred(note, { size: size(24), weight: 400 }, size(2));
  return paper.end();
}

export type Font = { readonly size: number; readonly weight: number };

/** Width of a text in dots. */
export type Measure = (text: string, font: Font) => number;

/** A Chinese character stands alone; Latin words and numbers stay together. */
const PIECES = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/g;
/** Never at the beginning of a line. */
const CLOSING = /^[，。；：！？、）》」』”’,.;:!?)\]]/;

/** Breaks a text into lines of at most `width` dots. A single piece wider than that is cut by characters. */
export function wrapText(text: string, font: Font, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string): boolean => measure(candidate.trimEnd(), font) <= width;
  for (const piece of text.match(PIECES) ?? []) {
    if (fits(line + piece) || (line !== '' && CLOSING.test(piece))) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = piece.trimStart();
    while (!fits(line) && [...line].length > 1) {
      const head = longestFit(line, fits);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

function longestFit(text: string, fits: (candidate: string) => boolean): string {
  let head = '';
  for (const character of text) {
    if (head !== '' && !fits(head + character)) break;
    head += character;
  }
  return head;
}

import { inflateSync } from 'node:zlib';

/**
 * Reads what a PDF of Chromium says: enough of the format for the files that it writes, in the order in which it drew.
 * Not a reader of PDF at large.
 */
export type PdfText = {
  /** In points. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly text: string;
};

type Part = { readonly head: string; readonly body: Buffer | null };

/** All objects by number; streams are inflated. */
function partsOf(pdf: Buffer): ReadonlyMap<string, Part> {
  const raw = pdf.toString('latin1');
  const parts = new Map<string, Part>();
  const begin = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let found = begin.exec(raw); found !== null; found = begin.exec(raw)) {
    const from = begin.lastIndex;
    const end = raw.indexOf('endobj', from);
    const stream = raw.indexOf('stream\n', from);
    const isStream = stream >= 0 && stream < end;
    const head = raw.slice(from, isStream ? stream : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const bytes = pdf.subarray(stream + 'stream\n'.length, stream + 'stream\n'.length + length);
    const body = isStream ? (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes) : null;
    parts.set(found[1] ?? '', { head, body });
    begin.lastIndex = isStream ? stream + length : end;
  }
  return parts;
}

const fromHex = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** What each code of a font stands for, and how many hexadecimal digits a code has. */
function fontOf(map: string): { readonly digits: number; readonly letters: ReadonlyMap<number, string> } {
  const letters = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) {
      letters.set(Number.parseInt(code, 16), fromHex(text));
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const start = Number.parseInt(first, 16);
      for (let code = start; code <= Number.parseInt(last, 16); code += 1) {
        letters.set(code, String.fromCodePoint(Number.parseInt(text, 16) + code - start));
      }
    }
  }
  return { digits: /begincodespacerange\n<(\w+)>/.exec(map)?.[1]?.length ?? 2, letters };
}

export function pdfText(pdf: Buffer): PdfText {
  const parts = partsOf(pdf);
  const fonts = new Map<string, ReturnType<typeof fontOf>>();
  const letterOf = (name: string) => {
    const known = fonts.get(name);
    if (known) return known;
    const unicode = /\/ToUnicode (\d+)/.exec(parts.get(name)?.head ?? '')?.[1] ?? '';
    const made = fontOf(parts.get(unicode)?.body?.toString('latin1') ?? '');
    fonts.set(name, made);
    return made;
  };
  const pages: { width: number; height: number }[] = [];
  let text = '';
  for (const { head } of parts.values()) {
    if (!/\/Type \/Page\n/.test(head)) continue;
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? [];
    pages.push({ width: Number(width), height: Number(height) });
    const drawn = parts.get(/\/Contents (\d+)/.exec(head)?.[1] ?? '')?.body?.toString('latin1') ?? '';
    let font = fontOf('');
    for (const [, name, hex] of drawn.matchAll(/\/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (name !== undefined) font = letterOf(name);
      for (let at = 0; hex !== undefined && at < hex.length; at += font.digits) {
        text += font.letters.get(Number.parseInt(hex.slice(at, at + font.digits), 16)) ?? '';
      }
    }
  }
  return { pages, text };
}

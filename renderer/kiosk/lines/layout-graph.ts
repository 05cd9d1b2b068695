import { roundsOf } from '../../../shared/domain/line/graph.ts';
import { type Font, type Measure, wrapText } from '../../slip/wrap-text.ts';
import type { GraphRoom } from './graph-room.ts';

/** What is drawn, in the words of the visitor. */
export type GraphStage = {
  readonly id: string;
  readonly dependsOn: readonly string[];
  readonly title: string;
  /** Under the title: days and date. */
  readonly facts: string;
  readonly chips: readonly GraphChip[];
};

export type GraphChip = {
  readonly id: string;
  /** Chips of the stage that come before it. */
  readonly after: readonly string[];
  readonly text: string;
  readonly tag: string;
  /** Not certain to be needed: drawn with a broken line. */
  readonly open: boolean;
};

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Words = { readonly lines: readonly string[]; readonly font: Font; readonly x: number; readonly y: number };

export type DrawnChip = Box & {
  readonly id: string;
  readonly open: boolean;
  readonly text: Words;
  readonly tag: Words;
};
export type DrawnStage = Box & {
  readonly id: string;
  readonly title: Words;
  readonly facts: Words;
  readonly chips: readonly DrawnChip[];
  /** From chip to chip that waits for it. */
  readonly links: readonly Link[];
};
export type Link = { readonly from: readonly [number, number]; readonly to: readonly [number, number] };
export type GraphPage = {
  readonly width: number;
  readonly height: number;
  readonly stages: readonly DrawnStage[];
  readonly links: readonly Link[];
};

const LINE = 1.25;
const PAD = 16;
const GAP = 14;
/** Between what follows each other: room for an arrow. */
const ARROW = 36;
const MIN_CHIP = 215;

/** Widths near those of the font; on the wide side, so that nothing runs over its box. */
const measure: Measure = (text, font) =>
  [...text].reduce((sum, letter) => sum + font.size * (letter > '⺀' ? 1 : /[A-Zmw%]/.test(letter) ? 0.72 : 0.58), 0);

function words(text: string, font: Font, x: number, y: number, width: number): Words {
  return { lines: text === '' ? [] : wrapText(text, font, width, measure), font, x, y };
}

function heightOf({ lines, font }: Words): number {
  return lines.length * font.size * LINE;
}

/** The chips of a stage in rows: what runs side by side stands side by side. */
function drawChips(
  chips: readonly GraphChip[],
  box: Pick<Box, 'x' | 'y' | 'width'>,
  scale: number,
): Pick<DrawnStage, 'chips' | 'links'> & { readonly bottom: number } {
  const columns = Math.max(1, Math.floor((box.width + GAP) / (MIN_CHIP * scale + GAP)));
  const bold = { size: 24 * scale, weight: 600 };
  const plain = { size: 24 * scale, weight: 400 };
  const drawn: DrawnChip[] = [];
  let y = box.y;
  const awaited = new Set(chips.flatMap((chip) => chip.after));
  const rounds = roundsOf(chips.map((chip) => ({ ...chip, dependsOn: chip.after })));
  /** Where the arrows of a round begin: below all of it, so that none seems to come out of a chip beside the way. */
  const foot = new Map<string, number>();
  rounds.forEach((unsorted, at) => {
    if (at > 0) y += ARROW - GAP;
    // What others wait for stands next to them.
    const round = unsorted.toSorted((a, b) => Number(awaited.has(a.id)) - Number(awaited.has(b.id)));
    for (let from = 0; from < round.length; from += columns) {
      const row = round.slice(from, from + columns);
      const width = (box.width - GAP * (row.length - 1)) / row.length;
      const placed = row.map((chip, column) => {
        const x = box.x + column * (width + GAP);
        const text = words(chip.text, bold, x + PAD, y + 8, width - 2 * PAD);
        const tag = words(chip.tag, plain, x + PAD, y + 8 + heightOf(text), width - 2 * PAD);
        return { id: chip.id, open: chip.open, x, y, width, text, tag, height: heightOf(text) + heightOf(tag) + 20 };
      });
      const height = Math.max(...placed.map((each) => each.height));
      drawn.push(...placed.map((each) => ({ ...each, height })));
      y += height + GAP;
    }
    for (const chip of round) foot.set(chip.id, y - GAP);
  });
  const byId = new Map(drawn.map((chip) => [chip.id, chip]));
  const links = chips.flatMap((chip) =>
    chip.after.flatMap((id): Link[] => {
      const [from, to] = [byId.get(id), byId.get(chip.id)];
      if (from === undefined || to === undefined) return [];
      return [{ from: [from.x + from.width / 2, foot.get(id) ?? to.y], to: [to.x + to.width / 2, to.y] }];
    }),
  );
  return { chips: drawn, links, bottom: chips.length === 0 ? box.y : y - GAP };
}

function drawStage(stage: GraphStage, box: Pick<Box, 'x' | 'y' | 'width'>, scale: number): DrawnStage {
  const inner = box.width - 2 * PAD;
  const title = words(stage.title, { size: 28 * scale, weight: 700 }, box.x + PAD, box.y + 12, inner);
  const facts = words(
    stage.facts,
    { size: 24 * scale, weight: 400 },
    box.x + PAD,
    title.y + heightOf(title) + 2,
    inner,
  );
  const head = facts.y + heightOf(facts) + 10;
  const { chips, links, bottom } = drawChips(stage.chips, { x: box.x + PAD, y: head, width: inner }, scale);
  return { ...box, id: stage.id, height: bottom + 14 - box.y, title, facts, chips, links };
}

/** Links between the stages that stand on a page. */
function linksOf(
  stages: readonly GraphStage[],
  drawn: readonly DrawnStage[],
  direction: GraphRoom['direction'],
): readonly Link[] {
  const byId = new Map(drawn.map((each) => [each.id, each]));
  return stages.flatMap((stage) =>
    stage.dependsOn.flatMap((id): Link[] => {
      const [from, to] = [byId.get(id), byId.get(stage.id)];
      if (from === undefined || to === undefined) return [];
      return direction === 'down'
        ? [{ from: [from.x + from.width / 2, from.y + from.height], to: [to.x + to.width / 2, to.y] }]
        : [{ from: [from.x + from.width, from.y + 60], to: [to.x, to.y + 60] }];
    }),
  );
}

function pagesDown(rounds: readonly (readonly GraphStage[])[], room: GraphRoom): readonly GraphPage[] {
  const pages: DrawnStage[][] = [];
  let page: DrawnStage[] = [];
  let y = 2;
  for (const round of rounds) {
    const width = (room.width - GAP * (round.length - 1)) / round.length;
    const row = (top: number) =>
      round.map((stage, at) => drawStage(stage, { x: at * (width + GAP) + 2, y: top, width: width - 4 }, room.scale));
    const bottomOf = (drawn: readonly DrawnStage[]) => Math.max(...drawn.map((each) => each.y + each.height));
    let drawn = row(y);
    if (page.length > 0 && bottomOf(drawn) > room.height) {
      pages.push(page);
      page = [];
      drawn = row(2);
    }
    page.push(...drawn);
    y = bottomOf(drawn) + ARROW;
  }
  return [...pages, page].map((stages) => framed(rounds.flat(), stages, room));
}

/** Page by page as many stages beside each other as leave room for their chips, at least one. */
function pagesAcross(rounds: readonly (readonly GraphStage[])[], room: GraphRoom): readonly GraphPage[] {
  const pages: GraphPage[] = [];
  for (let from = 0; from < rounds.length; ) {
    let columns = Math.min(room.columns, rounds.length - from);
    let page = pageAcross(rounds, room, from, columns);
    while (columns > 1 && page.height > room.height) {
      columns -= 1;
      page = pageAcross(rounds, room, from, columns);
    }
    pages.push(page);
    from += columns;
  }
  return pages;
}

function pageAcross(
  rounds: readonly (readonly GraphStage[])[],
  room: GraphRoom,
  from: number,
  columns: number,
): GraphPage {
  const width = (room.width - ARROW * (columns - 1) - 4) / columns;
  const stages = rounds.slice(from, from + columns).flatMap((round, column) => {
    let y = 2;
    return round.map((stage) => {
      const drawn = drawStage(stage, { x: 2 + column * (width + ARROW), y, width }, room.scale);
      y = drawn.y + drawn.height + GAP;
      return drawn;
    });
  });
  return framed(rounds.flat(), stages, room);
}

function framed(all: readonly GraphStage[], stages: readonly DrawnStage[], room: GraphRoom): GraphPage {
  const height = Math.ceil(Math.max(0, ...stages.map((each) => each.y + each.height)) + 2);
  return { width: room.width, height, stages, links: linksOf(all, stages, room.direction) };
}

/** The stage graph as pages of boxes, chips and arrows. Pure; nothing is cut off: long names wrap, long lines turn over. */
export function layoutGraph(stages: readonly GraphStage[], room: GraphRoom): readonly GraphPage[] {
  const rounds = roundsOf(stages);
  return room.direction === 'down' ? pagesDown(rounds, room) : pagesAcross(rounds, room);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphRoom } from './graph-room.ts';
import { type GraphStage, layoutGraph } from './layout-graph.ts';

const ROOMS = (['portrait', 'landscape'] as const).flatMap((shape) =>
  [false, true].flatMap((senior) => [false, true].map((low) => graphRoom(shape, senior, low))),
);

const word = fc.stringMatching(/^[A-Za-z一-龥][a-z一-龥 ]{0,39}$/);
const stage = (at: number) =>
  fc.record({
    id: fc.constant(`s${at}`),
    dependsOn: fc.constant(at === 0 ? [] : [`s${at - 1}`]),
    title: word,
    facts: word,
    chips: fc
      .array(fc.record({ text: word, tag: word, open: fc.boolean() }), { maxLength: 7 })
      .map((chips) => chips.map((chip, index) => ({ ...chip, id: `c${index}`, after: index > 2 ? ['c0'] : [] }))),
  });
const stages: fc.Arbitrary<GraphStage[]> = fc
  .integer({ min: 1, max: 5 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, at) => stage(at))));

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
const isInside = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;
const pairs = <T>(list: readonly T[]) => list.flatMap((a, at) => list.slice(at + 1).map((b) => [a, b] as const));

describe('the stage graph', () => {
  it.each(ROOMS)('keeps everything on the page, nothing over another, in $width x $height', (room) => {
    fc.assert(
      fc.property(stages, (graph) => {
        const pages = layoutGraph(graph, room);
        expect(pages.flatMap((page) => page.stages.map((each) => each.id)).sort()).toEqual(graph.map(({ id }) => id));
        for (const page of pages) {
          const paper = { x: 0, y: 0, width: page.width, height: page.height };
          expect(page.stages.every((each) => isInside(each, paper))).toBe(true);
          expect(pairs(page.stages).some(([a, b]) => overlap(a, b))).toBe(false);
          for (const each of page.stages) {
            expect(each.chips.every((chip) => isInside(chip, each))).toBe(true);
            expect(pairs(each.chips).some(([a, b]) => overlap(a, b))).toBe(false);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('every word is drawn in at least 24 px, 32 px for large text [KI-2]', () => {
    const graph = [{ id: 's', dependsOn: [], title: '阶段', facts: '1 天', chips: [] }];
    for (const room of ROOMS) {
      const [drawn] = layoutGraph(graph, room)[0]?.stages ?? [];
      expect(Math.round(drawn?.facts.font.size ?? 0)).toBe(24 * room.scale);
    }
  });

  it('draws an arrow for each dependency, between stages and between chips', () => {
    const chip = (id: string, after: readonly string[]) => ({ id, after, text: id, tag: '', open: false });
    const graph = [
      {
        id: 's',
        dependsOn: [],
        title: '一',
        facts: '',
        chips: [chip('a', []), chip('b', ['a']), chip('c', ['a', 'b'])],
      },
      { id: 't', dependsOn: ['s'], title: '二', facts: '', chips: [] },
    ];
    for (const room of ROOMS) {
      const pages = layoutGraph(graph, room);
      const drawn = pages.flatMap((page) => page.stages);
      expect(drawn.map((each) => each.links.length)).toEqual([3, 0]);
      if (pages.length === 1) expect(pages[0]?.links).toHaveLength(1);
    }
  });
});

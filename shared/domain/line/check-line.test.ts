import { describe, expect, it } from 'vitest';
import file from '../../../assets/demo/catalogue.json' with { type: 'json' };
import { contentSchema } from '../catalogue/content.ts';
import type { Line } from '../catalogue/line.ts';
import { checkLine, LINE_FAULTS } from './check-line.ts';
import { aBranch, aLine, aStage } from './testing/a-line.ts';

const ITEMS = new Set(['a', 'b', 'c']);
const gate = {
  id: 'g',
  question: { 'zh-CN': '?' },
  yes: 'go' as const,
  no: 'stop' as const,
  stopText: { 'zh-CN': '不' },
};
const question = { id: 'q', question: { 'zh-CN': '?' }, yes: ['wet'], no: [] };

const SOUND = aLine(
  [
    aStage('s1', [aBranch('a', { limit: 5, condition: 'wet' })]),
    aStage('s2', [aBranch('b'), aBranch('c', { dependsOn: ['b'] })], { dependsOn: ['s1'] }),
  ],
  { gate: [gate], questions: [question] },
);

/** The sound line with other stages. */
function withStages(...stages: Line['stages']): Line {
  return aLine(stages);
}

const WRONG: readonly [(typeof LINE_FAULTS)[number], (string | number)[], Line][] = [
  ['line.duplicate-stage', ['stages', 1, 'id'], withStages(aStage('s', [aBranch('a')]), aStage('s', [aBranch('b')]))],
  [
    'line.duplicate-item',
    ['stages', 0, 'branches', 1, 'itemId'],
    withStages(aStage('s', [aBranch('a'), aBranch('a')])),
  ],
  ['line.duplicate-question', ['questions', 0, 'id'], { ...SOUND, gate: [{ ...gate, id: 'q' }] }],
  [
    'line.unknown-stage',
    ['stages', 0, 'dependsOn', 0],
    withStages(aStage('s', [aBranch('a')], { dependsOn: ['gone'] })),
  ],
  [
    'line.unknown-branch',
    ['stages', 0, 'branches', 0, 'dependsOn', 0],
    withStages(aStage('s', [aBranch('a', { dependsOn: ['b'] })])),
  ],
  [
    'line.unknown-branch',
    ['stages', 0, 'branches', 0, 'before'],
    withStages(aStage('s', [aBranch('a', { before: 'b' })])),
  ],
  ['line.unknown-item', ['stages', 0, 'branches', 0, 'itemId'], withStages(aStage('s', [aBranch('gone')]))],
  ['line.unknown-condition', ['questions', 0, 'yes', 0], { ...SOUND, questions: [{ ...question, yes: ['dry'] }] }],
  [
    'line.cyclic-stages',
    ['stages', 0, 'dependsOn'],
    withStages(aStage('s', [aBranch('a')], { dependsOn: ['t'] }), aStage('t', [aBranch('b')], { dependsOn: ['s'] })),
  ],
  [
    'line.cyclic-branches',
    ['stages', 0, 'branches'],
    withStages(aStage('s', [aBranch('a', { dependsOn: ['b'] }), aBranch('b', { before: 'a', dependsOn: ['a'] })])),
  ],
  [
    'line.stage-limit',
    ['stages', 0, 'limit'],
    withStages(aStage('s', [aBranch('a', { limit: 3 }), aBranch('b', { limit: 3, dependsOn: ['a'] })])),
  ],
  ['line.total', ['total'], { ...SOUND, total: 9 }],
  ['line.gate-shut', ['gate', 0], { ...SOUND, gate: [{ ...gate, yes: 'stop' }] }],
];

describe('[DOMAIN 3.6] a line is checked before it is published', () => {
  it('a sound one has nothing to say against it', () => {
    expect(checkLine(SOUND, ITEMS)).toEqual([]);
  });

  it.each(WRONG)('%s is refused at %j', (code, path, line) => {
    expect(checkLine(line, ITEMS)).toContainEqual({ code, path });
  });

  it('every fault has a case here', () => {
    expect(new Set(WRONG.map(([code]) => code))).toEqual(new Set(LINE_FAULTS));
  });

  it('days on a clock of its own do not count towards the limit', () => {
    const own = aBranch('b', { limit: 90, counts: false, before: 'a' });
    expect(checkLine(withStages(aStage('s', [aBranch('a'), own])), ITEMS)).toEqual([]);
  });

  it('stages side by side count once where the line reckons the longest way', () => {
    const stages = [aStage('s', [aBranch('a')]), aStage('t', [aBranch('b')])];
    expect(checkLine(aLine(stages, { clock: 'critical_path', total: 5 }), ITEMS)).toEqual([]);
    expect(checkLine(aLine(stages, { clock: 'stage_sum', total: 5 }), ITEMS)).toEqual([
      { code: 'line.total', path: ['total'] },
    ]);
  });

  it('the three express lines of the demo are sound', () => {
    const { lines = [], items = [] } = contentSchema.parse(file);
    const ids = new Set(items.map((item) => item.id));
    expect(lines.map((line) => [line.id, checkLine(line, ids)])).toEqual([
      ['EL-RE', []],
      ['EL-ENT', []],
      ['EL-FAI', []],
    ]);
  });
});

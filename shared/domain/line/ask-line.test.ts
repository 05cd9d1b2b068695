import { describe, expect, it } from 'vitest';
import { afterAnswer, branchesFor, type LineAnswer, type LineAnswers, lineStepAt, needOf } from './ask-line.ts';
import { aBranch, aLine, aStage } from './testing/a-line.ts';

const text = (value: string) => ({ 'zh-CN': value });
const LINE = aLine(
  [
    aStage('s', [
      aBranch('always'),
      aBranch('bank', { required: false }),
      aBranch('wet', { required: false, condition: 'wet' }),
      aBranch('verified', { required: false, condition: 'listed' }),
      aBranch('filed', { required: false, condition: 'unlisted' }),
      aBranch('unasked', { required: false, condition: 'nobody-asks' }),
    ]),
  ],
  {
    gate: [
      { id: 'new', question: text('新设？'), yes: 'go', no: 'stop', stopText: text('走普通程序') },
      { id: 'banned', question: text('禁止？'), yes: 'stop', no: 'go', stopText: text('不能办') },
    ],
    questions: [
      { id: 'rain', question: text('下雨？'), yes: ['wet'], no: [] },
      { id: 'list', question: text('在目录？'), yes: ['listed'], no: ['unlisted'] },
    ],
  },
);

describe('the gate and the questions of a line', () => {
  it('begins at the gate, then asks what is needed, then the way is open', () => {
    const kinds = [0, 1, 2, 3, 4].map((at) => lineStepAt(LINE, at));
    expect(kinds.map((step) => step.kind)).toEqual(['gate', 'gate', 'question', 'question', 'through']);
    expect(kinds[2]).toMatchObject({ at: 2, of: 4, question: { id: 'rain' } });
  });

  it.each<[string, number, LineAnswer, object]>([
    ['goes on', 0, 'yes', { kind: 'gate', at: 1 }],
    ['stops with the reason of that question', 0, 'no', { kind: 'stop', gate: { id: 'new' } }],
    ['"yes" may be the answer that stops', 1, 'yes', { kind: 'stop', gate: { id: 'banned' } }],
    ['nobody walks through the gate unsure', 0, 'unsure', { kind: 'gate', at: 0 }],
    ['"not sure" is an answer behind it', 2, 'unsure', { kind: 'question', at: 3 }],
    ['the last one opens the way', 3, 'no', { kind: 'through' }],
  ])('%s', (_name, at, answer, step) => {
    expect(afterAnswer(LINE, at, answer)).toMatchObject(step);
  });

  function needs(answers: LineAnswers) {
    return LINE.stages[0]?.branches.map((branch) => `${branch.itemId} ${needOf(LINE, answers, branch)}`);
  }

  it('answers settle which branches are needed', () => {
    expect(needs({ rain: 'yes', list: 'no' })).toEqual([
      'always needed',
      'bank optional',
      'wet needed',
      'verified not-needed',
      'filed needed',
      'unasked maybe',
    ]);
  });

  it('a question that is open or not sure rules nothing out', () => {
    for (const answers of [{}, { rain: 'unsure', list: 'unsure' } as const]) {
      expect(needs(answers)).toEqual([
        'always needed',
        'bank optional',
        'wet maybe',
        'verified maybe',
        'filed maybe',
        'unasked maybe',
      ]);
      expect(branchesFor(LINE, answers, LINE.stages[0]?.branches ?? [])).toHaveLength(6);
    }
  });
});

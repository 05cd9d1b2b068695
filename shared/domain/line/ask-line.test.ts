import { describe, expect, it } from 'vitest';
import { branchesFor, type LineAnswers, needOf, nextOnLine } from './ask-line.ts';
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
  it.each<[string, LineAnswers, object]>([
    ['begins at the gate', {}, { kind: 'gate', at: 0, of: 4 }],
    ['goes on', { new: 'yes' }, { kind: 'gate', at: 1 }],
    ['stops with the reason of that question', { new: 'no' }, { kind: 'stop', gate: { id: 'new' } }],
    ['"yes" may be the answer that stops', { new: 'yes', banned: 'yes' }, { kind: 'stop', gate: { id: 'banned' } }],
    ['nobody walks through the gate unsure', { new: 'unsure' }, { kind: 'gate', at: 0 }],
    ['then asks what is needed', { new: 'yes', banned: 'no' }, { kind: 'question', at: 2, of: 4 }],
    [
      '"not sure" is an answer there',
      { new: 'yes', banned: 'no', rain: 'unsure', list: 'unsure' },
      { kind: 'through' },
    ],
  ])('%s', (_name, answers, step) => {
    expect(nextOnLine(LINE, answers)).toMatchObject(step);
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

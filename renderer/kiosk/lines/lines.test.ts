import { describe, expect, it } from 'vitest';
import file from '../../../assets/demo/catalogue.json' with { type: 'json' };
import { contentSchema, EMPTY_CATALOGUE } from '../../../shared/domain/catalogue/content.ts';
import type { LineAnswer } from '../../../shared/domain/line/ask-line.ts';
import { present } from '../../../shared/lib/assert.ts';
import { createTexts } from '../../i18n/init.ts';
import { BROWSE } from '../guide/guide-page.ts';
import { capacityOf } from '../layout.ts';
import { playHall } from '../testing/play-hall.ts';
import { smallHall } from '../testing/small-hall.ts';
import { reduceVisit } from '../visit/reduce-visit.ts';
import { freshVisit, type Visit } from '../visit/visit.ts';
import { lineContent } from './line-content.ts';
import { planOf, selectLine } from './select-line.ts';

const { items = [], lines = [] } = contentSchema.parse(file);
const catalogue = { ...EMPTY_CATALOGUE, items, lines };
const hall = playHall(smallHall(), Date.UTC(2026, 4, 12, 2, 0));
const view = { catalogue, hall: hall.state() };
const capacity = capacityOf({ orientation: 'portrait', senior: false, low: false, banner: false });

function screenOf(visit: Visit, offline = false) {
  const { page } = visit;
  if (page.at !== 'line') throw new Error(`at ${page.at}`);
  return selectLine(page, { view: view as never, capacity, locale: 'zh-CN', offline, find: () => [] });
}

function atLines(): Visit {
  const guide = reduceVisit(freshVisit('zh-CN'), { type: 'open-guide', step: BROWSE });
  return reduceVisit(guide, { type: 'open-lines' });
}

function choose(visit: Visit, lineId: string): Visit {
  const screen = screenOf(visit);
  if (screen.view !== 'lines') throw new Error(screen.view);
  const { next } = present(
    screen.lines.rows.find((line) => line.id === lineId),
    lineId,
  );
  return reduceVisit(visit, { type: 'line-choose', lineId, place: next });
}

function answer(visit: Visit, ...answers: readonly LineAnswer[]): Visit {
  return answers.reduce((before, each) => {
    const screen = screenOf(before);
    if (screen.view !== 'ask') throw new Error(screen.view);
    const { next } = present(
      screen.answers.find((choice) => choice.answer === each),
      each,
    );
    return reduceVisit(before, { type: 'line-answer', id: screen.id, answer: each, place: next });
  }, visit);
}

const back = (visit: Visit) => reduceVisit(visit, { type: 'back' });

describe('the way through an express line', () => {
  it('gate, questions, plan; back loses no answer and leads out to the guide desk', () => {
    const asked = answer(choose(atLines(), 'EL-RE'), 'yes', 'yes', 'yes', 'no');
    expect(screenOf(asked)).toMatchObject({ view: 'ask', place: 5, of: 5 });
    const plan = answer(asked, 'unsure');
    expect(screenOf(plan)).toMatchObject({ view: 'plan', part: 'graph' });
    const again = screenOf(back(back(plan)));
    expect(again).toMatchObject({ view: 'ask', id: 'civil-defence' });
    expect(again.view === 'ask' && again.answers.map((each) => each.chosen)).toEqual([false, true, false]);
    expect([1, 2, 3, 4, 5, 6, 7].reduce(back, plan).page).toMatchObject({ at: 'guide', here: BROWSE });
  });

  it('the gate has no "not sure", and its stop says why', () => {
    const visit = choose(atLines(), 'EL-ENT');
    const screen = screenOf(visit);
    expect(screen.view === 'ask' && screen.answers.map((each) => each.answer)).toEqual(['yes', 'no']);
    const stopped = screenOf(answer(visit, 'no'));
    expect(stopped.view === 'stop' && stopped.text.text).toContain('公司变更登记');
  });

  it('answers to one line are not answers to another', () => {
    const visit = answer(choose(atLines(), 'EL-ENT'), 'yes');
    const other = choose(back(back(visit)), 'EL-RE');
    expect(other.page).toMatchObject({ answers: {} });
    const same = choose(back(back(visit)), 'EL-ENT');
    expect(same.page).toMatchObject({ answers: { new: 'yes' } });
  });

  it('[KI-4] home forgets it all', () => {
    const plan = answer(choose(atLines(), 'EL-RE'), 'yes', 'yes', 'yes', 'no', 'no');
    expect(reduceVisit(plan, { type: 'home' })).toEqual(freshVisit('zh-CN'));
  });

  it('[OF-2] without a line the plan is there, only no number is offered', () => {
    const plan = answer(choose(atLines(), 'EL-RE'), 'yes', 'yes', 'yes', 'no', 'no');
    expect(screenOf(plan, true)).toMatchObject({ view: 'plan', take: null });
  });

  it('an event of another page changes nothing', () => {
    const home = freshVisit('zh-CN');
    expect(reduceVisit(home, { type: 'open-lines' })).toBe(home);
    const list = atLines();
    expect(reduceVisit(list, { type: 'line-part', part: 'dates' })).toBe(list);
  });
});

describe('the plan', () => {
  const line = (id: string) =>
    present(
      lines.find((each) => each.id === id),
      id,
    );

  it('names what comes first in a stage, and hides what is not needed', () => {
    const plan = planOf({
      catalogue,
      line: line('EL-RE'),
      answers: { 'civil-defence': 'yes', 'fire-design': 'no' },
      locale: 'zh-CN',
      today: '2026-02-12',
    });
    expect(plan.stages.map((stage) => [stage.due.date, stage.branches.map((branch) => branch.itemId).join()])).toEqual([
      ['2026-02-24', 'NR-02'],
      ['2026-03-02', 'NR-03,CD-01'],
      ['2026-03-06', 'HC-01'],
      ['2026-03-11', 'HC-02'],
    ]);
    expect(plan.stages[1]?.branches[0]?.after).toEqual(['CD-01']);
  });

  it.each(['zh-CN', 'en'] as const)(
    '[KI-3] the paper in %s says dates, what to bring and what is fetched',
    (locale) => {
      const wish = { lineId: 'EL-ENT', answers: {} };
      const t = createTexts(locale).getFixedT(locale, 'kiosk');
      const paper = lineContent({ view, line: wish, locale, t });
      expect(paper.parts.map((part) => part.rows.length)).toEqual([2, 11, 6, 3]);
      expect(paper.rows[0]?.value).toMatch(locale === 'en' ? /14 May/ : /5月14日/);
      expect(JSON.stringify(paper)).not.toMatch(/\{\{|line\./);
      // The name of the hall is as the hall file says it.
      if (locale === 'en') expect(JSON.stringify({ ...paper, hallName: '' })).not.toMatch(/[一-鿿]/);
    },
  );
});

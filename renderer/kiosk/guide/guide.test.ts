import { describe, expect, it } from 'vitest';
import type { ClientView } from '../../data/client.ts';
import { createTexts } from '../../i18n/init.ts';
import { capacityOf } from '../layout.ts';
import { playHall } from '../testing/play-hall.ts';
import { smallHall } from '../testing/small-hall.ts';
import { reduceVisit } from '../visit/reduce-visit.ts';
import { freshVisit, type Visit } from '../visit/visit.ts';
import type { VisitEvent } from '../visit/visit-event.ts';
import { SMALL_CATALOGUE } from './a-catalogue.ts';
import { BROWSE, type GuideStep } from './guide-page.ts';
import { listContent } from './list-content.ts';
import { selectGuide } from './select-guide.ts';

const CAPACITY = capacityOf({ orientation: 'portrait', senior: false, low: false, banner: false });

function aView(publicUrl = 'https://hall.example'): ClientView {
  const hall = playHall(smallHall(), Date.UTC(2026, 4, 12, 2));
  return { hall: hall.state(), catalogue: SMALL_CATALOGUE, hello: { publicUrl } } as unknown as ClientView;
}

function seen(visit: Visit, { locale = 'zh-CN' as 'zh-CN' | 'en', offline = false, view = aView() } = {}) {
  if (visit.page.at !== 'guide') throw new Error(`not at the guide but at ${visit.page.at}`);
  return selectGuide(visit.page, { view, capacity: CAPACITY, locale, offline, find: () => SMALL_CATALOGUE.items });
}

function visitOf(...events: readonly VisitEvent[]): Visit {
  return events.reduce(reduceVisit, freshVisit('zh-CN'));
}

const open: VisitEvent = { type: 'open-guide', step: BROWSE };
const go = (step: GuideStep): VisitEvent => ({ type: 'guide-go', step });
const ITEM = go({ step: 'item', itemId: 'licence', part: 'facts', page: 0 });
const question = (at: number): GuideStep => ({ step: 'question', itemId: 'licence', at, page: 0 });
const LIST: GuideStep = { step: 'checklist', itemId: 'licence', page: 0, print: null };
const answer = (situationId: string, optionId: string, next: GuideStep): VisitEvent => ({
  type: 'guide-answer',
  itemId: 'licence',
  situationId,
  optionId,
  next,
});
const answered = [open, ITEM, go(question(0)), answer('who', 'me', question(1)), answer('place', 'rented', LIST)];

describe('the guide desk', () => {
  it('shows only ways that lead somewhere', () => {
    const screen = seen(visitOf(open));
    expect(screen).toMatchObject({ view: 'browse', tabs: ['business', 'department', 'applicant'] });
    expect(screen).toMatchObject({
      step: { tab: 'business' },
      tiles: { rows: [{ name: { text: '开店' }, count: 2 }] },
    });
  });

  it('asks one question a page and then shows the list of this case alone', () => {
    expect(seen(visitOf(...answered.slice(0, 3)))).toMatchObject({ view: 'question', place: 1, of: 2 });
    const screen = seen(visitOf(...answered));
    expect(screen).toMatchObject({ view: 'checklist', tally: { toBring: 2, fetched: 1 } });
    const names = screen.view === 'checklist' ? screen.materials.rows.map(({ name }) => name) : [];
    expect(names).toEqual(['申请书', '租约', '身份信息']);
  });

  it('going back loses no answer', () => {
    const back = reduceVisit(visitOf(...answered), { type: 'back' });
    expect(seen(back)).toMatchObject({
      view: 'question',
      place: 2,
      options: { rows: [{ chosen: false }, { id: 'rented', chosen: true }] },
    });
    const first = reduceVisit(back, { type: 'back' });
    expect(seen(first)).toMatchObject({ place: 1, options: { rows: [{ id: 'me', chosen: true }, {}] } });
    expect(
      reduceVisit(reduceVisit(reduceVisit(first, { type: 'back' }), { type: 'back' }), { type: 'back' }).page,
    ).toEqual({
      at: 'home',
      page: 0,
    });
  });

  it('the number for it knows group and item, and carries the list; back leads to the list again', () => {
    const visit = visitOf(...answered);
    const screen = seen(visit);
    if (screen.view !== 'checklist' || screen.take === null) throw new Error('no way to a number');
    expect(screen.take).toEqual({
      groupId: 'tax',
      carried: { itemId: 'licence', version: 2, answers: { who: 'me', place: 'rented' } },
    });
    const taking = reduceVisit(visit, { type: 'take-for', ...screen.take });
    expect(taking.page).toMatchObject({
      at: 'group',
      groupId: 'tax',
      item: { id: 'licence' },
      carried: screen.take.carried,
    });
    expect(reduceVisit(taking, { type: 'back' }).page).toEqual(visit.page);
  });

  it('[OF-2] works without a line, but offers no number then', () => {
    expect(seen(visitOf(...answered), { offline: true })).toMatchObject({ view: 'checklist', take: null });
  });

  it('has a QR code only with a public address', () => {
    const link = 'https://hall.example/c#zh~2026-05-12~2~licence~who=me~place=rented';
    expect(seen(visitOf(...answered))).toMatchObject({ link });
    expect(seen(visitOf(...answered), { view: aView('') })).toMatchObject({ link: null });
  });

  it('[KI-3] says what is in Chinese because English is missing', () => {
    const list = go({ step: 'list', of: { by: 'theme', id: 'shop' }, page: 0 });
    expect(seen(visitOf(open, list), { locale: 'en' })).toMatchObject({
      title: { text: 'Open a shop', fallback: false },
      items: { rows: [{ name: { fallback: false } }, { name: { text: '印章备案', fallback: true } }] },
    });
    expect(JSON.stringify(seen(visitOf(open, list)))).not.toContain('"fallback":true');
  });

  it('an item that was taken out meanwhile is said to be gone', () => {
    expect(seen(visitOf(open, go({ step: 'item', itemId: 'other', part: 'facts', page: 0 })))).toMatchObject({
      view: 'gone',
    });
  });

  it('[KI-4] the end of the visit leaves nothing of it', () => {
    expect(reduceVisit(visitOf(...answered), { type: 'home' })).toEqual(freshVisit('zh-CN'));
  });
});

describe('the list on paper', () => {
  const contentOf = (locale: 'zh-CN' | 'en', view = aView()) =>
    listContent({
      view,
      carried: { itemId: 'licence', version: 2, answers: { who: 'me', place: 'own' } },
      locale,
      t: createTexts(locale).getFixedT(locale, 'kiosk'),
    });

  it('[KI-3] says in the language of the visitor what they answered, bring and need not bring', () => {
    const zh = contentOf('zh-CN');
    expect(zh.answers).toEqual(['谁来办？ 本人', '店面是谁的？ 自己的']);
    expect(zh.parts.map(({ rows }) => rows.map(({ name }) => name))).toEqual([['申请书', '房本'], [], ['身份信息']]);
    expect(JSON.stringify(zh)).toContain('带原件');
    expect(JSON.stringify(contentOf('en'))).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('has no code without a public address', () => {
    expect(contentOf('en').qr?.text).toContain('/c#en~');
    expect(contentOf('en', aView('')).qr).toBeNull();
  });
});

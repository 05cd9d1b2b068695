import { describe, expect, it } from 'vitest';
import { messageOf } from '../../i18n/message.ts';
import { reduceVisit } from './reduce-visit.ts';
import { freshVisit, type GroupPage, isFresh, type Page } from './visit.ts';
import type { VisitEvent } from './visit-event.ts';

const START = freshVisit('zh-CN');
const LIST = { at: 'groups', page: 1 } as const;
const GROUP: GroupPage = { at: 'group', groupId: 'tax', unsure: false, list: LIST, page: 2, item: null };
const LOOK_UP: Page = { at: 'look-up', step: 'code', number: 'A012', code: '12', problem: null };

function step(page: Page, event: VisitEvent): Page {
  return reduceVisit({ ...START, page }, event).page;
}

describe('back', () => {
  it.each<[string, Page, Partial<Page>]>([
    ['group -> the page of the list it came from', GROUP, LIST],
    ['matter -> the page of the group it came from', { ...GROUP, item: { id: 'x', page: 1 } }, GROUP],
    ['taking -> group', { at: 'taking', press: 1, from: GROUP, class: 'normal' }, GROUP],
    ['failed take -> group', { at: 'take-failed', from: GROUP, trouble: messageOf('offline') }, GROUP],
    ['check code -> number, which is kept', LOOK_UP, { at: 'look-up', step: 'number', number: 'A012', code: '' }],
    ['groups -> home', LIST, { at: 'home' }],
  ])('%s', (_name, page, expected) => {
    expect(step(page, { type: 'back' })).toMatchObject(expected);
  });
});

describe('events that do not fit the page change nothing', () => {
  it.each<[VisitEvent, Page]>([
    [{ type: 'take', class: 'normal', press: 1 }, LOOK_UP],
    [{ type: 'open-item', itemId: 'x' }, LIST],
    [{ type: 'open-group', groupId: 'tax', unsure: false }, LOOK_UP],
    [{ type: 'cancel', press: 1 }, GROUP],
    [{ type: 'reactivate', press: 1 }, GROUP],
    [{ type: 'entry', number: 'A', code: '' }, GROUP],
    [{ type: 'turn', page: 3 }, LOOK_UP],
    [{ type: 'turn', page: -1 }, GROUP],
    [{ type: 'not-a-slip' }, GROUP],
    [{ type: 'look-up', press: 1, ref: { by: 'token', token: 't' } }, GROUP],
  ])('%j', (event, page) => {
    expect(step(page, event)).toBe(page);
  });

  it('an answer to an older press is dropped', () => {
    const page: Page = { at: 'taking', press: 2, from: GROUP, class: 'normal' };
    expect(step(page, { type: 'take-failed', press: 1, trouble: messageOf('offline') })).toBe(page);
    expect(step(page, { type: 'take-failed', press: 2, trouble: messageOf('offline') })).not.toBe(page);
  });
});

it('turning pages stays on the level that is open', () => {
  expect(step(GROUP, { type: 'turn', page: 3 })).toMatchObject({ page: 3, item: null });
  expect(step({ ...GROUP, item: { id: 'x', page: 0 } }, { type: 'turn', page: 1 })).toMatchObject({
    page: 2,
    item: { id: 'x', page: 1 },
  });
});

describe('[QU-17] several matters', () => {
  const another = step(GROUP, { type: 'add-another' });
  const two = step(another, { type: 'open-group', groupId: 'pension', unsure: false });

  it('the list again, then the chosen matters; a group twice is two matters', () => {
    expect(another).toMatchObject({ at: 'another', matters: ['tax'] });
    expect(two).toMatchObject({ at: 'matters', matters: ['tax', 'pension'] });
    const three = step(step(two, { type: 'add-another' }), { type: 'open-group', groupId: 'tax', unsure: false });
    expect(three).toMatchObject({ at: 'matters', matters: ['tax', 'pension', 'tax'] });
    expect(step(three, { type: 'drop-matter', groupId: 'tax' })).toMatchObject({ matters: ['tax', 'pension'] });
  });

  it('back takes the last one away, and leads to the page where it began', () => {
    expect(step(two, { type: 'back' })).toBe(another);
    expect(step(another, { type: 'back' })).toBe(GROUP);
  });

  it('what was taken out does not come back with "back"; with none left it is the list', () => {
    const one = step(two, { type: 'drop-matter', groupId: 'tax' });
    expect(one).toMatchObject({ matters: ['pension'], back: { at: 'another', matters: [] } });
    expect(step(one, { type: 'drop-matter', groupId: 'pension' })).toEqual({ at: 'groups', page: 0 });
    expect(step(one, { type: 'drop-matter', groupId: 'tax' })).toBe(one);
  });

  it('a failed take leads back to the chosen matters', () => {
    const taking = step(two, { type: 'take', class: 'normal', press: 1 });
    expect(step(step(taking, { type: 'take-failed', press: 1, trouble: messageOf('offline') }), { type: 'back' })).toBe(
      two,
    );
  });
});

describe('what is needed at the window', () => {
  const need = { type: 'need', need: 'english', on: true } as const;

  it('is chosen on its page, kept on the way and forgotten at home [KI-4]', () => {
    const open = reduceVisit({ ...START, page: GROUP }, { type: 'open-needs' });
    const told = reduceVisit(reduceVisit(open, need), { type: 'back' });
    expect(told).toMatchObject({ needs: ['english'], page: GROUP });
    expect(reduceVisit({ ...told, page: open.page }, { ...need, on: false }).needs).toEqual([]);
    expect(reduceVisit(told, { type: 'home' })).toEqual(START);
    expect(isFresh({ ...START, needs: ['english'] }, 'zh-CN')).toBe(false);
  });

  it('is chosen nowhere else', () => {
    expect(reduceVisit({ ...START, page: GROUP }, need).needs).toEqual([]);
  });
});

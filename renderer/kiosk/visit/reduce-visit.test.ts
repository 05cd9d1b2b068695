import { describe, expect, it } from 'vitest';
import { messageOf } from '../../i18n/message.ts';
import { reduceVisit } from './reduce-visit.ts';
import { freshVisit, type GroupPage, type Page } from './visit.ts';
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

import { expect, it } from 'vitest';
import { SMALL_CATALOGUE } from '../../kiosk/guide/a-catalogue.ts';
import type { Desk } from '../model/desk.ts';
import { carriedList } from './carried-list.ts';

const CARRIED = { ticketId: 't1', itemId: 'licence', version: 2, answers: { who: 'me', place: 'rented' } };

function listFor(carried: object | undefined, current = 't1') {
  const desk = { seat: carried === undefined ? {} : { carried }, current: { id: current } } as unknown as Desk;
  return carriedList({ catalogue: SMALL_CATALOGUE }, desk);
}

it('is what the visitor of this very number was told to bring', () => {
  const list = listFor(CARRIED);
  expect(list).toMatchObject({ name: { 'zh-CN': '营业执照' }, changed: false });
  expect([list?.bring, list?.later, list?.fetched].map((part) => part?.map(({ id }) => id))).toEqual([
    ['form'],
    ['lease'],
    ['id'],
  ]);
  expect(list?.answers.map(({ label }) => label['zh-CN'])).toEqual(['本人', '租的']);
});

it('belongs to no other number, and to none without a list or with an item that is gone', () => {
  expect(listFor(CARRIED, 't2')).toBeNull();
  expect(listFor(undefined)).toBeNull();
  expect(listFor({ ...CARRIED, itemId: 'gone' })).toBeNull();
});

it('[CK-3] says when the item was published anew since', () => {
  expect(listFor({ ...CARRIED, version: 1 })?.changed).toBe(true);
});

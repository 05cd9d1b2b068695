import { describe, expect, it } from 'vitest';
import { EMPTY_CATALOGUE } from '../../../shared/domain/catalogue/content.ts';
import type { ClientView, SendOutcome } from '../../data/client.ts';
import { capacityOf } from '../layout.ts';
import { aPrinter } from '../testing/a-printer.ts';
import { manualTime } from '../testing/manual-time.ts';
import { playHall } from '../testing/play-hall.ts';
import { smallHall } from '../testing/small-hall.ts';
import { createVisit } from '../visit/create-visit.ts';
import { selectAsk } from './select-ask.ts';

function aVisit(answer: SendOutcome<'ask.make'>) {
  const sent: unknown[] = [];
  const { clock, scheduler } = manualTime(1000);
  const visits = createVisit({
    send: async (type, payload) => {
      sent.push({ type, payload });
      return answer as never;
    },
    print: () => new Promise(() => undefined),
    printList: () => new Promise(() => undefined),
    printLine: () => new Promise(() => undefined),
    printer: aPrinter(),
    clock,
    scheduler,
    locale: 'zh-CN',
  });
  return { visits, sent, settle: () => new Promise((done) => setImmediate(done)) };
}

const OK: SendOutcome<'ask.make'> = { status: 'ok', reply: { askId: 'a1' } };

describe('asking for a person at the kiosk', () => {
  it('opens from every page and leads back to it', async () => {
    const { visits, sent } = aVisit(OK);
    visits.actions.openLookUp();
    visits.actions.entry('G0', '');
    const before = visits.get().page;
    visits.actions.ask.open();
    expect(visits.get().page.at).toBe('ask');
    visits.actions.ask.open();
    visits.actions.back();
    expect(visits.get().page).toBe(before);
    expect(sent).toEqual([]);
  });

  it('a wish calls at once, a second touch sends nothing; a refusal is said', async () => {
    const { visits, sent, settle } = aVisit({ status: 'not-sent', code: 'offline' });
    visits.actions.ask.open();
    visits.actions.ask.make('form');
    visits.actions.ask.make('payment');
    expect(sent).toEqual([{ type: 'ask.make', payload: { wish: 'form', locale: 'zh-CN' } }]);
    await settle();
    expect(visits.get().page).toMatchObject({ at: 'ask', press: null, trouble: { code: 'offline' } });
  });

  it('[QU-3] while an answer is on its way the page stays, and somebody is called all the same', async () => {
    const { visits, sent } = aVisit(OK);
    visits.actions.lookUp({ by: 'token', token: 'x' });
    expect(visits.get().page.at).toBe('looking');
    visits.actions.ask.open();
    expect(visits.get().page.at).toBe('looking');
    expect(sent.at(-1)).toEqual({ type: 'ask.make', payload: { wish: 'other', locale: 'zh-CN' } });
  });
});

describe('what the kiosk says about it', () => {
  const hall = playHall(smallHall(), Date.UTC(2026, 4, 12, 2));
  const page = { at: 'ask', step: 'person', from: { at: 'home', page: 0 }, press: null, trouble: null } as const;
  const view = (deviceId = 'kiosk-1') =>
    ({
      hall: hall.state(),
      catalogue: EMPTY_CATALOGUE,
      hello: { device: { id: deviceId, role: 'kiosk', name: '' } },
    }) as unknown as ClientView;

  const capacity = capacityOf({ orientation: 'portrait', senior: false, low: false, banner: false });
  const shown = (now: ClientView, offline = false) => selectAsk(now, page, { offline, locale: 'zh-CN', capacity });

  it('asked, taken with the number on the plate, over; another kiosk says nothing of it', () => {
    expect(shown(view())).toMatchObject({ state: 'choose' });
    const { askId } = hall.kiosk('ask.make', { wish: 'find', locale: 'zh-CN' });
    expect(shown(view())).toMatchObject({ state: 'asked', sign: { askId } });
    expect(shown(view('kiosk-2'))).toMatchObject({ state: 'choose' });
    hall.clerk('w1', 'ask.take', { askId });
    expect(shown(view())).toMatchObject({ state: 'taken', sign: { plate: '001' } });
    hall.clerk('w1', 'ask.end', { askId, outcome: 'helped' });
    expect(shown(view())).toMatchObject({ state: 'choose' });
  });

  it('off line it leads to the desk, and a person who is on the way stays on the way', () => {
    expect(shown(view(), true)).toMatchObject({ state: 'off-line' });
    hall.kiosk('ask.make', { wish: 'find', locale: 'zh-CN' });
    expect(shown(view(), true)).toMatchObject({ state: 'asked' });
  });
});

describe("a question of one's own", () => {
  const made = { ticketId: 'm1', version: 1, number: '123456', takenAt: 0 };

  it('[SY-13] is sent once and is nowhere in the visit afterwards; back leads past what was written', async () => {
    const { visits, sent, settle } = aVisit({ status: 'ok', reply: made } as never);
    const { ask } = visits.actions;
    ask.open();
    ask.go({ step: 'write', text: '' });
    ask.leave();
    expect(sent, 'nothing is left empty').toEqual([]);
    ask.text('贾先生的问题');
    ask.leave();
    ask.leave();
    expect(sent).toEqual([{ type: 'matter.leave', payload: { written: { text: '贾先生的问题' }, locale: 'zh-CN' } }]);
    await settle();
    expect(visits.get().page).toMatchObject({ step: 'left', made: { number: '123456' } });
    expect(JSON.stringify(visits.get())).not.toContain('贾先生');
  });

  it('[QU-18] a wrong code keeps the number and says how often it may be typed', async () => {
    const { visits, sent, settle } = aVisit({ status: 'ok', reply: { found: false, triesLeft: 3 } } as never);
    const { ask } = visits.actions;
    ask.open();
    ask.go({ step: 'code', entry: '', triesLeft: null });
    ask.entry('123456471');
    ask.readReply();
    expect(sent, 'ten digits first').toEqual([]);
    ask.entry('1234564711');
    ask.readReply();
    expect(sent).toEqual([{ type: 'matter.lookUp', payload: { number: '123456', code: '4711' } }]);
    await settle();
    expect(visits.get().page).toMatchObject({ step: 'code', entry: '123456', triesLeft: 3, press: null });
  });
});

it('common questions: by category, the answer in paragraphs, Chinese where there is no English', () => {
  const faq = {
    id: 'f1',
    category: { 'zh-CN': '取号', en: 'Numbers' },
    question: { 'zh-CN': '过号怎么办？', en: 'I missed my call?' },
    answer: { 'zh-CN': '请到导办台。\n\n可以恢复两次。' },
  };
  const view = {
    hall: playHall(smallHall(), Date.UTC(2026, 4, 12, 2)).state(),
    hello: null,
    catalogue: { ...EMPTY_CATALOGUE, faqs: [faq, { ...faq, id: 'f2', category: { 'zh-CN': '证件' } }] },
  } as unknown as ClientView;
  const around = {
    offline: true,
    locale: 'en',
    capacity: capacityOf({ orientation: 'portrait', senior: false, low: false, banner: false }),
  } as const;
  const from = { at: 'ask', step: 'person', from: { at: 'home', page: 0 }, press: null, trouble: null } as const;
  const at = { ...from, from };
  expect(selectAsk(view, from, around)).toMatchObject({ state: 'off-line', canRead: true });
  expect(selectAsk(view, { ...at, step: 'faqs', category: null, page: 0 }, around)).toMatchObject({
    title: null,
    rows: { rows: [{ label: 'Numbers' }, { label: '证件' }] },
  });
  expect(selectAsk(view, { ...at, step: 'faqs', category: '取号', page: 0 }, around)).toMatchObject({
    title: 'Numbers',
    rows: { rows: [{ id: 'f1', label: 'I missed my call?' }] },
  });
  expect(selectAsk(view, { ...at, step: 'faq', id: 'f1' }, around)).toMatchObject({
    paragraphs: ['请到导办台。', '可以恢复两次。'],
    fallback: true,
  });
});

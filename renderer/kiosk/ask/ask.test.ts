import { describe, expect, it } from 'vitest';
import type { ClientView, SendOutcome } from '../../data/client.ts';
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
    ({ hall: hall.state(), hello: { device: { id: deviceId, role: 'kiosk', name: '' } } }) as unknown as ClientView;

  it('asked, taken with the number on the plate, over; another kiosk says nothing of it', () => {
    expect(selectAsk(view(), page, false).state).toBe('choose');
    const { askId } = hall.kiosk('ask.make', { wish: 'find', locale: 'zh-CN' });
    expect(selectAsk(view(), page, false)).toMatchObject({ state: 'asked', sign: { askId } });
    expect(selectAsk(view('kiosk-2'), page, false).state).toBe('choose');
    hall.clerk('w1', 'ask.take', { askId });
    expect(selectAsk(view(), page, false)).toMatchObject({ state: 'taken', sign: { plate: '001' } });
    hall.clerk('w1', 'ask.end', { askId, outcome: 'helped' });
    expect(selectAsk(view(), page, false).state).toBe('choose');
  });

  it('off line it leads to the desk, and a person who is on the way stays on the way', () => {
    expect(selectAsk(view(), page, true).state).toBe('off-line');
    hall.kiosk('ask.make', { wish: 'find', locale: 'zh-CN' });
    expect(selectAsk(view(), page, true).state).toBe('asked');
  });
});

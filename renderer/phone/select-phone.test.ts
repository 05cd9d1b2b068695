import { describe, expect, it } from 'vitest';
import { TICKET_STATUSES } from '../../shared/domain/ticket/ticket.ts';
import type { PhoneView } from '../../shared/protocol/down.ts';
import type { LinkState } from './phone-link.ts';
import { greetingLocale, phoneTexts } from './phone-texts.ts';
import { type PhoneScreen, selectPhone } from './select-phone.ts';
import { tokenOf } from './token.ts';

type TicketView = Extract<PhoneView, { kind: 'ticket' }>;

function aTicketView(over: Partial<TicketView> = {}): TicketView {
  return {
    kind: 'ticket',
    rev: 1,
    ticketId: 't1',
    hallName: { 'zh-CN': '大厅', en: 'Hall' },
    timeZone: 'Asia/Shanghai',
    number: 'A012',
    locale: 'zh-CN',
    groupName: { 'zh-CN': '业务' },
    zoneName: { 'zh-CN': '一区' },
    status: 'waiting',
    window: null,
    calls: 0,
    standing: { ahead: 4, range: { kind: 'minutes', low: 12, high: 18, basis: 'learned' } },
    canCancel: true,
    faultUntil: null,
    leftover: null,
    closedAt: null,
    others: [],
    canReturn: false,
    returnUntil: null,
    takenAt: 0,
    at: 0,
    ...over,
  };
}

function screenOf(over: Partial<TicketView> = {}, link: Partial<LinkState> = {}, now = 0): PhoneScreen {
  return selectPhone({ line: 'live', view: aTicketView(over), heardAt: 0, ...link }, now);
}

/** The headline as it is read. */
function headline(locale: 'zh-CN' | 'en', over: Partial<TicketView> = {}): string {
  const screen = screenOf(over);
  if (screen.kind !== 'ticket') throw new Error(screen.kind);
  return phoneTexts(locale)
    .t(screen.headline.key, screen.headline.params)
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2060', '');
}

function detailsOf(over: Partial<TicketView>) {
  const screen = screenOf(over);
  return screen.kind === 'ticket' ? screen.details : [];
}

describe('the sentence of a waiting number', () => {
  it('[QU-11] tells people and range, in both languages', () => {
    expect(headline('zh-CN')).toBe('还有 4 人，约 12–18 分钟');
    expect(headline('en')).toBe('4 people ahead, about 12–18 minutes');
    const one = { ahead: 1, range: { kind: 'minutes', low: 2, high: 6, basis: 'learned' } } as const;
    expect(headline('en', { standing: one })).toBe('1 person ahead, about 2–6 minutes');
  });

  it('says that nobody is ahead, and that no time can be promised', () => {
    const none = { ahead: 0, range: { kind: 'none-open' } } as const;
    expect(headline('zh-CN', { standing: none })).toBe('您前面没有人了');
    const screen = screenOf({ standing: { ahead: 3, range: { kind: 'none-open' } } });
    expect(screen).toMatchObject({ details: [{ key: 'phone.waiting.none-open' }, { key: 'phone.waiting.hint' }] });
  });

  it('a range from now on is told as its end', () => {
    const soon = (ahead: number) => ({ ahead, range: { kind: 'minutes', low: 0, high: 1, basis: 'learned' } }) as const;
    expect(headline('zh-CN', { standing: soon(0) })).toBe('您前面没有人了，1 分钟以内');
    expect(headline('en', { standing: soon(1) })).toBe('1 person ahead, within 1 min');
  });

  it('[QU-15] promises no time while a fault stops the service, and does again when it is over', () => {
    expect(headline('zh-CN', { faultUntil: 1 })).toBe('还有 4 人');
    expect(detailsOf({ faultUntil: 1 })).toEqual([{ key: 'phone.waiting.hint' }]);
    expect(headline('zh-CN')).toContain('12–18 分钟');
  });

  it('[QU-11] says when the time is not learned but configured', () => {
    const standing = { ahead: 4, range: { kind: 'minutes', low: 1, high: 9, basis: 'configured' } } as const;
    expect(screenOf({ standing })).toMatchObject({
      details: [{ key: 'phone.waiting.hint' }, { key: 'phone.waiting.configured' }],
    });
    expect(screenOf()).toMatchObject({ details: [{ key: 'phone.waiting.hint' }] });
  });
});

describe('every state', () => {
  it.each(TICKET_STATUSES)('%s has a face and a sentence in both languages', (status) => {
    const screen = screenOf({ status, standing: null });
    if (screen.kind !== 'ticket') throw new Error(screen.kind);
    for (const locale of ['zh-CN', 'en'] as const) {
      const { t } = phoneTexts(locale);
      for (const { key, params } of [screen.headline, ...screen.details]) expect(t(key, params)).not.toBe(key);
    }
  });

  it('a recall says which call it is', () => {
    expect(screenOf({ status: 'called', window: 3, calls: 2 })).toMatchObject({
      tone: 'called',
      details: [{ key: 'phone.called.again', params: { n: 2 } }, { key: 'phone.called.hint' }],
    });
    expect(screenOf({ status: 'called', window: 3, calls: 1 })).toMatchObject({
      details: [{ key: 'phone.called.hint' }],
    });
  });
});

describe('[QU-17] the other numbers of the visit', () => {
  const other = { groupName: { 'zh-CN': '社保' }, status: 'waiting', window: null } as const;

  it('stand below, the one that calls first, each with what to do', () => {
    const others = [
      { ...other, number: 'B001' },
      { ...other, number: 'C001', status: 'passed' },
      { ...other, number: 'D001', status: 'called', window: 7 },
      { ...other, number: 'E001', status: 'serving', window: 8 },
    ] as const;
    const screen = screenOf({ others });
    expect(screen.kind === 'ticket' && screen.others.map(({ number, calls, state }) => [number, calls, state])).toEqual(
      [
        ['D001', true, { key: 'phone.others.called', params: { window: 7 } }],
        ['B001', false, { key: 'phone.others.waiting' }],
        ['C001', false, { key: 'phone.others.passed' }],
        ['E001', false, { key: 'phone.others.serving', params: { window: 8 } }],
      ],
    );
  });
});

describe('the end of the day', () => {
  it('says that no more numbers are given and that this one is good', () => {
    const [closed] = detailsOf({ closedAt: '17:30' });
    expect(closed).toEqual({ key: 'phone.closed.hint', params: { time: '17:30' } });
    expect(detailsOf({ closedAt: '' })[0]).toEqual({ key: 'phone.stopped.hint' });
    expect(detailsOf({ closedAt: '17:30', leftover: 'served-late' })[0]).toEqual({ key: 'phone.late.hint' });
  });

  it('says what became of the number, whatever its state; nobody said: as before', () => {
    for (const status of ['expired', 'abandoned', 'done'] as const) {
      expect(screenOf({ status, leftover: 'first-tomorrow' })).toMatchObject({
        headline: { key: 'phone.tomorrow.headline' },
      });
      expect(screenOf({ status, leftover: 'call-back' })).toMatchObject({
        headline: { key: 'phone.callBack.headline' },
      });
      const before = screenOf({ status });
      expect(screenOf({ status, leftover: 'unsettled' })).toMatchObject({
        headline: before.kind === 'ticket' ? before.headline : {},
      });
    }
  });
});

describe('the page without a number', () => {
  const empty: LinkState = { line: 'connecting', view: null, heardAt: null };

  it('no link, link over, page too old, still loading', () => {
    expect(selectPhone(null, 0).kind).toBe('no-link');
    expect(selectPhone({ ...empty, view: { kind: 'gone' } }, 0).kind).toBe('gone');
    expect(selectPhone({ ...empty, line: 'refused' }, 0).kind).toBe('outdated');
    expect(selectPhone(empty, 0)).toEqual({ kind: 'loading', line: { status: 'live' } });
    expect(selectPhone({ ...empty, line: 'lost' }, 0)).toMatchObject({ line: { status: 'lost', age: null } });
  });
});

describe('the line', () => {
  it.each([
    [0, 'phone.age.seconds', 0],
    [59_999, 'phone.age.seconds', 59],
    [60_000, 'phone.age.minutes', 1],
    [59 * 60_000, 'phone.age.minutes', 59],
    [60 * 60_000, 'phone.age.hours', 1],
    [-5000, 'phone.age.seconds', 0],
  ])('[OF-5] a picture that is %i ms old says %s %i', (age, key, count) => {
    expect(screenOf({}, { line: 'lost', heardAt: 1000 }, 1000 + age)).toMatchObject({
      line: { status: 'lost', heardAt: 1000, age: { key, params: { count } } },
    });
  });

  it('is live only when it is', () => {
    expect(screenOf()).toMatchObject({ line: { status: 'live' } });
    expect(screenOf({}, { line: 'connecting' })).toMatchObject({ line: { status: 'lost' } });
  });
});

describe('small things', () => {
  it('a token is 22 characters behind the #, anything else is none', () => {
    expect(tokenOf('#abcdefghijklmnopqrstu-')).toBe('abcdefghijklmnopqrstu-');
    for (const bad of ['', '#', '#abc', '#abcdefghijklmnopqrstu%', `#${'a'.repeat(23)}`])
      expect(tokenOf(bad)).toBeNull();
  });

  it('greets in the language of the phone until the ticket is known', () => {
    expect(greetingLocale(['zh-TW', 'en'])).toBe('zh-CN');
    expect(greetingLocale(['de', 'zh'])).toBe('en');
    expect(greetingLocale([])).toBe('zh-CN');
  });
});

import { describe, expect, it } from 'vitest';
import { type Item, itemSchema } from '../../../shared/domain/catalogue/catalogue.ts';
import { EMPTY_CATALOGUE } from '../../../shared/domain/catalogue/content.ts';
import { EMPTY_HALL } from '../../../shared/domain/hall/hall-state.ts';
import { getRow, setRow } from '../../../shared/lib/table.ts';
import type { ClientView, ConnectionState } from '../../data/client.ts';
import { messageOf } from '../../i18n/message.ts';
import { playHall } from '../testing/play-hall.ts';
import { smallHall } from '../testing/small-hall.ts';
import { freshVisit, type GroupPage, type Page, type Visit } from '../visit/visit.ts';
import { type KioskInput, type KioskScreen, selectKioskScreen } from './select-kiosk-screen.ts';

const NOW = Date.UTC(2026, 4, 12, 2);
const ONLINE: ConnectionState = { status: 'online', since: 0 };
const OFFLINE: ConnectionState = { status: 'offline', since: 5, attempt: 2 };
const GROUP: GroupPage = {
  at: 'group',
  groupId: 'tax',
  unsure: false,
  list: { at: 'groups', page: 0 },
  page: 0,
  item: null,
};

function anItem(id: string, fetchedLast = true): Item {
  const material = (name: string, fetched: boolean) => ({
    id: `${id}-${name}`,
    name: { 'zh-CN': name },
    form: 'copy' as const,
    originals: 0,
    copies: 1,
    fetched,
    tolerance: false,
    condition: null,
  });
  return itemSchema.parse({
    id,
    name: { 'zh-CN': `事项${id}`, en: `Matter ${id}` },
    prefix: 'G',
    instant: true,
    promised: null,
    fee: { 'zh-CN': '不收费' },
    materials: [material('one', fetchedLast), material('two', false), material('three', false)],
  });
}

function aHall() {
  const hall = playHall(smallHall(), NOW);
  hall.openWindow('w1');
  return hall;
}

function aView(over: Partial<ClientView> = {}): ClientView {
  return {
    loaded: true,
    connection: ONLINE,
    hello: null,
    staff: null,
    hall: aHall().state(),
    rev: 1,
    ahead: false,
    heardAt: NOW,
    catalogue: EMPTY_CATALOGUE,
    outbox: [],
    ...over,
  };
}

function screenOf(
  page: Page,
  view: Partial<ClientView> = {},
  more: Partial<KioskInput> & { visit?: Visit } = {},
): KioskScreen {
  const visit = { ...freshVisit('zh-CN'), page };
  return selectKioskScreen({
    view: aView(view),
    visit,
    rushMode: false,
    orientation: 'portrait',
    now: NOW,
    printer: { state: 'ready', paper: 'ok' },
    find: () => [],
    neighbour: null,
    ...more,
  }).screen;
}

const HOME: Page = { at: 'home', page: 0 };

describe('a kiosk that cannot serve says why', () => {
  it.each<[string, Partial<ClientView>, object]>([
    ['nothing loaded yet', { loaded: false, rev: null }, { kind: 'starting' }],
    ['no data yet, still connecting', { rev: null }, { kind: 'starting' }],
    ['no data and no server', { rev: null, connection: OFFLINE }, { kind: 'no-server' }],
    ['not enrolled', { connection: { status: 'refused', since: 0, code: 'not-enrolled' } }, { kind: 'not-enrolled' }],
    ['revoked', { connection: { status: 'refused', since: 0, code: 'revoked' } }, { kind: 'refused', code: 'revoked' }],
    ['no hall file', { hall: EMPTY_HALL }, { kind: 'no-hall' }],
  ])('%s', (_name, view, why) => {
    expect(screenOf(HOME, view)).toEqual({ kind: 'out-of-service', why });
  });

  it('[QU-3] a number that was given stays on the screen even when the device is refused', () => {
    const slip = aHall().take('tax');
    const page: Page = { at: 'number', slip, print: { at: 'printing', job: 1 }, leaveAt: null };
    const connection: ConnectionState = { status: 'refused', since: 0, code: 'revoked' };
    expect(screenOf(page, { connection })).toMatchObject({ kind: 'number', number: 'G001' });
  });
});

describe('home', () => {
  it('[KI-1] shows only doors that work now', () => {
    expect(screenOf(HOME)).toMatchObject({ kind: 'home', doors: ['take', 'look-up'] });
    expect(screenOf(HOME, { connection: OFFLINE })).toMatchObject({ kind: 'home', doors: ['bring'] });
  });

  it('shows who is called, the newest first, and who waits [QU-11]', () => {
    const hall = aHall();
    hall.openWindow('w2');
    hall.take('tax');
    hall.take('tax');
    hall.take('pension');
    hall.clerk('w1', 'ticket.callNext', { windowId: 'w1' });
    hall.pass(1000);
    hall.clerk('w2', 'ticket.callNext', { windowId: 'w2' });
    const screen = screenOf(HOME, { hall: hall.state() });
    expect(screen).toMatchObject({ kind: 'home', live: { calls: [{ window: 2 }, { number: 'G001', window: 1 }] } });
    const groups = screen.kind === 'home' ? screen.live.groups : [];
    expect(groups.map((group) => group.prefix)).toEqual(['E', 'G', 'K']);
    expect(groups.reduce((sum, group) => sum + group.waiting, 0)).toBe(1);
  });

  it('[KI-1] in rush mode it is the list of groups in everyday words, the most wanted first', () => {
    const screen = screenOf(HOME, {}, { rushMode: true });
    expect(screen).toMatchObject({ kind: 'groups', isHome: true, canLookUp: true });
    const tiles = screen.kind === 'groups' ? screen.tiles.rows : [];
    expect(tiles.map((tile) => (tile.kind === 'group' ? tile.group.word : tile.kind))).toEqual([
      '社保',
      '办税',
      '其他',
      'unsure',
    ]);
  });

  it('[KI-1] many numbers in a minute make the rush by themselves, and it ends by itself', () => {
    const hall = aHall();
    for (let n = 0; n < 10; n += 1) hall.take('tax');
    const view = { hall: hall.state() };
    expect(screenOf(HOME, view, { now: NOW }).kind).toBe('groups');
    expect(screenOf(HOME, view, { now: NOW + 10 * 60_000 }).kind).toBe('home');
  });

  it('"I am not sure" leads to the general group, and is gone when no number can be had', () => {
    const online = screenOf({ at: 'groups', page: 0 });
    expect(online.kind === 'groups' && online.tiles.rows.at(-1)).toEqual({ kind: 'unsure', groupId: 'other' });
    const offline = screenOf({ at: 'groups', page: 0 }, { connection: OFFLINE });
    expect(offline.kind === 'groups' && offline.tiles.rows.some((tile) => tile.kind === 'unsure')).toBe(false);
  });
});

describe('a group', () => {
  it('offers number and priority number; a group without priority only the first', () => {
    expect(screenOf(GROUP)).toMatchObject({ take: { kind: 'open', priority: true } });
    expect(screenOf({ ...GROUP, groupId: 'other' })).toMatchObject({ take: { kind: 'open', priority: false } });
  });

  it('says why no number can be had', () => {
    expect(screenOf(GROUP, { connection: OFFLINE })).toMatchObject({ take: { kind: 'none', why: 'offline' } });
    const view = aView();
    const stopped = getRow(view.hall.groups, 'tax');
    const groups = stopped
      ? setRow(view.hall.groups, 'tax', { ...stopped, intake: 'stopped' as const })
      : view.hall.groups;
    expect(screenOf(GROUP, { hall: { ...view.hall, groups } })).toMatchObject({
      take: { kind: 'none', why: 'stopped' },
    });
  });

  it('lists the matters of its letter in pages', () => {
    const items = Array.from({ length: 10 }, (_, index) => anItem(`i${index}`));
    const catalogue = { ...EMPTY_CATALOGUE, items };
    const screen = screenOf(GROUP, { catalogue });
    expect(screen).toMatchObject({ body: { kind: 'items', list: { page: 0, pages: 2 } } });
    expect(screenOf({ ...GROUP, page: 99 }, { catalogue })).toMatchObject({ body: { list: { page: 1 } } });
    expect(screenOf({ ...GROUP, groupId: 'other' }, { catalogue })).toMatchObject({ body: { kind: 'nothing-listed' } });
  });

  it('shows what to bring first and what the state fetches last', () => {
    const screen = screenOf(
      { ...GROUP, item: { id: 'i1', page: 0 } },
      { catalogue: { ...EMPTY_CATALOGUE, items: [anItem('i1')] } },
    );
    expect(screen).toMatchObject({ body: { kind: 'item', toBring: 2, fetched: 1 } });
    const rows = screen.kind === 'group' && screen.body.kind === 'item' ? screen.body.list.rows : [];
    expect(rows.map((row) => [row.name, row.fetched])).toEqual([
      ['two', false],
      ['three', false],
      ['one', true],
    ]);
  });

  it('a group or matter that is gone falls back to its list', () => {
    expect(screenOf({ ...GROUP, groupId: 'gone' })).toMatchObject({ kind: 'groups' });
    expect(
      screenOf(
        { ...GROUP, item: { id: 'gone', page: 0 } },
        { catalogue: { ...EMPTY_CATALOGUE, items: [anItem('i1')] } },
      ),
    ).toMatchObject({
      body: { kind: 'items' },
    });
  });
});

describe('[QU-17] several matters', () => {
  const another: Extract<Page, { at: 'another' }> = { at: 'another', page: 0, matters: ['tax'], back: GROUP };
  const matters: Page = { at: 'matters', page: 0, matters: ['tax', 'pension', 'tax', 'tax'], back: another };
  const limited = (numbersPerVisit: number) => {
    const hall = playHall({ ...smallHall(), settings: { ...smallHall().settings, numbersPerVisit } }, NOW);
    return { hall: hall.state() };
  };

  it('a further matter is offered as long as the slip has room for it', () => {
    expect(screenOf(GROUP)).toMatchObject({ take: { another: true } });
    expect(screenOf(GROUP, limited(1))).toMatchObject({ take: { another: false } });
    expect(screenOf(matters, limited(3))).toMatchObject({ numbers: 3, take: { another: false } });
    expect(screenOf(matters, limited(4))).toMatchObject({ numbers: 3, take: { another: true } });
  });

  it('lists each group once, with its matters', () => {
    const screen = screenOf(matters);
    const lines = screen.kind === 'matters' ? screen.lines.rows : [];
    expect(lines.map(({ group, matters: n }) => [group.prefix, n])).toEqual([
      ['G', 3],
      ['E', 1],
    ]);
  });

  it('leads to no group that gives no numbers, and not to "I am not sure"', () => {
    const hall = aHall();
    hall.clerk('w1', 'intake.set', { groupId: 'pension', intake: 'stopped' });
    const screen = screenOf(another, { hall: hall.state() });
    const tiles = screen.kind === 'groups' ? screen.tiles.rows : [];
    expect(tiles.map((tile) => (tile.kind === 'group' ? tile.group.id : tile.kind))).toEqual(['tax', 'other']);
    expect(screenOf(matters, { hall: hall.state() })).toMatchObject({ take: { kind: 'none', why: 'stopped' } });
    expect(screenOf(matters, { connection: OFFLINE })).toMatchObject({ take: { kind: 'none', why: 'offline' } });
  });

  it('the number page and the page of a number name the others that are not over', () => {
    const hall = aHall();
    const slip = hall.kiosk('ticket.take', {
      groupId: 'tax',
      class: 'normal',
      locale: 'en',
      needs: ['english'],
      also: [{ groupId: 'pension', matters: 1 }],
    });
    const page: Page = { at: 'number', slip, print: { at: 'printing', job: 1 }, leaveAt: null };
    expect(screenOf(page, { hall: hall.state() })).toMatchObject({
      number: 'G001',
      needs: ['english'],
      others: [{ number: 'E001', word: '社保', windows: [2] }],
    });
    const ref = { by: 'code', number: 'G001', code: '4711' } as const;
    const found = hall.kiosk('ticket.lookUp', { ref });
    if (!found.found) throw new Error('not found');
    const own: Page = { ...found, at: 'ticket', ref, press: 1, step: 'show', done: null, trouble: null };
    expect(screenOf(own, { hall: hall.state() })).toMatchObject({ others: [{ number: 'E001' }] });
    hall.kiosk('ticket.cancel', { ref: { ...ref, number: 'E001' } });
    expect(screenOf(own, { hall: hall.state() })).toMatchObject({ others: [] });
  });
});

describe('the number page', () => {
  it('[QU-11] shows the figures of the reply, which are those on the paper', () => {
    const hall = aHall();
    hall.take('tax');
    const slip = hall.take('tax');
    const page: Page = { at: 'number', slip, print: { at: 'printed', where: 'here' }, leaveAt: 15_000 };
    expect(screenOf(page, { hall: hall.state() })).toMatchObject({
      kind: 'number',
      number: 'G002',
      groupName: '办税',
      zone: '一区',
      windows: [1],
      checkCode: '4711',
      url: null,
      standing: slip.standing,
      leaveAt: 15_000,
    });
  });
});

describe('a ticket that was looked up', () => {
  const pageOf = (hall: ReturnType<typeof aHall>, ticketId: string): Page => {
    const ticket = getRow(hall.state().tickets, ticketId);
    if (!ticket) throw new Error('no ticket');
    const ref = { by: 'code', number: ticket.number, code: '4711' } as const;
    return { at: 'ticket', ref, ticket, standing: null, step: 'show', press: 1, done: null, trouble: null };
  };

  it('says what staff decided about it at the end of the day; nobody said: as before', () => {
    const hall = aHall();
    const slip = hall.take('tax');
    hall.clerk('w1', 'intake.set', { groupId: null, intake: 'stopped' });
    hall.clerk('w1', 'leftover.settle', { ticketIds: [slip.ticketId], outcome: 'first-tomorrow' });
    const page = { ...pageOf(hall, slip.ticketId), leftover: 'first-tomorrow' } as const;
    expect(screenOf(page, { hall: hall.state() })).toMatchObject({ state: { at: 'first-tomorrow' }, canCancel: false });
    const unsettled = { ...page, leftover: 'unsettled' } as const;
    expect(screenOf(unsettled, { hall: hall.state() })).toMatchObject({ state: { at: 'expired' } });
  });

  it('follows the hall while it is shown', () => {
    const hall = aHall();
    const slip = hall.take('tax');
    const page = pageOf(hall, slip.ticketId);
    expect(screenOf(page, { hall: hall.state() })).toMatchObject({ state: { at: 'waiting', standing: { ahead: 0 } } });
    hall.clerk('w1', 'ticket.callNext', { windowId: 'w1' });
    expect(screenOf(page, { hall: hall.state() })).toMatchObject({
      state: { at: 'called', window: 1 },
      canCancel: true,
    });
    hall.clerk('w1', 'ticket.start', { windowId: 'w1', ticketId: slip.ticketId });
    expect(screenOf(page, { hall: hall.state() })).toMatchObject({
      state: { at: 'serving', window: 1 },
      canCancel: false,
      canReactivate: false,
    });
  });

  it('shows the answer of the server while the replica is behind', () => {
    const hall = aHall();
    const slip = hall.take('tax');
    const before = hall.state();
    hall.pass(1000);
    hall.kiosk('ticket.cancel', { ref: { by: 'code', number: slip.number, code: '4711' } });
    const page = pageOf(hall, slip.ticketId);
    expect(screenOf(page, { hall: before })).toMatchObject({ state: { at: 'cancelled' }, canCancel: false });
  });

  it('[QU-8] a passed one can come back, at most as often as the hall allows', () => {
    const hall = aHall();
    const slip = hall.take('tax');
    hall.clerk('w1', 'ticket.callNext', { windowId: 'w1' });
    hall.clerk('w1', 'ticket.pass', { windowId: 'w1', ticketId: slip.ticketId, left: true });
    const page = pageOf(hall, slip.ticketId);
    expect(screenOf(page, { hall: hall.state() })).toMatchObject({ state: { at: 'passed' }, canReactivate: true });
    expect(screenOf(page, { hall: hall.state(), connection: OFFLINE })).toMatchObject({ canReactivate: false });
    if (page.at !== 'ticket') throw new Error('page');
    const spent: Page = { ...page, ticket: { ...page.ticket, reactivations: 2 } };
    expect(screenOf(spent, { hall: EMPTY_TICKETS(hall.state()) })).toMatchObject({ canReactivate: false });
  });
});

function EMPTY_TICKETS(hall: ClientView['hall']): ClientView['hall'] {
  return { ...hall, tickets: EMPTY_HALL.tickets };
}

it('trouble of a take is shown with its code', () => {
  const page: Page = { at: 'take-failed', from: GROUP, trouble: messageOf('group.intake-stopped') };
  expect(screenOf(page)).toEqual({ kind: 'take-failed', trouble: messageOf('group.intake-stopped') });
});

describe('[KI-7] a printer without paper is said before the number is taken', () => {
  const OUT = { state: 'offline', paper: 'out' } as const;
  const troubleOf = (page: Page, more: Partial<KioskInput> = {}, view: Partial<ClientView> = {}) =>
    selectKioskScreen({
      view: aView(view),
      visit: { ...freshVisit('zh-CN'), page },
      rushMode: false,
      orientation: 'portrait',
      now: NOW,
      find: () => [],
      printer: OUT,
      neighbour: null,
      ...more,
    }).trouble;

  it.each([
    ['out', {}, { kind: 'no-paper' }],
    ['compartment open', { printer: { state: 'cover-open', paper: 'ok' } }, { kind: 'no-paper' }],
    ['dead', { printer: { state: 'unreachable', paper: 'unknown' } }, { kind: 'no-printer' }],
    ['out, one next door', { neighbour: '2号机' }, { kind: 'neighbour', name: '2号机' }],
    ['low', { printer: { state: 'ready', paper: 'low' } }, null],
    ['none set', { printer: { state: 'none', paper: 'unknown' } }, null],
    ['says nothing', { printer: { state: 'unknown', paper: 'unknown' } }, null],
  ] as const)('%s', (_name, more, trouble) => {
    expect(troubleOf({ at: 'home', page: 0 }, more)).toEqual(trouble);
    expect(troubleOf(GROUP, more)).toEqual(trouble);
  });

  it('not on other pages, and a dead line is said first', () => {
    expect(troubleOf({ at: 'look-up', step: 'number', number: '', code: '', problem: null })).toBeNull();
    expect(troubleOf({ at: 'home', page: 0 }, {}, { connection: OFFLINE })).toEqual({ kind: 'offline' });
  });
});

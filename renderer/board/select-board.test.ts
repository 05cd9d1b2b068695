import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTable, getRow } from '../../shared/lib/table.ts';
import { aGroup, aHall, aView, aWindow, aZone, called, hallOfParts, NOW, serving, waiting } from './a-hall.ts';
import { type BoardScreen, selectBoard } from './select-board.ts';

const ZONES = [aZone('east'), aZone('west')];
const GROUPS = [
  ...['A', 'B', 'N'].map((prefix) => aGroup(prefix, 'east')),
  ...['C', 'D', 'E', 'F'].map((prefix) => aGroup(prefix, 'west')),
];
const WINDOWS = [
  ...[1, 2, 3, 4].map((number) => aWindow(number, 'east', ['a', 'b', 'n'])),
  ...[11, 12, 13, 14, 15, 16].map((number) => aWindow(number, 'west', ['c', 'd', 'e', 'f', 'a'])),
];

function hallWith(...tickets: NonNullable<Parameters<typeof hallOfParts>[0]['tickets']>) {
  return hallOfParts({ zones: ZONES, groups: GROUPS, windows: WINDOWS, tickets });
}

type Shown = Extract<BoardScreen, { kind: 'board' }>;

function show(view = aView(hallWith()), zoneIds: readonly string[] = [], now = { server: NOW, local: NOW }): Shown {
  const screen = selectBoard(view, { zoneIds }, now);
  if (screen.kind !== 'board') throw new Error(`the board shows ${screen.kind}`);
  return screen;
}

const recent = (screen: Shown) => screen.recent.map((page) => page.map((call) => call.number));

describe('calls', () => {
  it('the newest call stands on top, a recall counts as new', () => {
    const recall = called('A002', 2, 300, { call: { calls: 2, lastCallAt: NOW - 5000 } });
    const screen = show(aView(hallWith(called('A001', 1, 20), recall, called('A003', 3, 60))));
    expect(screen.newest).toMatchObject({ number: 'A002', windowNumber: 2, calls: 2 });
    expect(recent(screen)).toEqual([['A001', 'A003']]);
  });

  it('who is being served comes after those who are awaited, latest first, six in all', () => {
    const screen = show(
      aView(
        hallWith(
          called('A005', 1, 10),
          called('A004', 2, 30),
          serving('C001', 11, 100),
          serving('C002', 12, 50),
          serving('C003', 13, 400),
          serving('C004', 14, 300),
          serving('C005', 15, 200),
          serving('C006', 16, 900),
        ),
      ),
    );
    expect(screen.newest?.number).toBe('A005');
    expect(recent(screen)).toEqual([['A004', 'C002', 'C001', 'C005', 'C004', 'C003']]);
  });

  it('somebody who is awaited is never crowded out: more than six make more pages', () => {
    const all = WINDOWS.map((window, index) => called(`A01${index}`, window.number, index * 10));
    const screen = show(aView(hallWith(...all)));
    expect(screen.newest?.number).toBe('A010');
    expect(recent(screen)).toEqual([
      ['A011', 'A012', 'A013', 'A014', 'A015', 'A016'],
      ['A017', 'A018', 'A019'],
    ]);
  });

  it('with nobody called, the top is free, it does not repeat who is being served', () => {
    const screen = show(aView(hallWith(serving('A001', 1, 30))));
    expect(screen.newest).toBeNull();
    expect(recent(screen)).toEqual([['A001']]);
  });

  it('of a passed, waiting or finished ticket leave the board', () => {
    const passed = { ...called('A001', 1, 200), status: 'passed' as const, windowId: 'w1' };
    const screen = show(aView(hallWith(waiting('A002'), passed)));
    expect(screen.newest).toBeNull();
    expect(screen.recent).toEqual([]);
  });

  it('to a window that is no more leave the others as they are [QU-16]', () => {
    const screen = show(aView(hallWith(called('A001', 99, 1), called('A002', 2, 5))));
    expect(screen.newest?.number).toBe('A002');
  });

  it('a call is never shown twice, whatever the hall looks like', () => {
    const anyTicket = fc.record({
      n: fc.integer({ min: 1, max: 30 }),
      window: fc.constantFrom(...WINDOWS.map((window) => window.number)),
      ago: fc.nat(4000),
      state: fc.constantFrom('called', 'serving', 'waiting'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyTicket, { selector: ({ n }) => n, maxLength: 30 }), (list) => {
        const tickets = list.map(({ n, window, ago, state }) => {
          const number = `A${String(n).padStart(3, '0')}`;
          if (state === 'waiting') return waiting(number);
          return state === 'called' ? called(number, window, ago) : serving(number, window, ago);
        });
        const screen = show(aView(hallWith(...tickets)));
        const shown = [screen.newest, ...screen.recent.flat()].filter((call) => call !== null);
        expect(new Set(shown.map((call) => call.ticketId)).size).toBe(shown.length);
        const awaited = list.filter(({ state }) => state === 'called').length;
        expect(shown.filter((call) => call.state === 'called')).toHaveLength(awaited);
        for (const page of screen.recent) expect(page.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('a fresh call', () => {
  const view = aView(hallWith(called('A001', 1, 0)));

  it('[OF-4] is one of the last 45 s; after that it is shown, not announced', () => {
    expect(show(view, [], { server: NOW + 45_000, local: NOW }).newest?.fresh).toBe(true);
    expect(show(view, [], { server: NOW + 45_001, local: NOW }).newest?.fresh).toBe(false);
  });

  it('[OF-4] is not what a board finds when its line comes back after ten minutes', () => {
    const screen = show(view, [], { server: NOW + 600_000, local: NOW + 600_000 });
    expect(screen.newest).toMatchObject({ number: 'A001', fresh: false });
  });

  it('is never somebody who is being served already', () => {
    expect(show(aView(hallWith(serving('A001', 1, 0)))).recent.flat()[0]?.fresh).toBe(false);
  });
});

describe('zones', () => {
  it('a board of one zone shows its calls and its groups only', () => {
    const screen = show(aView(hallWith(called('A001', 1, 5), called('C001', 11, 3))), ['west']);
    expect(screen.newest?.number).toBe('C001');
    expect(screen.recent).toEqual([]);
    expect(screen.zones).toEqual([{ 'zh-CN': 'west区', en: 'Zone west' }]);
    expect(screen.pages.flatMap((page) => page.groups.map((group) => group.prefix))).toEqual(['C', 'D', 'E', 'F']);
  });

  it('a call from one zone to a window in another stands on the boards of both', () => {
    const view = aView(hallWith(called('A001', 11, 5)));
    expect(show(view, ['east']).newest?.number).toBe('A001');
    expect(show(view, ['west']).newest?.number).toBe('A001');
  });

  it('stand in the order of their windows, whatever their names', () => {
    const zones = [aZone('a-last'), aZone('z-first')];
    const windows = [aWindow(9, 'a-last', ['a']), aWindow(1, 'z-first', ['b'])];
    const groups = [
      aGroup('A', 'a-last'),
      aGroup('B', 'z-first'),
      ...['C', 'D', 'E', 'F'].map((each) => aGroup(each, 'a-last')),
    ];
    const screen = show(aView(hallOfParts({ zones, groups, windows })));
    expect(screen.pages.map((page) => page.zone?.en)).toEqual(['Zone z-first', 'Zone a-last']);
  });

  it('an unknown zone in the settings is passed over; with no known one the whole hall is shown [QU-16]', () => {
    expect(show(undefined, ['west', 'gone']).zones).toHaveLength(1);
    const screen = show(undefined, ['gone']);
    expect(screen.zones).toEqual([]);
    expect(screen.pages).toHaveLength(2);
  });
});

describe('the waiting list', () => {
  it('goes zone by zone when the groups do not fit on one page', () => {
    expect(show().pages.map((page) => page.groups.map((group) => group.prefix))).toEqual([
      ['A', 'B', 'N'],
      ['C', 'D', 'E', 'F'],
    ]);
  });

  it('is one page without a zone name when they fit', () => {
    expect(show(undefined, ['east']).pages).toMatchObject([{ zone: null }]);
  });

  it('a zone with many groups takes several pages', () => {
    const groups = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((prefix) => aGroup(prefix, 'east'));
    const hall = hallOfParts({ zones: ZONES, groups, windows: WINDOWS });
    expect(show(aView(hall)).pages.map((page) => page.groups.length)).toEqual([5, 2]);
  });

  it('[QU-11] tells people and range as the shared estimate does, and whether intake has stopped', () => {
    const hall = hallOfParts({
      zones: ZONES,
      groups: [
        aGroup('A', 'east'),
        aGroup('B', 'east', { intake: 'stopped', est: { minutes: 8, windows: 0, open: 0, basis: 'learned', at: NOW } }),
      ],
      windows: WINDOWS,
      tickets: [waiting('A001'), waiting('A002'), waiting('A003')],
    });
    const [page] = show(aView(hall)).pages;
    expect(page?.groups).toMatchObject([
      { prefix: 'A', waiting: 3, range: { kind: 'minutes' }, closed: null },
      { prefix: 'B', waiting: 0, range: { kind: 'none-open' }, closed: { reason: 'by-hand' } },
    ]);
  });
});

describe('the line', () => {
  const offline = { status: 'offline', since: NOW, attempt: 3 } as const;

  it('[OF-5] an old picture carries its age', () => {
    const view = aView(hallWith(), { connection: offline, heardAt: NOW - 5000 });
    expect(show(view, [], { server: NOW, local: NOW + 55_000 }).line).toEqual({
      status: 'stale',
      since: NOW - 5000,
      ageMs: 60_000,
    });
    expect(show().line).toEqual({ status: 'live' });
  });

  it('a clock that was set back makes no negative age', () => {
    const view = aView(hallWith(), { connection: offline, heardAt: NOW });
    expect(show(view, [], { server: NOW, local: NOW - 9000 }).line).toMatchObject({ ageMs: 0 });
  });

  it('loading, no data, refused are told apart', () => {
    const now = { server: NOW, local: NOW };
    const empty = { rev: null, heardAt: null } as const;
    const kind = (over: Parameters<typeof aView>[1]) => selectBoard(aView(hallWith(), over), { zoneIds: [] }, now).kind;
    expect(kind({ loaded: false })).toBe('loading');
    expect(kind({ ...empty, connection: { status: 'connecting', since: NOW, attempt: 0 } })).toBe('loading');
    expect(kind({ ...empty })).toBe('loading');
    expect(kind({ ...empty, connection: offline })).toBe('no-data');
    expect(kind({ connection: { status: 'refused', since: NOW, code: 'revoked' } })).toBe('refused');
    expect(kind({ connection: offline })).toBe('board');
  });

  it('a hall whose row has not come yet is loading, not a crash', () => {
    const hall = hallOfParts({ zones: [], groups: [], windows: [] });
    expect(getRow(hall.hall, 'hall')).toEqual(aHall());
    const view = aView({ ...hall, hall: emptyTable() });
    expect(selectBoard(view, { zoneIds: [] }, { server: NOW, local: NOW }).kind).toBe('loading');
  });
});

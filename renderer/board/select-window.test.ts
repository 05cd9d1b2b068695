import { describe, expect, it } from 'vitest';
import { aGroup, aView, aWindow, aZone, called, hallOfParts, NOW, serving } from './a-hall.ts';
import { selectWindow } from './select-window.ts';

const NOWS = { server: NOW, local: NOW };
const ZONES = [aZone('east'), aZone('west')];
const GROUPS = ['A', 'B', 'C'].map((prefix) => aGroup(prefix, 'east'));

function state(
  windows: readonly ReturnType<typeof aWindow>[],
  ...tickets: NonNullable<Parameters<typeof hallOfParts>[0]['tickets']>
) {
  const view = aView(hallOfParts({ zones: ZONES, groups: GROUPS, windows, tickets }));
  const screen = selectWindow(view, { windowNumber: 3 }, NOWS);
  return screen.kind === 'window' ? screen.window : screen.kind;
}

const paused = aWindow(3, 'east', ['a', 'b'], { status: 'paused' });
const closed = aWindow(3, 'east', ['a', 'b'], { status: 'closed', serves: [] });

describe('the display of one window', () => {
  it('says free, called, serving, with the number', () => {
    expect(state([aWindow(3, 'east', ['a'])])).toEqual({ state: 'free' });
    expect(state([aWindow(3, 'east', ['a'])], called('A012', 3, 5))).toMatchObject({
      state: 'called',
      number: 'A012',
      calls: 1,
      fresh: true,
    });
    expect(state([aWindow(3, 'east', ['a'])], serving('A012', 3, 5))).toEqual({ state: 'serving', number: 'A012' });
  });

  it('[OF-4] an old call is shown without being announced', () => {
    expect(state([aWindow(3, 'east', ['a'])], called('A012', 3, 46))).toMatchObject({ fresh: false });
  });

  it('a window that is busy with an unknown ticket is never called free', () => {
    const odd = aWindow(3, 'east', ['a'], { status: 'called', ticketId: 'elsewhere' });
    expect(state([odd])).toEqual({ state: 'serving', number: null });
  });

  it('has no window number, or an unknown one: says so [QU-16]', () => {
    const view = aView(hallOfParts({ zones: ZONES, groups: GROUPS, windows: [] }));
    expect(selectWindow(view, { windowNumber: null }, NOWS)).toEqual({ kind: 'no-window', windowNumber: null });
    expect(selectWindow(view, { windowNumber: 3 }, NOWS)).toEqual({ kind: 'no-window', windowNumber: 3 });
  });

  it('tells loading, no data and refused apart', () => {
    const hall = hallOfParts({ zones: ZONES, groups: GROUPS, windows: [paused] });
    const kind = (over: Parameters<typeof aView>[1]) => selectWindow(aView(hall, over), { windowNumber: 3 }, NOWS).kind;
    const offline = { status: 'offline', since: NOW, attempt: 1 } as const;
    expect(kind({ loaded: false })).toBe('loading');
    expect(kind({ rev: null })).toBe('loading');
    expect(kind({ rev: null, connection: offline })).toBe('no-data');
    expect(kind({ connection: offline })).toBe('window');
    expect(kind({ connection: { status: 'refused', since: NOW, code: 'not-enrolled' } })).toBe('refused');
  });
});

describe('the neighbour of a paused window', () => {
  const neighbour = (...others: readonly ReturnType<typeof aWindow>[]) => {
    const window = state([paused, ...others]);
    return typeof window === 'object' && 'neighbour' in window ? window.neighbour : undefined;
  };

  it('does the same work, most of it first', () => {
    expect(neighbour(aWindow(4, 'east', ['a']), aWindow(9, 'west', ['a', 'b']))).toBe(9);
  });

  it('is in the same zone, then near', () => {
    expect(neighbour(aWindow(4, 'west', ['a']), aWindow(9, 'east', ['a']))).toBe(9);
    expect(neighbour(aWindow(9, 'east', ['a']), aWindow(5, 'east', ['a']), aWindow(1, 'east', ['a']))).toBe(1);
  });

  it('works now and can really serve: never a closed, paused or unskilled one', () => {
    expect(
      neighbour(
        aWindow(4, 'east', ['a'], { status: 'paused' }),
        aWindow(5, 'east', ['a'], { status: 'closed' }),
        aWindow(6, 'east', ['a', 'c'], { serves: ['c'] }),
      ),
    ).toBeNull();
  });

  it('is also told while this window is closed', () => {
    expect(state([closed, aWindow(4, 'east', ['a'])])).toEqual({ state: 'closed', neighbour: 4 });
  });
});

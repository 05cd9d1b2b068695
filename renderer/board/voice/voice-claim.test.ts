import { describe, expect, it } from 'vitest';
import type { Zone } from '../../../shared/domain/hall/hall-state.ts';
import { createManualTime } from '../../../shared/lib/manual-time.ts';
import type { ClientView, SendOutcome } from '../../data/client.ts';
import { aView, aZone, hallOfParts, NOW } from '../a-hall.ts';
import { createVoiceClaim, zonesToClaim } from './voice-claim.ts';

const hall = (zones: readonly Zone[]) => hallOfParts({ zones, groups: [], windows: [] });
const east = (voice: string | null) => aZone('east', { voice });
const west = (voice: string | null) => aZone('west', { voice });

describe('zones to claim', () => {
  const claim = (zones: readonly Zone[], over: { zoneIds?: string[]; fresh?: boolean } = {}) =>
    zonesToClaim(hall(zones), { zoneIds: [], deviceId: 'me', fresh: false, ...over });

  it('with a new line are all of the board', () => {
    expect(claim([east('other'), west(null)], { fresh: true })).toEqual(['east', 'west']);
    expect(claim([east('other'), west(null)], { fresh: true, zoneIds: ['west', 'gone'] })).toEqual(['west']);
  });

  it('later are only silent ones, and those already held stay', () => {
    expect(claim([east('me'), west(null)])).toEqual(['east', 'west']);
    expect(claim([east('me'), west('other')])).toEqual([]);
    expect(claim([east('other'), west(null)])).toEqual(['west']);
  });

  it('are none while all is well', () => {
    expect(claim([east('me'), west('me')], { fresh: true })).toEqual([]);
  });
});

function aBoard(first: ClientView, answer: SendOutcome<'voice.attach'> = { status: 'ok', reply: null }) {
  const time = createManualTime(NOW);
  const listeners = new Set<() => void>();
  const asked: (readonly string[])[] = [];
  let view = first;
  let outcome = answer;
  const claim = createVoiceClaim({
    client: {
      getView: () => view,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      send: (_type, payload) => {
        asked.push('zoneIds' in payload ? payload.zoneIds : []);
        return Promise.resolve(outcome as SendOutcome<typeof _type>);
      },
    },
    zoneIds: [],
    scheduler: time,
    random: () => 0.5,
    log: { info() {}, warn() {}, error() {} },
  });
  return {
    time,
    asked,
    claim,
    answer: (next: SendOutcome<'voice.attach'>) => {
      outcome = next;
    },
    show: (next: ClientView) => {
      view = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

const online = (since: number) => ({ connection: { status: 'online', since } }) as const;
const offline = { connection: { status: 'offline', since: NOW, attempt: 1 } } as const;

describe('the claim', () => {
  it('[QU-12] takes the zones at the start and again with every new line', async () => {
    const board = aBoard(aView(hall([east('other')]), online(1)));
    await board.time.advance(0);
    board.show(aView(hall([east('board-1')]), online(1)));
    await board.time.advance(120_000);
    expect(board.asked).toEqual([['east']]);
    board.show(aView(hall([east('board-1')]), offline));
    board.show(aView(hall([east(null)]), online(2)));
    await board.time.advance(0);
    expect(board.asked).toEqual([['east'], ['east']]);
  });

  it('leaves a zone to a board that took it later', async () => {
    const board = aBoard(aView(hall([east('board-1')]), online(1)));
    board.show(aView(hall([east('other')]), online(1)));
    await board.time.advance(600_000);
    expect(board.asked).toEqual([]);
  });

  it('takes up a zone whose board died, after leaving it time to come back', async () => {
    const board = aBoard(aView(hall([east('board-1'), west('board-1')]), online(1)));
    board.show(aView(hall([east('board-1'), west('other')]), online(1)));
    board.show(aView(hall([east('board-1'), west(null)]), online(1)));
    await board.time.advance(900);
    expect(board.asked).toEqual([]);
    await board.time.advance(5000);
    expect(board.asked).toEqual([['east', 'west']]);
  });

  it('asks again, slower and slower, when it is refused or not heard', async () => {
    const board = aBoard(aView(hall([east(null)]), online(1)), { status: 'unknown' });
    await board.time.advance(60_000);
    expect(board.asked.length).toBeGreaterThan(2);
    expect(board.asked.length).toBeLessThan(10);
    board.answer({ status: 'ok', reply: null });
    await board.time.advance(60_000);
    board.show(aView(hall([east('board-1')]), online(1)));
    const times = board.asked.length;
    await board.time.advance(600_000);
    expect(board.asked).toHaveLength(times);
  });

  it('asks for nothing without a line, without data, or as another kind of device', async () => {
    const silent = hall([east(null)]);
    const hello = aView(silent).hello;
    const views = [
      aView(silent, offline),
      aView(silent, { rev: null }),
      aView(silent, { hello: hello && { ...hello, device: { id: 'w', role: 'window', name: '' } } }),
      aView(silent, { hello: hello && { ...hello, device: null } }),
    ];
    for (const view of views) {
      const board = aBoard(view);
      await board.time.advance(60_000);
      expect(board.asked).toEqual([]);
    }
  });

  it('ends with its timers', async () => {
    const board = aBoard(aView(hall([east('board-1')]), online(1)));
    board.show(aView(hall([east(null)]), online(1)));
    board.claim.stop();
    await board.time.advance(60_000);
    expect(board.asked).toEqual([]);
  });
});

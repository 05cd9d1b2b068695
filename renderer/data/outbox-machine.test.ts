import { describe, expect, it } from 'vitest';
import { REJECTION_CODES } from '../../shared/domain/commands/rejection.ts';
import { EDGE_CODES, type WireCode } from '../../shared/protocol/errors.ts';
import { LIMITS } from '../../shared/protocol/limits.ts';
import {
  ACKED_KEEP_MS,
  answered,
  commandsOf,
  dismiss,
  enqueue,
  forget,
  MAX_TRIES,
  messageOf,
  newStream,
  nextBatch,
  type OutboxState,
  outboxOf,
  pendingOf,
  retry,
  verdictOf,
} from './outbox-machine.ts';

const EMPTY = outboxOf({ outboxId: 'box', nextSeq: 1 }, []);
const AT = { now: 1000, epoch: 'e1' };

function withCommands(...ids: string[]): OutboxState {
  return ids.reduce(
    (state, id, n) =>
      enqueue(state, { id, type: 'window.resume', payload: { windowId: 'w1' }, createdAt: n, pressedAt: n }).state,
    EMPTY,
  );
}
const refuse = (state: OutboxState, id: string, code: WireCode) =>
  answered(state, id, { ok: false, code }, AT, `skip-${id}`).state;
const acknowledge = (state: OutboxState, id: string, rev: number, at = AT) =>
  answered(state, id, { ok: true, rev, reply: null }, at, 'skip').state;
const statusOf = (state: OutboxState) => commandsOf(state).map((record) => `${record.id} ${record.status}`);
const placesOf = (state: OutboxState) =>
  pendingOf(state).map((record) => `${record.outboxId}/${record.seq} ${record.id}`);

describe('what an answer means', () => {
  it('[SY-3, SY-7] every wire code has one meaning', () => {
    const verdicts = new Map<string, WireCode[]>();
    for (const code of [...EDGE_CODES, ...REJECTION_CODES]) {
      const verdict = verdictOf({ ok: false, code });
      verdicts.set(verdict, [...(verdicts.get(verdict) ?? []), code]);
    }
    expect(verdicts.get('later')?.sort()).toEqual([
      'rate-limited',
      'session-expired',
      'stopping',
      'storage',
      'storage-full',
    ]);
    expect(verdicts.get('set-aside')).toEqual(['upgrade-required']);
    expect(verdicts.get('misplaced')).toEqual(['outbox.out-of-order']);
    expect(verdicts.get('rejected')).toEqual(
      expect.arrayContaining([...REJECTION_CODES, 'invalid', 'unknown-command']),
    );
    expect(verdicts.get('failed')).toEqual(expect.arrayContaining(['internal', 'conflict', 'too-large']));
  });
});

describe('the outbox', () => {
  it('[SY-7] gives places in order and sends from the head', () => {
    const state = withCommands('a', 'b', 'c');
    expect(nextBatch(state, 2).map(messageOf)).toMatchObject([
      { id: 'a', order: { outboxId: 'box', seq: 1 } },
      { id: 'b', order: { outboxId: 'box', seq: 2 } },
    ]);
  });

  it('[SE-6] a batch has at most 50 commands and fits a frame', () => {
    const many = withCommands(...Array.from({ length: 120 }, (_, n) => `id-${n}`));
    expect(nextBatch(many, 1000)).toHaveLength(LIMITS.batchCommands);
    const long = ['a', 'b', 'c'].reduce(
      (state, id) =>
        enqueue(state, {
          id,
          type: 'window.resume',
          payload: { windowId: '窗'.repeat(9000) },
          createdAt: 0,
          pressedAt: 0,
        }).state,
      EMPTY,
    );
    const batch = nextBatch(long, 50);
    expect(batch.length).toBe(2);
    const bytes = new TextEncoder().encode(JSON.stringify(batch.map(messageOf))).length;
    expect(bytes).toBeLessThan(LIMITS.frameBytes);
  });

  it('an acknowledged item leaves the stream; a second answer changes nothing', () => {
    const state = acknowledge(withCommands('a', 'b'), 'a', 7);
    expect(placesOf(state)).toEqual(['box/2 b']);
    expect(state.acked).toMatchObject([{ id: 'a', acked: { rev: 7, epoch: 'e1' } }]);
    expect(answered(state, 'a', { ok: true, rev: 9, reply: null }, AT, 's').state).toBe(state);
  });

  it('[SY-7] a refusal stays visible, keeps no place, and can be put away', () => {
    const state = refuse(withCommands('a', 'b'), 'a', 'window.state');
    expect(statusOf(state)).toEqual(['a rejected', 'b queued']);
    expect(placesOf(state)).toEqual(['box/2 b']);
    expect(statusOf(dismiss(state, 'a').state)).toEqual(['b queued']);
    expect(dismiss(state, 'b').state).toBe(state);
  });

  it('a server that cannot now costs no try', () => {
    let state = withCommands('a');
    for (let n = 0; n < 20; n += 1) state = refuse(state, 'a', 'storage-full');
    expect(pendingOf(state)).toMatchObject([{ id: 'a', tries: 0 }]);
  });

  it('[SY-7] after three failures an item is set aside and a skip takes its place', () => {
    let state = withCommands('a', 'b');
    for (let n = 1; n < MAX_TRIES; n += 1) {
      state = refuse(state, 'a', 'internal');
      expect(pendingOf(state)[0]).toMatchObject({ id: 'a', tries: n });
    }
    state = refuse(state, 'a', 'internal');
    expect(statusOf(state)).toEqual(['a set-aside', 'b queued']);
    expect(placesOf(state)).toEqual(['box/1 skip-a', 'box/2 b']);
    expect(nextBatch(state, 50).map(messageOf)[0]).toEqual({
      id: 'skip-a',
      type: 'outbox.skip',
      payload: {},
      order: { outboxId: 'box', seq: 1 },
    });
    expect(placesOf(acknowledge(state, 'skip-a', 1))).toEqual(['box/2 b']);
  });

  it('[SY-7] `upgrade-required` sets aside at once', () => {
    expect(statusOf(refuse(withCommands('a'), 'a', 'upgrade-required'))).toEqual(['a set-aside']);
  });

  it('[SY-3] an item that is tried again keeps its id and goes to the end', () => {
    const aside = refuse(withCommands('a', 'b'), 'a', 'upgrade-required');
    const state = retry(aside, 'a').state;
    expect(placesOf(state)).toEqual(['box/1 skip-a', 'box/2 b', 'box/3 a']);
    expect(state.records.get('a')).toMatchObject({ tries: 0, error: null });
  });

  it('putting a set-aside item away leaves its skip in the stream', () => {
    const state = dismiss(refuse(withCommands('a', 'b'), 'a', 'upgrade-required'), 'a').state;
    expect(statusOf(state)).toEqual(['b queued']);
    expect(placesOf(state)).toEqual(['box/1 skip-a', 'box/2 b']);
  });

  it('[SY-5] after a restore what was acknowledged in the other epoch comes first, in order, under its ids', () => {
    let state = withCommands('a', 'b', 'c', 'd', 'e');
    for (const [n, id] of ['a', 'b', 'c'].entries())
      state = acknowledge(state, id, n + 1, { now: 1000 + n, epoch: 'e1' });
    state = refuse(state, 'd', 'upgrade-required');
    const again = newStream(state, 'new', { epoch: 'e2', now: 5000 });
    expect(placesOf(again.state)).toEqual(['new/1 a', 'new/2 b', 'new/3 c', 'new/4 e']);
    expect(again.state.acked).toEqual([]);
    expect(again.drop).toEqual(['skip-d']);
    expect(statusOf(again.state)).toContain('d set-aside');
    expect(
      enqueue(again.state, { id: 'f', type: 'window.resume', payload: {}, createdAt: 9, pressedAt: 9 }).put,
    ).toMatchObject([{ outboxId: 'new', seq: 5 }]);
  });

  it('[SY-5] what was acknowledged longer ago than 24 h, or in this epoch, is not offered again', () => {
    let state = withCommands('old', 'now', 'lost');
    state = acknowledge(state, 'old', 1, { now: 0, epoch: 'e1' });
    state = acknowledge(state, 'lost', 2, { now: 5000, epoch: 'e1' });
    state = acknowledge(state, 'now', 3, { now: 6000, epoch: 'e2' });
    const again = newStream(state, 'new', { epoch: 'e2', now: ACKED_KEEP_MS + 1000 });
    expect(placesOf(again.state)).toEqual(['new/1 lost']);
  });

  it('a stream begun anew for its places offers nothing again', () => {
    const state = newStream(acknowledge(withCommands('a', 'b'), 'a', 1), 'new', null).state;
    expect(placesOf(state)).toEqual(['new/1 b']);
    expect(state.acked).toHaveLength(1);
  });

  it('forgets after 24 h: acknowledged items everywhere, refused ones only where nobody looks', () => {
    const state = refuse(acknowledge(withCommands('a', 'b', 'c'), 'a', 1), 'b', 'window.state');
    const later = ACKED_KEEP_MS + 2000;
    expect(forget(state, later, true).drop).toEqual(['a']);
    expect(forget(state, later, false).drop).toEqual(['a', 'b']);
    expect(forget(state, 2000, false).state).toBe(state);
    expect(placesOf(forget(state, later, false).state)).toEqual(['box/3 c']);
  });

  it('is the same after it was stored and read again', () => {
    let state = acknowledge(withCommands('a', 'b', 'c', 'd'), 'a', 1);
    state = refuse(state, 'b', 'upgrade-required');
    state = refuse(state, 'c', 'window.state');
    const read = outboxOf(state.stream, [...state.acked, ...state.records.values()].reverse());
    expect(placesOf(read)).toEqual(placesOf(state));
    expect(statusOf(read)).toEqual(statusOf(state));
    expect(read.acked).toEqual(state.acked);
  });
});

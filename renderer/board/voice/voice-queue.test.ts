import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Announcement,
  finish,
  observe,
  SILENT,
  start,
  type VoiceCall,
  type VoiceRules,
  type VoiceScene,
  type VoiceState,
} from './voice-queue.ts';

const SECOND = 1000;
const FULL = 13 * SECOND;
const RULES: VoiceRules = {
  maxAgeMs: 45 * SECOND,
  backlogMs: 15 * SECOND,
  durationMs: ({ chinese, english }) => chinese * 4.5 * SECOND + (english ? 4 * SECOND : 0),
};

function aCall(over: Partial<VoiceCall> = {}): VoiceCall {
  const number = over.number ?? 'A001';
  return {
    ticketId: number,
    number,
    windowNumber: 3,
    windowId: 'w3',
    calls: 1,
    at: 0,
    english: false,
    spoken: false,
    ...over,
  };
}

function scene(now: number, calls: readonly VoiceCall[], undone: VoiceScene['undone'] = []): VoiceScene {
  return { now, calls, undone };
}

/** Shows the scene to the voice and lets it begin when it may. */
function hear(state: VoiceState, at: VoiceScene): VoiceState {
  return start(observe(state, at), at.now, RULES);
}

const said = (state: VoiceState): string | null =>
  state.speaking && `${state.speaking.item.kind} ${state.speaking.item.call.number}`;

describe('a call', () => {
  it('[QU-12] is said twice in Chinese and once in English', () => {
    const state = hear(SILENT, scene(0, [aCall()]));
    expect(state.speaking).toMatchObject({ chinese: 2, english: true, item: { kind: 'call' } });
  });

  it('[QU-12] never cuts off the one before it', () => {
    const first = hear(SILENT, scene(0, [aCall()]));
    const second = hear(first, scene(1000, [aCall(), aCall({ number: 'A002', at: 1000 })]));
    expect(said(second)).toBe('call A001');
    expect(said(start(finish(second), FULL, RULES))).toBe('call A002');
  });

  it('[QU-12] is said in the order of the calls, however they arrive', () => {
    const late = aCall({ number: 'A009', at: 900 });
    const early = aCall({ number: 'B001', at: 300 });
    const state = hear(SILENT, scene(1000, [late, early]));
    expect(said(state)).toBe('call B001');
  });

  it('is said once, however often the hall changes', () => {
    let state = finish(hear(SILENT, scene(0, [aCall()])));
    for (let now = 0; now < 40 * SECOND; now += SECOND) state = hear(state, scene(now, [aCall()]));
    expect(state.speaking).toBeNull();
  });

  it('is said again when it is a recall', () => {
    const state = finish(hear(SILENT, scene(0, [aCall()])));
    const recall = aCall({ calls: 2, at: 25 * SECOND });
    expect(hear(state, scene(25 * SECOND, [recall])).speaking?.item.call.calls).toBe(2);
  });

  it('[QU-12] is not said when nobody is called any more', () => {
    const busy = hear(SILENT, scene(0, [aCall()]));
    const queued = observe(busy, scene(1000, [aCall(), aCall({ number: 'A002', at: 1000 })]));
    const started = observe(queued, scene(2000, [aCall()]));
    expect(start(finish(started), FULL, RULES).speaking).toBeNull();
  });

  it('is said after all when an undone start brings it back unsaid', () => {
    const waiting = aCall({ number: 'A002', at: 1000 });
    const queued = observe(hear(SILENT, scene(0, [aCall()])), scene(1000, [aCall(), waiting]));
    const back = observe(observe(queued, scene(2000, [aCall()])), scene(4000, [aCall(), waiting]));
    expect(said(start(finish(back), FULL, RULES))).toBe('call A002');
  });

  it('[QU-12] [OF-4] is shown, not said, when it is older than 45 s', () => {
    expect(said(hear(SILENT, scene(45 * SECOND, [aCall()])))).toBe('call A001');
    const late = hear(SILENT, scene(45 * SECOND + 1, [aCall()]));
    expect(late.speaking).toBeNull();
    expect(hear(late, scene(46 * SECOND, [aCall()])).speaking).toBeNull();
  });

  it('is not said again by a board that was restarted', () => {
    expect(hear(SILENT, scene(5000, [aCall({ spoken: true })])).speaking).toBeNull();
  });
});

describe('a backlog', () => {
  const rush = [0, 1, 2].map((n) => aCall({ number: `A00${n}`, at: n * 100, english: n === 1 }));

  it('[QU-12] over 15 s makes it Chinese once', () => {
    expect(hear(SILENT, scene(300, rush)).speaking).toMatchObject({ chinese: 1, english: false });
  });

  it('[QU-12] keeps English for tickets taken in English', () => {
    const second = start(finish(hear(SILENT, scene(300, rush))), 16 * SECOND, RULES);
    expect(second.speaking).toMatchObject({ chinese: 1, english: true, item: { call: { number: 'A001' } } });
  });

  it('of one other call leaves the announcement whole', () => {
    expect(hear(SILENT, scene(300, rush.slice(0, 2))).speaking).toMatchObject({ chinese: 2, english: true });
  });

  it('is also a call that has itself waited for more than 15 s', () => {
    expect(hear(SILENT, scene(15 * SECOND + 1, [aCall()])).speaking).toMatchObject({ chinese: 1, english: false });
    expect(hear(SILENT, scene(15 * SECOND, [aCall()])).speaking).toMatchObject({ chinese: 2, english: true });
  });
});

describe('an undone call', () => {
  const undo = { ticketId: 'A001', windowId: 'w3', at: 6000 };

  it('[QU-9] that was said is followed by "please wait on"', () => {
    const state = finish(hear(SILENT, scene(0, [aCall()])));
    const after = hear(state, scene(6000, [], [undo]));
    expect(said(after)).toBe('wait-on A001');
    expect(hear(finish(after), scene(9000, [], [undo])).speaking).toBeNull();
  });

  it('[QU-9] that is being said is said to its end first', () => {
    const after = hear(hear(SILENT, scene(0, [aCall()])), scene(6000, [], [undo]));
    expect(said(after)).toBe('call A001');
    expect(said(start(finish(after), FULL, RULES))).toBe('wait-on A001');
  });

  it('[QU-9] that was not said yet is dropped without a word', () => {
    const busy = hear(SILENT, scene(0, [aCall({ number: 'B001' })]));
    const queued = observe(busy, scene(1000, [aCall({ number: 'B001' }), aCall({ at: 1000 })]));
    const after = observe(queued, scene(6000, [aCall({ number: 'B001' })], [undo]));
    expect(start(finish(after), FULL, RULES).speaking).toBeNull();
  });

  it('that is made again is said, and the correction is not', () => {
    const busy = hear(SILENT, scene(0, [aCall()]));
    const undone = observe(busy, scene(6000, [], [undo]));
    const again = observe(undone, scene(8000, [aCall({ at: 8000 })]));
    expect(said(start(finish(again), FULL, RULES))).toBe('call A001');
  });

  it('of another window is none of its business', () => {
    const state = finish(hear(SILENT, scene(0, [aCall()])));
    expect(hear(state, scene(6000, [], [{ ...undo, windowId: 'w9' }])).speaking).toBeNull();
  });
});

describe('any day', () => {
  type Step =
    /** `late`: how long the line kept it back. */
    | { readonly do: 'call'; readonly ticket: number; readonly late: number }
    | { readonly do: 'start' | 'undo' | 'undoStart'; readonly ticket: number }
    | { readonly do: 'wait'; readonly ms: number };
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('call' as const),
        ticket: fc.nat(7),
        late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(90_000)),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('start' as const, 'undo' as const, 'undoStart' as const),
        ticket: fc.nat(7),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 20_000 }) }) },
  );

  type Heard = {
    readonly announcement: Announcement;
    readonly from: number;
    readonly to: number;
    readonly waiting: readonly number[];
  };

  /** Plays a day with a speaker that takes as long as the announcement is; returns all that was heard. */
  function play(steps: readonly Step[], begin: typeof start): readonly Heard[] {
    let now = 1_000_000;
    let state = SILENT;
    let endsAt = 0;
    const called = new Map<number, VoiceCall>();
    const served = new Map<number, VoiceCall>();
    const undone = new Map<number, VoiceScene['undone'][number]>();
    const heard: Heard[] = [];
    const look = () => {
      state = observe(state, scene(now, [...called.values()], [...undone.values()]));
      const before = state.speaking;
      const waiting = state.pending.map((item) => item.at);
      state = begin(state, now, RULES);
      if (state.speaking && state.speaking !== before) {
        endsAt = now + RULES.durationMs(state.speaking);
        heard.push({ announcement: state.speaking, from: now, to: endsAt, waiting });
      }
    };
    const wait = (ms: number) => {
      const until = now + ms;
      while (state.speaking && endsAt <= until) {
        now = endsAt;
        state = finish(state);
        look();
      }
      now = until;
    };
    for (const each of steps) {
      if (each.do === 'wait') {
        wait(each.ms);
        continue;
      }
      now += 1;
      const n = each.ticket;
      const call = called.get(n);
      if (each.do === 'call') {
        const next = aCall({
          number: `A00${n}`,
          at: now - each.late,
          calls: (call?.calls ?? 0) + 1,
          english: n % 3 === 0,
        });
        called.set(n, next);
        served.delete(n);
        undone.delete(n);
      } else if (each.do === 'undoStart') {
        const back = served.get(n);
        if (back) called.set(n, back);
        served.delete(n);
      } else if (call) {
        called.delete(n);
        if (each.do === 'start') served.set(n, call);
        else undone.set(n, { ticketId: call.ticketId, windowId: call.windowId, at: now });
      }
      look();
    }
    wait(10 * 60 * SECOND);
    return heard;
  }

  function check(heard: readonly Heard[]): void {
    const once = new Set<string>();
    const spoken = new Set<string>();
    let end = 0;
    for (const { announcement, from, to, waiting } of heard) {
      const { item, chinese, english } = announcement;
      expect(from, 'nothing is cut off').toBeGreaterThanOrEqual(end);
      end = to;
      expect(from - item.at, 'nothing old is said').toBeLessThanOrEqual(RULES.maxAgeMs);
      const young = waiting.filter((at) => from - at <= RULES.maxAgeMs);
      expect(item.at, 'calls are said in order').toBe(Math.min(...young));
      const key = `${item.kind} ${item.call.ticketId} ${item.call.at}`;
      expect(once, 'nothing is said twice').not.toContain(key);
      once.add(key);
      if (item.kind === 'call') spoken.add(`${item.call.ticketId} ${item.call.at}`);
      else expect(spoken, 'only what was said is taken back').toContain(`${item.call.ticketId} ${item.call.at}`);
      if (chinese === 2) expect(english).toBe(true);
      if (chinese === 1) expect(english).toBe(item.call.english);
      const behind = (young.length - 1) * FULL;
      expect(chinese, 'short exactly when there is a backlog').toBe(
        Math.max(from - item.at, behind) > RULES.backlogMs ? 1 : 2,
      );
    }
  }

  it('[QU-12] keeps every promise of the voice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => check(play(steps, start))),
      { numRuns: 400 },
    );
  });

  const mutants: Record<string, typeof start> = {
    'cuts off': (state, now, rules) => start({ ...state, speaking: null }, now, rules),
    'says what is old': (state, now, rules) => start(state, now, { ...rules, maxAgeMs: Number.POSITIVE_INFINITY }),
    'takes the newest first': (state, now, rules) =>
      start({ ...state, pending: [...state.pending].reverse() }, now, rules),
    'never gets short': (state, now, rules) => start(state, now, { ...rules, backlogMs: Number.POSITIVE_INFINITY }),
    forgets: (state, now, rules) => start({ ...state, met: new Map() }, now, rules),
  };
  it.each(Object.entries(mutants))('catches a voice that %s', (_name, mutant) => {
    const run = () =>
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => check(play(steps, mutant))),
        { numRuns: 400 },
      );
    expect(run).toThrow();
  });
});

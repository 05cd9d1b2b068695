import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import { EMPTY_HALL } from '../../shared/domain/hall/hall-state.ts';
import { changedRows, hallFromRows } from '../../shared/domain/hall/rows.ts';
import { type PostPiece, postsOn } from '../../shared/domain/people/posts.ts';
import { addDays } from '../../shared/domain/people/wall-time.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import { DAY, type HallRun, MORNING, SYSTEM } from '../fixtures/a-hall.ts';
import { aPerson, aRosterFile, aRosterRun, CHIEF, comes } from '../fixtures/a-roster.ts';
import { HOUR, lawful, MINUTE, plan, told } from '../fixtures/roster-steps.ts';

const minutes = fc.integer({ min: 16, max: 36 }).map((half) => half * 30);
const person = fc.integer({ min: 1, max: 6 }).map((n) => `p${n}`);
const windowId = fc.constantFrom('w1', 'w2', 'w3');
const day = fc.integer({ min: 0, max: 8 }).map((n) => addDays(DAY, n));
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const span = fc
  .tuple(minutes, minutes)
  .map(([x, y]) => ({ from: clock(Math.min(x, y)), to: clock(Math.max(x, y) + 30) }));

type Step = (run: HallRun) => void;
const manager =
  (command: HallCommand): Step =>
  (run) =>
    void run.do(CHIEF, command);
/** Any act of the manager, lawful or not, on the posts as they stand. */
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ windowId, day, a: person, b: person, span }).map((at) =>
    manager({
      type: 'roster.set',
      payload: { windowId: at.windowId, days: [at.day], shifts: [{ ...at.span, a: at.a, b: at.b }] },
    }),
  ),
  fc
    .record({ windowId, day })
    .map((at) => manager({ type: 'roster.set', payload: { windowId: at.windowId, days: [at.day], shifts: null } })),
  day.map((from) => manager({ type: 'roster.copyWeek', payload: { from } })),
  fc.record({ staffId: person, day, span }).map((at) =>
    manager({
      type: 'leave.record',
      payload: {
        staffId: at.staffId,
        kind: 'annual',
        from: `${at.day}T${at.span.from}`,
        to: `${at.day}T${at.span.to}`,
      },
    }),
  ),
  fc.nat().map(
    (n): Step =>
      (run) => {
        const all = [...rowsOf(run.state.leaves)];
        run.do(CHIEF, { type: 'leave.withdraw', payload: { leaveId: all[n % Math.max(1, all.length)]?.id ?? '' } });
      },
  ),
  fc.record({ n: fc.nat(), day, staffId: person, move: fc.boolean() }).map(
    (at): Step =>
      (run) => {
        const all = postsOn(run.state, at.day).filter(({ who, why }) => who === null || why === 'a');
        const post = all[at.n % Math.max(1, all.length)];
        if (!post) return;
        const { from } = post;
        run.do(CHIEF, {
          type: 'cover.confirm',
          payload: { day: at.day, windowId: post.windowId, from, staffId: at.staffId, move: at.move },
        });
      },
  ),
  fc.nat().map(
    (n): Step =>
      (run) => {
        const all = [...rowsOf(run.state.covers)];
        run.do(CHIEF, { type: 'cover.end', payload: { coverId: all[n % Math.max(1, all.length)]?.id ?? '' } });
      },
  ),
  fc.integer({ min: 1, max: 5 }).chain((n) =>
    windowId.map(
      (at): Step =>
        (run) =>
          void run.do(aPerson(n), comes(n, at)),
    ),
  ),
  fc.boolean().map(
    (other): Step =>
      (run) => {
        const { roster } = aRosterFile();
        // The people of w1 and w3 change places in the file.
        const swapped = roster.map((line) => ({
          ...line,
          a: line.a === 'p1' ? 'p3' : line.a === 'p3' ? 'p1' : line.a,
        }));
        run.do(SYSTEM, { type: 'hall.load', payload: { file: aRosterFile(other ? { roster: swapped } : {}) } });
      },
  ),
  fc.integer({ min: 1, max: 300 }).map(
    (by): Step =>
      (run) => {
        run.now += by * MINUTE;
        const next = addDays(DAY, Math.floor((run.now - MORNING + 5 * HOUR) / (24 * HOUR)));
        run.do(SYSTEM, { type: 'day.roll', payload: { day: next } });
      },
  ),
);

/** Who is named at two windows in one minute of a day, in the eyes of somebody who only sees the answer. */
function atTwoWindows(pieces: readonly PostPiece[]): string[] {
  return pieces.flatMap((one, index) =>
    pieces
      .slice(index + 1)
      .filter((other) => other.who !== null && other.who === one.who && other.windowId !== one.windowId)
      .filter((other) => one.from < other.to && other.from < one.to)
      .map((other) => `${one.who}: ${one.windowId} and ${other.windowId}`),
  );
}

describe('after any sequence of commands', () => {
  test('nobody is at two windows at once, a window has one clerk, and the rows alone say the same', () => {
    fc.assert(
      fc.property(fc.array(steps, { minLength: 5, maxLength: 60 }), (played) => {
        const run = aRosterRun();
        for (const act of played) act(run);
        const again = hallFromRows(changedRows(EMPTY_HALL, run.state));
        for (let n = 0; n < 12; n += 1) {
          const date = addDays(DAY, n);
          const pieces = postsOn(run.state, date);
          expect(atTwoWindows(pieces)).toEqual([]);
          pieces.forEach((piece, index) => {
            const next = pieces[index + 1];
            if (next?.windowId === piece.windowId) expect(next.from).toBeGreaterThanOrEqual(piece.to);
          });
          expect(told(postsOn(again, date))).toEqual(told(pieces));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('negative control: without the guard against two windows the eye above sees it', () => {
    const run = aRosterRun();
    lawful(run, plan('w1', 'p4'));
    const [roster] = rowsOf(run.state.rosters);
    if (!roster) throw new Error('no roster');
    const twice = { ...roster, id: `${DAY}:w2`, windowId: 'w2' };
    const spoilt = hallFromRows([...changedRows(EMPTY_HALL, run.state), { kind: 'roster', id: twice.id, row: twice }]);
    expect(atTwoWindows(postsOn(spoilt, DAY))).toEqual(['p4: w1 and w2']);
  });
});

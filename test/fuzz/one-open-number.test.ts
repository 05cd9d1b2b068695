import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENDED, type Ticket } from '../../shared/domain/ticket/ticket.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, type HallRun, KIOSK } from '../fixtures/a-hall.ts';
import { anEvening, at, lawful, MANAGER, MINUTE, roll, rule, settle } from '../fixtures/evening-steps.ts';

const PEOPLE = ['p1', 'p2'];
const GROUPS = ['a', 'b'];

function takes(run: HallRun, personId: string, groupId: string): string | undefined {
  const payload = { groupId, class: 'normal', locale: 'zh-CN', needs: [] as const, identity: { personId } } as const;
  const taken = run.do(KIOSK, { type: 'ticket.take', payload: { ...payload, needs: [] } });
  return taken.ok ? (taken.value as { ticketId: string }).ticketId : undefined;
}

const redeem = (run: HallRun, ticketId: string) =>
  run.do(MANAGER, { type: 'promise.take', payload: { ref: { by: 'id', ticketId }, locale: 'en' } });

/** Everybody has a number of each group that was promised for this morning. */
function morning(): { run: HallRun; promised: readonly string[] } {
  const run = anEvening(at(17));
  const promised = PEOPLE.flatMap((person) => GROUPS.map((group) => takes(run, person, group) ?? ''));
  run.now = at(17, 30);
  rule(run);
  lawful(run, MANAGER, settle([...promised], 'first-tomorrow'));
  roll(run);
  run.now = at(33);
  lawful(run, aClerk(1), { type: 'window.open', payload: { windowId: 'w1', takeOver: true } });
  return { run, promised };
}

/** Open numbers of a person in a group. */
function openOf(run: HallRun, personId: string, groupId: string): readonly Ticket[] {
  return [...rowsOf(run.state.tickets)].filter(
    ({ id, groupId: own, status }) =>
      own === groupId && !ENDED.includes(status) && getRow(run.state.slips, id)?.personId === personId,
  );
}

type Step = { readonly act: 'take' | 'redeem' | 'next' | 'start' | 'finish' | 'cancel'; readonly pick: number };
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('take', 'redeem', 'redeem', 'next', 'start', 'finish', 'cancel'),
  pick: fc.nat(3),
});

function play({ run, promised }: ReturnType<typeof morning>, { act, pick }: Step): void {
  run.now += MINUTE;
  const at1 = getRow(run.state.windows, 'w1')?.ticketId ?? '';
  const open = [...rowsOf(run.state.tickets)].filter(({ status }) => status === 'waiting');
  if (act === 'take') takes(run, PEOPLE[pick % 2] ?? '', GROUPS[pick >> 1] ?? '');
  else if (act === 'redeem') redeem(run, promised[pick] ?? '');
  else if (act === 'next') run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
  else if (act === 'start') run.do(aClerk(1), { type: 'ticket.start', payload: { windowId: 'w1', ticketId: at1 } });
  else if (act === 'finish')
    run.do(aClerk(1), { type: 'ticket.finish', payload: { windowId: 'w1', ticketId: at1, outcome: 'handled' } });
  else run.do(MANAGER, { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId: open[pick]?.id ?? '' } } });
}

describe('[QU-13] one open number per person and group', () => {
  test('whatever somebody takes and redeems, and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 25 }), (steps) => {
        const day = morning();
        for (const each of steps) {
          play(day, each);
          for (const person of PEOPLE) {
            for (const group of GROUPS) expect(openOf(day.run, person, group).length).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a number taken before the promise was shown gets the promised place, once; its paper is a reprint', () => {
    const { run, promised } = morning();
    const before = takes(run, 'p2', 'a');
    const own = takes(run, 'p1', 'a');
    expect(redeem(run, promised[0] ?? '')).toMatchObject({ ok: true, value: { ticketId: own } });
    expect(run.ticket(own ?? '')).toMatchObject({ front: true, promised: 'A001' });
    expect(getRow(run.state.slips, own ?? '')?.version).toBe(2);
    expect(redeem(run, promised[0] ?? '')).toMatchObject({ error: { code: 'slip.not-found' } });
    const called = lawful(run, aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    expect(called).toMatchObject({ ticketId: own });
    // Negative control: two numbers of two people are two numbers.
    expect([own, before].map((id) => run.ticket(id ?? '')?.status)).toEqual(['called', 'waiting']);
  });
});

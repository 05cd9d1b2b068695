import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { type Core, createCore } from '../../server/core.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import { createSqliteStorage } from '../../server/storage/sqlite/create-sqlite-storage.ts';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { createIds } from '../../shared/lib/ids.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, KIOSK, MORNING } from '../fixtures/a-hall.ts';
import { brokenInvariants } from '../fixtures/hall-invariants.ts';
import { commandOf, type Step, step, WINDOWS } from '../fixtures/hall-steps.ts';

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** The server's core on a SQLite file, at a time that the test owns. */
async function openCore(folder: string, time: { now: number }): Promise<{ core: Core; close(): Promise<void> }> {
  const clock = { now: () => time.now, monotonic: () => time.now };
  const storage = await createSqliteStorage({ file: join(folder, 'civichall.db'), clock, log: SILENT });
  let bytes = 0;
  const core = await createCore({
    storage,
    clock,
    ids: createIds({ now: () => time.now, random: (into) => void into.fill(bytes++ % 251) }),
    log: SILENT,
    metrics: createMetrics(),
    defer: (run) => void setImmediate(run),
    hallKey: new Uint8Array(32).fill(3),
    dataFolder: folder,
    limits: readConfig(['serve', '--data', folder], {}, folder).config.limits,
  });
  return {
    core,
    async close() {
      await core.stop();
      await storage.close();
    },
  };
}

/** What must be equal between model and database, named by printed numbers, because ids differ. */
function summaryOf(state: HallState) {
  const numberOf = (id: string | null) => (id === null ? null : (getRow(state.tickets, id)?.number ?? null));
  const tickets = [...rowsOf(state.tickets)].map((ticket) => ({
    number: ticket.number,
    status: ticket.status,
    groupId: ticket.groupId,
    seq: ticket.seq,
    passes: ticket.passes,
    reactivations: ticket.reactivations,
    periods: ticket.periods,
    since: ticket.since,
  }));
  const windows = WINDOWS.map((id) => {
    const window = getRow(state.windows, id);
    return { id, status: window?.status, ticket: numberOf(window?.ticketId ?? null), pauseAfter: window?.pauseAfter };
  });
  const lines = ['a', 'b', 'c'].map((id) => (getRow(state.waiting, id) ?? []).map(numberOf));
  const groups = ['a', 'b', 'c'].map((id) => {
    const group = getRow(state.groups, id);
    return [group?.calls, group?.priorityRun, group?.othersRun, group?.lastOther, group?.outOfTurn];
  });
  return { tickets: tickets.sort((x, y) => x.seq - y.seq), windows, lines, groups };
}

/** The same command, with the model's ticket ids exchanged for the database's. */
function translated(command: HallCommand, from: HallState, to: HallState): HallCommand {
  const real = (id: string) => getRow(to.byNumber, getRow(from.tickets, id)?.number ?? '') ?? id;
  const payload: Record<string, unknown> = { ...command.payload };
  if (typeof payload.ticketId === 'string') payload.ticketId = real(payload.ticketId);
  if ('ref' in command.payload && command.payload.ref.by === 'id') {
    payload.ref = { by: 'id', ticketId: real(command.payload.ref.ticketId) };
  }
  return { type: command.type, payload } as HallCommand;
}

async function playBoth(steps: readonly Step[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'civichall-model-'));
  const time = { now: MORNING };
  let opened = await openCore(folder, time);
  try {
    await opened.core.operations.seed({ hall: aHallFile(), catalogue: { items: [] } });
    const model = aHallRun({ open: [] });
    let n = 0;
    const submit = async (actor: Actor, command: HallCommand) => {
      const hall = opened.core.hall();
      if (!hall) throw new Error('no hall');
      n += 1;
      const { type, payload } = translated(command, model.state, hall.loop.current().state);
      const ack = await hall.loop.submit({ id: `step-${n}`, type, payload, actor });
      const expected = model.do(actor, command);
      expect(ack.ok ? 'ok' : ack.code, `${type} as step ${n}`).toBe(expected.ok ? 'ok' : expected.error.code);
    };
    for (const [index, windowId] of WINDOWS.entries()) {
      await submit(aClerk(index + 1), { type: 'window.open', payload: { windowId, takeOver: false } });
    }
    for (const each of steps) {
      time.now += each.waitMs;
      model.now = time.now;
      const groupId = ['a', 'b', 'c'][each.group] ?? 'a';
      const ticketClass = each.act === 'priority' ? 'priority' : 'normal';
      const command = commandOf(model, each);
      if (command) await submit(aClerk(each.window + 1), command);
      else
        await submit(KIOSK, { type: 'ticket.take', payload: { groupId, class: ticketClass, locale: 'en', needs: [] } });
    }
    await opened.close();
    opened = await openCore(folder, time);
    const state = opened.core.hall()?.loop.current().state;
    if (!state) throw new Error('the hall is gone');
    expect(summaryOf(state)).toEqual(summaryOf(model.state));
    expect(brokenInvariants(state)).toEqual([]);
  } finally {
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  }
}

test('[QU-2] [QU-4] [QU-5] [QU-9] [QU-14] the hall in real SQLite, reopened, equals the model after any sequence of commands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 60 }), (steps) => playBoth(steps)),
    { numRuns: 25 },
  );
});

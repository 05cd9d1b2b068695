import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { staffFileSchema } from '../../shared/domain/hall/hall-parts.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aServer, eventually, type Harness, roundTrip, STAFF, TAKE, ticketOf } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

const CHIEF = z.array(staffFileSchema).parse([
  {
    id: 'qi',
    login: 'qi.wei',
    name: { 'zh-CN': '齐伟', en: 'Qi Wei' },
    plate: '901',
    roles: ['manager'],
    skills: [],
  },
]);
const hall = () => aServer({ hallFile: aHallFile({ staff: [...STAFF, ...CHIEF] }) });
const stateNow = () => {
  const state = harness.server.core.hall()?.loop.current().state;
  if (!state) throw new Error('no hall');
  return state;
};

describe('[SE-7] the feed manage', () => {
  it('is open to managers and guides, and to nobody else', async () => {
    harness = await hall();
    const ask = { feed: 'manage', epoch: null, cursor: null };
    for (const login of ['qi.wei', 'gu.yi']) {
      expect(await (await harness.counter(login)).ask('feed.open', ask)).toMatchObject({ ok: true });
    }
    const others = [await harness.counter('li.na'), await harness.device('kiosk'), await harness.device('counter')];
    for (const wire of [...others, await harness.connect({ public: 'board' })]) {
      expect(await wire.ask('feed.open', ask)).toMatchObject({ ok: false, code: 'feed.denied' });
    }
  });

  it('goes with the session: after the log-out nothing more comes', async () => {
    harness = await hall();
    const chief = await harness.counter('qi.wei');
    const clerk = await harness.counter('li.na');
    await clerk.command('window.open', { windowId: 'w1' });
    await chief.rows('manage');
    await clerk.command('help.raise', { windowId: 'w1' });
    await eventually(() => chief.changes.some(({ feed }) => feed === 'manage'), 'the alarm is there');
    await chief.ask('staff.logout', {});
    const before = chief.changes.length;
    await clerk.command('message.send', { windowId: 'w1', text: 'quiet' });
    await roundTrip(chief);
    expect(chief.changes.slice(before).filter(({ feed }) => feed === 'manage')).toEqual([]);
  });
});

it('[QU-15] what the manager did is there after a restart; an ended notice stays away', async () => {
  harness = await hall();
  const chief = await harness.counter('qi.wei');
  const clerk = await harness.counter('li.na');
  const kiosk = await harness.device('kiosk');
  await clerk.command('window.open', { windowId: 'w1' });
  const { number } = ticketOf(await kiosk.command('ticket.take', TAKE));
  await clerk.command('ticket.callNext', { windowId: 'w1' });
  await chief.command('window.assign', { windowId: 'w2', groups: [{ groupId: 'c' }] });
  await chief.command('fault.declare', { fault: 'network', groupIds: [], minutes: 30 });
  await chief.command('notice.post', { text: { 'zh-CN': '通知', en: 'Notice' }, minutes: 30 });
  const broadcast = [...rowsOf(stateNow().notices)].find(({ kind }) => kind === 'broadcast');
  await chief.command('notice.end', { noticeId: broadcast?.id ?? '' });
  expect(await chief.command('window.release', { windowId: 'w1' })).toMatchObject({ ok: true });
  const before = stateNow();
  await harness.restart();
  const after = stateNow();
  expect([...rowsOf(after.notices)]).toMatchObject([{ kind: 'fault', fault: 'network' }]);
  expect([...rowsOf(after.incidents)].length).toBe([...rowsOf(before.incidents)].length);
  expect([...rowsOf(after.windows)].find(({ id }) => id === 'w2')?.groups).toEqual([{ groupId: 'c', weight: 1 }]);
  expect([...rowsOf(after.tickets)]).toMatchObject([{ number, status: 'waiting' }]);
});

it('the trend takes one sample at each five minutes', async () => {
  harness = await hall();
  const kiosk = await harness.device('kiosk');
  await kiosk.command('ticket.take', TAKE);
  await harness.time.advance(5 * 60_000 + 2000);
  await eventually(() => [...rowsOf(stateNow().trends)].length === 3, 'all groups are sampled');
  expect([...rowsOf(stateNow().trends)].find(({ groupId }) => groupId === 'a')?.samples).toMatchObject([
    { waiting: 1 },
  ]);
});

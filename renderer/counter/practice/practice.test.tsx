import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { createIds } from '../../../shared/lib/ids.ts';
import { createManualTime } from '../../../shared/lib/manual-time.ts';
import { rowsOf } from '../../../shared/lib/table.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import { ClientProvider } from '../../hooks/client-context.tsx';
import { createTexts } from '../../i18n/init.ts';
import { CounterRoot } from '../CounterRoot.tsx';
import { createCounterSession } from '../session/counter-session.ts';
import { createDeskWorld, type DeskWorld, START, staffActor, WANG } from '../testing/desk-world.ts';
import { createHeardHost } from '../testing/render-counter.tsx';
import { createPracticeClient } from './practice-client.ts';
import { practiceHallOf } from './practice-hall.ts';
import { createPracticeHalls } from './practice-halls.ts';
import { LONGEST_LINE } from './practice-visitors.ts';

afterEach(cleanup);

/** A full day at the real windows: numbers, a clerk, a stopped intake. */
function busyWorld(staff: typeof WANG | null = WANG): DeskWorld {
  const world = createDeskWorld({ staff });
  world.take('business', 5);
  world.run(staffActor(WANG), { type: 'window.open', payload: { windowId: 'w03', takeOver: false } });
  const chief = { ...staffActor(WANG), staffId: 'chief', roles: ['manager'] as const };
  world.run(chief, { type: 'intake.set', payload: { groupId: 'social', intake: 'stopped' } });
  return world;
}

const sequence = () => {
  let last = 0;
  return () => {
    last = (last * 9301 + 49297) % 233280;
    return last / 233280;
  };
};
const newIds = () => createIds({ now: () => START, random: (bytes) => bytes.fill(7) });

function client(world: DeskWorld) {
  const time = createManualTime(START);
  const hall = practiceHallOf(world.state(), START);
  if (hall === null) throw new Error('no hall to practise in');
  const trainee = { 'zh-CN': '练习人员' };
  return {
    time,
    client: createPracticeClient({
      hall,
      trainee,
      clock: time,
      scheduler: time,
      ids: newIds(),
      random: sequence(),
      onLeave: () => undefined,
    }),
  };
}

describe('the practice hall', () => {
  it('has the groups and windows of the real hall and nothing of its day', () => {
    const world = busyWorld();
    const hall = practiceHallOf(world.state(), START);
    expect([...rowsOf(hall?.groups ?? world.state().groups)].map(({ id, intake }) => [id, intake])).toEqual(
      [...rowsOf(world.state().groups)].map(({ id }) => [id, 'open']),
    );
    expect([...rowsOf(hall?.windows ?? world.state().windows)].every(({ status }) => status === 'closed')).toBe(true);
    for (const kind of ['tickets', 'seats', 'slips', 'periods', 'posts', 'incidents', 'counters'] as const) {
      expect(hall?.[kind].size, kind).toBe(0);
    }
  });

  it('is not there before a hall is known', () => {
    const world = createDeskWorld();
    expect(
      practiceHallOf({ ...world.state(), windows: createDeskWorld().view().hall.seats } as never, START),
    ).toBeNull();
  });

  it('[QU-4] plays by the real rules: the same refusals, the same outcomes', async () => {
    const { client: practice } = client(busyWorld());
    await practice.login({ login: 'practice', password: '' });
    expect(await practice.send('ticket.callNext', { windowId: 'w03' })).toMatchObject({
      status: 'refused',
      error: { code: 'window.not-yours' },
    });
    expect(await practice.send('window.open', { windowId: 'w03', takeOver: false })).toMatchObject({ status: 'ok' });
    const called = await practice.send('ticket.callNext', { windowId: 'w03' });
    if (called.status !== 'ok') throw new Error('nobody came');
    const { ticketId } = called.reply;
    expect(await practice.send('ticket.pass', { windowId: 'w03', ticketId, left: false })).toMatchObject({
      status: 'refused',
      error: { code: 'pass.needs-three-calls' },
    });
    expect(await practice.send('ticket.start', { windowId: 'w03', ticketId })).toMatchObject({ status: 'ok' });
    const done = await practice.send('ticket.finish', { windowId: 'w03', ticketId, outcome: 'handled' });
    expect(done).toMatchObject({ status: 'ok' });
  });

  it('people come by themselves, and not more than one can learn with', async () => {
    const { client: practice, time } = client(busyWorld());
    const waiting = () => [...rowsOf(practice.getView().hall.tickets)].filter(({ status }) => status === 'waiting');
    await practice.login({ login: 'practice', password: '' });
    await practice.send('window.open', { windowId: 'w03', takeOver: false });
    expect(waiting().length).toBeGreaterThan(0);
    await time.advance(10 * 60_000);
    expect(waiting().length).toBeGreaterThanOrEqual(LONGEST_LINE);
    // The last visitor may have brought a second matter.
    expect(waiting().length).toBeLessThanOrEqual(LONGEST_LINE + 1);
    await practice.stop();
    const after = waiting().length;
    await time.advance(10 * 60_000);
    expect(waiting()).toHaveLength(after);
  });
});

function renderRoot(world: DeskWorld, locale: Locale = 'zh-CN') {
  const host = createHeardHost('electron');
  const filterRef = createRef<HTMLInputElement>();
  const focusFilter = () => undefined;
  const session = createCounterSession({
    client: world.client,
    memory: { read: () => null, write: () => undefined },
    monotonic: () => world.time.monotonic(),
    showStrip: null,
    focusFilter,
  });
  const practice = createPracticeHalls({
    clock: world.time,
    scheduler: world.time,
    ids: newIds(),
    random: sequence(),
    focusFilter,
  });
  render(
    <I18nextProvider i18n={createTexts(locale)}>
      <ClientProvider client={world.client} platform={host.platform} clock={world.time} scheduler={world.time}>
        <CounterRoot session={session} practice={practice} filterRef={filterRef} />
      </ClientProvider>
    </I18nextProvider>,
  );
  return { ...host, session };
}

const press = (key: string) => act(async () => void fireEvent.keyDown(document.body, { key }));

async function practise(world: DeskWorld, open: string, band: string) {
  fireEvent.click(screen.getByRole('button', { name: open }));
  expect(screen.getByRole('complementary', { name: band })).toBeTruthy();
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '3' } });
  await act(async () => void fireEvent.submit(screen.getByRole('textbox')));
  await press('F1');
  await act(() => world.time.advance(1000));
  expect(screen.getByTestId('current-number').textContent).toMatch(/[A-Z]P?\u00a0\d+/);
}

describe('the practice hall in the counter', () => {
  it.each([
    ['zh-CN', '练习大厅', '退出练习'],
    ['en', 'Practice hall', 'Leave practice'],
  ] as const)('%s: is marked all the time, needs no log-in, and is left again', async (locale, title, leave) => {
    const world = busyWorld(null);
    renderRoot(world, locale);
    await practise(world, title, title);
    fireEvent.click(screen.getByRole('button', { name: leave }));
    expect(screen.queryByRole('complementary', { name: title })).toBeNull();
    expect(screen.getByRole('button', { name: title })).toBeTruthy();
  });

  it('nothing of it reaches the real hall or the strip; the same keys at a real window do', async () => {
    const world = busyWorld(null);
    const page = renderRoot(world);
    const before = world.state();
    const strips = () => page.heard.filter(({ channel }) => channel === 'strip.state').length;
    const stripsBefore = strips();
    await practise(world, '练习大厅', '练习大厅');
    expect(world.sent).toEqual([]);
    expect(world.state()).toBe(before);
    expect(strips()).toBe(stripsBefore);
    // Negative control: the check sees what a real press does.
    fireEvent.click(screen.getByRole('button', { name: '退出练习' }));
    await act(async () => {
      world.setView({ staff: WANG });
      world.take('business');
    });
    await act(() => page.session.unlock('1234'));
    await press('F1');
    expect(world.sent.length).toBeGreaterThan(0);
  });
});

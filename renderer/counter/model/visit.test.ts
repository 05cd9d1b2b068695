import { describe, expect, it } from 'vitest';
import { present } from '../../../shared/lib/assert.ts';
import { getRow } from '../../../shared/lib/table.ts';
import { createDeskWorld, type DeskWorld, numberOf, staffActor, WANG } from '../testing/desk-world.ts';
import { openDesk } from '../testing/open-desk.ts';
import { choiceOf, type Option } from './choices.ts';
import { selectDesk } from './desk.ts';
import { say } from './say.ts';

const ME = staffActor(WANG);
const W = 'w03';
const KIOSK = { kind: 'device', role: 'kiosk', deviceId: 'kiosk-1' } as const;

/** One visitor with numbers of `groups`, the first one being served at window 3. */
function visit(also: readonly { groupId: string; matters: number }[]): DeskWorld {
  const world = createDeskWorld();
  world.run(KIOSK, {
    type: 'ticket.take',
    payload: { groupId: 'business', class: 'normal', locale: 'zh-CN', needs: ['low-counter'], also: [...also] },
  });
  world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
  return world;
}

function serve(world: DeskWorld): string {
  world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
  const ticketId = present(getRow(world.state().windows, W)?.ticketId, 'called ticket');
  world.run(ME, { type: 'ticket.start', payload: { windowId: W, ticketId } });
  return ticketId;
}

function onward(world: DeskWorld): Option | undefined {
  const desk = present(selectDesk(world.view(), world.time.now()), 'desk');
  return choiceOf(desk, 'finish', null)?.options.find(({ id }) => id === 'next-matter');
}

describe('[QU-17] the next matter of the same visit', () => {
  it('is one option of the finish question, and the window goes on without a call', async () => {
    const world = visit([{ groupId: 'social', matters: 1 }]);
    const first = serve(world);
    const d = await openDesk({ world, seated: false });
    expect(d.work().current?.visit).toMatchObject([{ number: 'E001', here: true }]);
    expect(onward(world)).toMatchObject({ key: '6', enabled: true });
    await d.keys('F4', '6');
    expect(world.sent.at(-1)).toMatchObject({ type: 'ticket.nextMatter', payload: { ticketId: first } });
    expect(d.work()).toMatchObject({ status: 'serving', current: { number: 'E001', visit: [] } });
    expect(getRow(world.state().tickets, first)).toMatchObject({ status: 'done', outcome: 'handled' });
  });

  it('more matters than the setting allows: the option is off and says why', () => {
    const world = visit([{ groupId: 'social', matters: 2 }]);
    serve(world);
    expect(onward(world)).toMatchObject({ enabled: false, note: say('reason.visitCap.text', { max: 2 }) });
  });

  it('a number for another window is shown, and never offered', async () => {
    const world = visit([{ groupId: 'property', matters: 1 }]);
    serve(world);
    const d = await openDesk({ world, seated: false });
    expect(d.work().current?.visit).toMatchObject([{ number: 'C001', here: false }]);
    expect(onward(world)).toBeUndefined();
  });

  it('off line it says that it needs the network [SY-6]', () => {
    const world = visit([{ groupId: 'social', matters: 1 }]);
    serve(world);
    world.setOnline(false);
    expect(onward(world)).toMatchObject({ enabled: false, note: say('reason.offline.text') });
  });

  it('negative control: a ticket alone has no next matter', () => {
    const world = createDeskWorld();
    world.take('business', 2);
    world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
    expect(numberOf(world, serve(world))).toBe('A001');
    expect(onward(world)).toBeUndefined();
  });
});

it('[QU-5] the needs of the next visitor are known before the call', async () => {
  const world = visit([]);
  const d = await openDesk({ world, seated: false });
  expect(d.work().next).toMatchObject({ number: 'A001', needs: ['low-counter'] });
});

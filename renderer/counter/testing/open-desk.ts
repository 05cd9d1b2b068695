import type { WorkScreen } from '../model/select-work.ts';
import { createCounterSession } from '../session/counter-session.ts';
import { BOUNCE_MS } from '../session/press.ts';
import { createDeskWorld, type DeskWorld, staffActor, WANG } from './desk-world.ts';

export const ME = staffActor(WANG);
export const OTHER = { ...ME, staffId: 's-li', sessionId: 'session-li', plate: '004', skills: ['*'] };
export const W = 'w03';

/** A clerk at window 3 with some numbers waiting, unlocked; keys are pressed with `keys`. */
export async function openDesk(options: { tickets?: number; seated?: boolean; world?: DeskWorld } = {}) {
  const world = options.world ?? createDeskWorld();
  world.take('business', options.tickets ?? 3);
  if (options.seated !== false) world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
  const remembered: string[] = [];
  const strips: boolean[] = [];
  let filters = 0;
  const session = createCounterSession({
    client: world.client,
    memory: { read: () => null, write: (id) => void remembered.push(id) },
    monotonic: () => world.time.monotonic(),
    showStrip: (visible) => void strips.push(visible),
    focusFilter: () => {
      filters += 1;
    },
  });
  // A session found at the start is locked; its clerk is here.
  await session.unlock('1234');
  const settle = () => world.time.advance(BOUNCE_MS + 1);
  return {
    world,
    session,
    remembered,
    strips,
    filters: () => filters,
    work(): WorkScreen {
      const screen = session.screen(world.time.now());
      if (screen.kind !== 'work') throw new Error(screen.kind);
      return screen;
    },
    async keys(...names: string[]) {
      for (const name of names) {
        session.press(name, false);
        await settle();
      }
    },
    types: () => world.sent.map((command) => command.type),
  };
}

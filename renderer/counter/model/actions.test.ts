import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../../shared/domain/commands/check.ts';
import { present } from '../../../shared/lib/assert.ts';
import { getRow } from '../../../shared/lib/table.ts';
import { ACTION_IDS, type ActionId } from '../keys/key-table.ts';
import { createDeskWorld, type DeskWorld, staffActor, WANG } from '../testing/desk-world.ts';
import { type Actions, type Around, actionsOf, primaryOf } from './actions.ts';
import { choiceOf } from './choices.ts';
import { type Desk, selectDesk } from './desk.ts';
import { type Say, say } from './say.ts';

const ME = staffActor(WANG);
const BOARD = { kind: 'device', role: 'board', deviceId: 'b1' } as const;
const W = 'w03';
const AROUND: Around = { markedHeldId: null, sending: false, stripOffered: true };

function deskOf(world: DeskWorld): Desk {
  return present(selectDesk(world.view(), world.time.now()), 'desk');
}

const actions = (world: DeskWorld, around = AROUND): Actions => actionsOf(deskOf(world), around);
const current = (world: DeskWorld) => present(getRow(world.state().windows, W)?.ticketId, 'current ticket');

function at(windowState: 'free' | 'called' | 'serving' | 'paused' | 'closed'): DeskWorld {
  const world = createDeskWorld();
  world.take('business', 4);
  world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
  if (windowState === 'called' || windowState === 'serving') {
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
  }
  if (windowState === 'serving')
    world.run(ME, { type: 'ticket.start', payload: { windowId: W, ticketId: current(world) } });
  if (windowState === 'paused') world.run(ME, { type: 'window.pause', payload: { windowId: W, reason: 'meal' } });
  return world;
}

const LOCAL: readonly ActionId[] = ['lock', 'tray', 'strip', 'sort', 'filter', 'help'];
const on = (list: Actions) => ACTION_IDS.filter((id) => list[id].enabled && !LOCAL.includes(id));

describe('[QU-4] what is on in each state of the window', () => {
  it.each([
    ['free', ['call-next', 'pause', 'close', 'log-out']],
    ['called', ['start', 'pass', 'transfer', 'pause', 'put-back', 'undo']],
    ['serving', ['finish', 'hold', 'transfer', 'pause', 'come-back', 'undo']],
    ['paused', ['pause', 'close', 'log-out']],
  ] as const)('%s: %j', (state, wanted) => {
    const shown = on(actions(at(state)));
    expect(new Set(shown)).toEqual(new Set(wanted));
  });

  it.each([
    ['free', 'call-next'],
    ['called', 'start'],
    ['serving', 'finish'],
    ['paused', 'pause'],
  ] as const)('the next step when %s is %s', (state, wanted) => {
    const world = at(state);
    expect(primaryOf(deskOf(world), actions(world))).toBe(wanted);
  });

  it('every button that is off says why, every button that is on does something', () => {
    for (const state of ['free', 'called', 'serving', 'paused'] as const) {
      for (const action of Object.values(actions(at(state)))) {
        if (!action.enabled) expect(action.note, `${state} ${action.id}`).not.toBeNull();
        expect(['effect', 'choose', 'here']).toContain(action.act.kind);
      }
    }
  });

  it('[SE-5] a button is on exactly when the domain allows what it would send', () => {
    for (const state of ['free', 'called', 'serving', 'paused'] as const) {
      const world = at(state);
      const desk = deskOf(world);
      for (const action of Object.values(actions(world))) {
        if (action.id === 'undo' || action.act.kind === 'here') continue;
        const answers =
          action.act.kind === 'choose'
            ? (choiceOf(desk, action.act.choice, null)?.options.map((option) => option.effect) ?? [])
            : [action.act.effect];
        const lawful = answers.some((effect) => {
          const command = effect.kind === 'send' ? effect.command : effect.close;
          if (!command || command.type === 'window.undo' || command.type === 'ticket.take') return false;
          if (command.type === 'ticket.lookUp' || command.type === 'slip.reprint') return false;
          return checkCommand(desk.hall, desk.actor, command, desk.now).ok;
        });
        expect(action.enabled, `${state} ${action.id}`).toBe(lawful);
      }
    }
  });

  it('negative control: a clerk who lost the seat may do nothing at this window', () => {
    const world = at('called');
    const desk = deskOf(world);
    const stranger = { ...desk, actor: { ...desk.actor, sessionId: 'somebody-else' } };
    expect(on(actionsOf(stranger, AROUND)).filter((id) => id !== 'undo')).toEqual([]);
  });
});

describe('reasons', () => {
  const note = (world: DeskWorld, id: ActionId): Say | null => actions(world)[id].note;

  it('nobody waits: a neutral word on the button', () => {
    const world = createDeskWorld();
    world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
    expect(note(world, 'call-next')).toEqual(say('reason.empty.text'));
  });

  it('[QU-8] recall counts the seconds down from when the call was spoken', async () => {
    const world = at('called');
    world.run(BOARD, { type: 'voice.attach', payload: { zoneIds: ['east'] } });
    world.run(BOARD, { type: 'call.spoken', payload: { ticketId: current(world), calls: 1 } });
    await world.time.advance(5_000);
    expect(note(world, 'recall')).toEqual(say('reason.recallSoon.text', { seconds: 15 }));
    await world.time.advance(14_001);
    expect(note(world, 'recall')).toEqual(say('reason.recallSoon.text', { seconds: 1 }));
    await world.time.advance(999);
    expect(actions(world).recall).toMatchObject({ enabled: true, note: null });
  });

  it('[QU-8] pass stays on for "left, told us" and says how long a no-show still has', async () => {
    const world = at('called');
    expect(actions(world).pass).toMatchObject({
      enabled: true,
      note: say('reason.passCalls.text', { calls: 1, max: 3 }),
    });
    for (let calls = 2; calls <= 3; calls += 1) {
      await world.time.advance(20_000);
      world.run(ME, { type: 'ticket.recall', payload: { windowId: W, ticketId: current(world) } });
    }
    expect(note(world, 'recall')).toEqual(say('reason.recallLimit.text', { max: 3 }));
    expect(note(world, 'pass')).toEqual(say('reason.passSoon.text', { seconds: 20 }));
    await world.time.advance(20_000);
    expect(actions(world).pass).toMatchObject({ enabled: true, note: null });
  });

  it('[SY-6] off line the live ones say so, the durable ones stay on', () => {
    const world = at('called');
    world.setOnline(false);
    expect(note(world, 'undo')).toEqual(say('reason.offline.text'));
    expect(on(actions(world))).toEqual(expect.arrayContaining(['start', 'pass', 'transfer', 'pause', 'put-back']));
    const free = at('free');
    free.setOnline(false);
    expect(note(free, 'call-next')).toEqual(say('reason.offline.text'));
    expect(note(free, 'close')).toEqual(say('reason.offline.text'));
  });

  it('while a live command is on its way nothing else goes out, but the page itself still answers', () => {
    const list = actions(at('free'), { ...AROUND, sending: true });
    expect(list['call-next'].note).toEqual(say('reason.sending.text'));
    expect(on(list)).toEqual([]);
    expect(list.lock.enabled && list.tray.enabled).toBe(true);
  });
});

describe('[QU-9] undo', () => {
  it('is offered for ten seconds and then gone', async () => {
    const world = at('called');
    await world.time.advance(9_999);
    expect(actions(world).undo.enabled).toBe(true);
    await world.time.advance(1);
    expect(actions(world).undo).toMatchObject({ enabled: false, note: say('reason.noUndo.text') });
  });

  it('is gone as soon as something newer has happened', async () => {
    const world = at('called');
    await world.time.advance(2_000);
    world.run(ME, { type: 'ticket.putBack', payload: { windowId: W, ticketId: current(world) } });
    expect(actions(world).undo.enabled).toBe(false);
  });

  it('waits until the server has told what was pressed here: the offer is still the one before', () => {
    const desk = deskOf(at('serving'));
    expect(actionsOf(desk, AROUND).undo.enabled).toBe(true);
    const { undo } = actionsOf({ ...desk, ahead: true }, AROUND);
    expect(undo).toMatchObject({ enabled: false, note: say('reason.sending.text') });
  });
});

describe('tickets on hold', () => {
  it('F6 holds while serving and takes back while free; finish, transfer and "come back" mean the held one then', () => {
    const world = at('serving');
    const held = current(world);
    world.run(ME, { type: 'ticket.hold', payload: { windowId: W, ticketId: held } });
    const list = actions(world);
    expect(list.hold).toMatchObject({ enabled: true, label: say('action.takeBackOne.label', { number: 'A001' }) });
    expect(list.finish.label).toEqual(say('action.finishHeld.label', { number: 'A001' }));
    expect(list.transfer.label).toEqual(say('action.transferHeld.label', { number: 'A001' }));
    expect(list.close.note).toEqual(say('reason.hasHeld.text'));
  });

  it('with nobody waiting the next step is to take the held one back', () => {
    const world = createDeskWorld();
    const [id = ''] = world.take('business');
    world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
    world.run(ME, { type: 'ticket.start', payload: { windowId: W, ticketId: id } });
    world.run(ME, { type: 'ticket.hold', payload: { windowId: W, ticketId: id } });
    expect(primaryOf(deskOf(world), actions(world))).toBe('hold');
  });

  it('a marked one is meant before the oldest', () => {
    const world = at('serving');
    for (let n = 0; n < 2; n += 1) {
      world.run(ME, { type: 'ticket.hold', payload: { windowId: W, ticketId: current(world) } });
      if (n === 0) {
        world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
        world.run(ME, { type: 'ticket.start', payload: { windowId: W, ticketId: current(world) } });
      }
    }
    const second = present(deskOf(world).held[1], 'second held');
    expect(actions(world).finish.label).toEqual(say('action.finishHeld.label', { number: 'A001' }));
    expect(actions(world, { ...AROUND, markedHeldId: second.id }).finish.label).toEqual(
      say('action.finishHeld.label', { number: 'A002' }),
    );
    expect(choiceOf(deskOf(world), 'take-back', null)?.options.map((option) => option.key)).toEqual(['1', '2']);
  });
});

describe('questions', () => {
  it('outcomes are digits, Enter means handled', () => {
    const choice = present(choiceOf(deskOf(at('serving')), 'finish', null), 'choice');
    expect(choice.options.map(({ key, id }) => `${key} ${id}`)).toEqual([
      '1 handled',
      '2 advice',
      '3 bring-more',
      '4 referred',
      '5 not-ours',
    ]);
    expect(choice.defaultId).toBe('handled');
  });

  it('groups are letters, without the one the ticket is in; a called one took the wrong queue', () => {
    const called = present(choiceOf(deskOf(at('called')), 'transfer', null), 'choice');
    expect(called.options.map(({ key }) => key)).toEqual(['C', 'E']);
    expect(called.options[0]?.effect).toMatchObject({ command: { type: 'ticket.wrongGroup' } });
    const serving = present(choiceOf(deskOf(at('serving')), 'transfer', null), 'choice');
    expect(serving.options[0]?.effect).toMatchObject({ command: { type: 'ticket.transfer' } });
    expect(serving.defaultId).toBeNull();
  });

  it('a no-show that is not lawful yet is off and says why; "left, told us" is on', () => {
    const choice = present(choiceOf(deskOf(at('called')), 'pass', null), 'choice');
    expect(choice.options.map(({ enabled }) => enabled)).toEqual([false, true]);
    expect(choice.options[0]?.note).toEqual(say('reason.passCalls.text', { calls: 1, max: 3 }));
  });

  it('a pause while somebody sits there is a pause after this', () => {
    expect(choiceOf(deskOf(at('serving')), 'pause', null)?.options[0]?.effect).toMatchObject({
      command: { type: 'window.pauseAfter' },
    });
    expect(choiceOf(deskOf(at('free')), 'pause', null)?.options[2]?.effect).toMatchObject({
      command: { type: 'window.pause', payload: { reason: 'meal' } },
    });
    expect(choiceOf(deskOf(at('paused')), 'pause', null)).toBeNull();
  });

  it('what cannot be undone asks once', () => {
    for (const [state, id] of [
      ['called', 'put-back'],
      ['serving', 'come-back'],
      ['free', 'close'],
      ['free', 'log-out'],
    ] as const) {
      const choice = present(choiceOf(deskOf(at(state)), id, null), id);
      expect(choice.options).toHaveLength(1);
      expect(choice.defaultId).toBe('confirm');
    }
  });
});

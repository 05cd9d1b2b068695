import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import type { KeyName } from '../keys/key-name.ts';
import { type ActionId, keyOf } from '../keys/key-table.ts';
import { ask, askUndo, type DeskCommand, needsLine, type When } from './ask.ts';
import { type ChoiceId, type Effect, groupsByLetter, takeBackCommand, targetOf } from './choices.ts';
import { type Desk, mayManage, unreadOf } from './desk.ts';
import { type Say, say } from './say.ts';

/** What pressing the button does: at once, or after one more key, or only here on this screen. */
export type Act =
  | { readonly kind: 'effect'; readonly effect: Effect }
  | { readonly kind: 'choose'; readonly choice: ChoiceId }
  | { readonly kind: 'here'; readonly what: 'lock' | 'tray' | 'strip' | 'sort' | 'filter' | 'manage' };

export type Action = {
  readonly id: ActionId;
  readonly key: KeyName;
  readonly label: Say;
  readonly enabled: boolean;
  /** Off: why. On: what is worth knowing before pressing, e.g. how long until a pass is lawful. */
  readonly note: Say | null;
  readonly act: Act;
};

export type Actions = Readonly<Record<ActionId, Action>>;

/** What the page around the desk offers. */
export type Around = {
  /** The held ticket that the list has marked. */
  readonly markedHeldId: string | null;
  /** A live command is on its way: nothing else may be pressed until it is answered. */
  readonly sending: boolean;
  readonly stripOffered: boolean;
};

type Body = { label: Say; refusal: Say | null; note?: Say | null; act: Act };

const effect = (command: DeskCommand): Act => ({ kind: 'effect', effect: { kind: 'send', command } });
const choose = (choice: ChoiceId): Act => ({ kind: 'choose', choice });

/** Asks for a command that needs a ticket; without one the reason is when the button works. */
function askFor(desk: Desk, ticket: Ticket | null, when: When, command: (ticketId: string) => DeskCommand): Say | null {
  return ticket ? ask(desk, command(ticket.id), when) : say(when);
}

function callNext(desk: Desk): Body {
  const command: DeskCommand = { type: 'ticket.callNext', payload: { windowId: desk.window.id } };
  return { label: say('action.callNext.label'), refusal: ask(desk, command, 'reason.free.text'), act: effect(command) };
}

function recall(desk: Desk): Body {
  const when = 'reason.called.text';
  const command = (ticketId: string): DeskCommand => ({
    type: 'ticket.recall',
    payload: { windowId: desk.window.id, ticketId },
  });
  return {
    label: say('action.recall.label'),
    refusal: askFor(desk, desk.current, when, command),
    act: effect(command(desk.current?.id ?? '')),
  };
}

function start(desk: Desk): Body {
  const command = (ticketId: string): DeskCommand => ({
    type: 'ticket.start',
    payload: { windowId: desk.window.id, ticketId },
  });
  return {
    label: say('action.start.label'),
    refusal: askFor(desk, desk.current, 'reason.called.text', command),
    act: effect(command(desk.current?.id ?? '')),
  };
}

function finish(desk: Desk, target: Ticket | null): Body {
  const outcome = desk.info?.outcomes[0] ?? 'handled';
  const refusal = askFor(desk, target, 'reason.serving.text', (ticketId) => ({
    type: 'ticket.finish',
    payload: { windowId: desk.window.id, ticketId, outcome },
  }));
  const label =
    target?.status === 'held' ? say('action.finishHeld.label', { number: target.number }) : say('action.finish.label');
  return { label, refusal, act: choose('finish') };
}

/** "Left, told us" is always lawful while calling, so the button is on; it says how long a no-show still has [QU-8]. */
function pass(desk: Desk): Body {
  const when = 'reason.called.text';
  const command =
    (left: boolean) =>
    (ticketId: string): DeskCommand => ({ type: 'ticket.pass', payload: { windowId: desk.window.id, ticketId, left } });
  const refusal = askFor(desk, desk.current, when, command(true));
  return {
    label: say('action.pass.label'),
    refusal,
    note: refusal === null ? askFor(desk, desk.current, when, command(false)) : null,
    act: choose('pass'),
  };
}

/** F6 both ways: hold while serving, take back while free. */
function hold(desk: Desk, target: Ticket | null): Body {
  const when = 'reason.serving.text';
  const held = target?.status === 'held' ? target : null;
  if (desk.current || !held) {
    const command = (ticketId: string): DeskCommand => ({
      type: 'ticket.hold',
      payload: { windowId: desk.window.id, ticketId },
    });
    return {
      label: say('action.hold.label'),
      refusal: askFor(desk, desk.current, when, command),
      act: effect(command(desk.current?.id ?? '')),
    };
  }
  const command = takeBackCommand(desk, held.id);
  const one = desk.held.length === 1;
  return {
    label: one ? say('action.takeBackOne.label', { number: held.number }) : say('action.takeBack.label'),
    refusal: ask(desk, command, 'reason.free.text'),
    act: one ? effect(command) : choose('take-back'),
  };
}

/** Called: the visitor took the wrong queue. Serving or held: the matter goes on elsewhere. */
function transfer(desk: Desk, target: Ticket | null): Body {
  const called = target?.status === 'called';
  const label =
    target?.status === 'held'
      ? say('action.transferHeld.label', { number: target.number })
      : say(called ? 'action.wrongGroup.label' : 'action.transfer.label');
  if (!target) return { label, refusal: say('reason.busyWindow.text'), act: choose('transfer') };
  const groupId = groupsByLetter(desk).find((group) => group.id !== target.groupId)?.id ?? '';
  const type = called ? 'ticket.wrongGroup' : 'ticket.transfer';
  const command: DeskCommand = { type, payload: { windowId: desk.window.id, ticketId: target.id, groupId } };
  return { label, refusal: ask(desk, command, 'reason.busyWindow.text'), act: choose('transfer') };
}

/** F8 both ways, and "pause after this" while somebody sits there. */
function pause(desk: Desk): Body {
  const { window, info } = desk;
  if (window.status === 'paused') {
    const command: DeskCommand = { type: 'window.resume', payload: { windowId: window.id } };
    return {
      label: say('action.resume.label'),
      refusal: ask(desk, command, 'reason.freeOrPaused.text'),
      act: effect(command),
    };
  }
  const reason = info?.pauseReasons[0] ?? 'other';
  if (window.status !== 'called' && window.status !== 'serving') {
    const command: DeskCommand = { type: 'window.pause', payload: { windowId: window.id, reason } };
    return { label: say('action.pause.label'), refusal: ask(desk, command, 'reason.free.text'), act: choose('pause') };
  }
  const planned = window.pauseAfter !== null;
  const command: DeskCommand = {
    type: 'window.pauseAfter',
    payload: { windowId: window.id, reason: planned ? null : reason },
  };
  return {
    label: say(planned ? 'action.keepOpen.label' : 'action.pauseAfter.label'),
    refusal: ask(desk, command, 'reason.busyWindow.text'),
    act: planned ? effect(command) : choose('pause'),
  };
}

function putBack(desk: Desk): Body {
  const refusal = askFor(desk, desk.current, 'reason.called.text', (ticketId) => ({
    type: 'ticket.putBack',
    payload: { windowId: desk.window.id, ticketId },
  }));
  return { label: say('action.putBack.label'), refusal, act: choose('put-back') };
}

function comeBack(desk: Desk, target: Ticket | null): Body {
  const refusal = askFor(desk, target, 'reason.serving.text', (ticketId) => ({
    type: 'ticket.comeBack',
    payload: { windowId: desk.window.id, ticketId },
  }));
  const label =
    target?.status === 'held'
      ? say('action.comeBackHeld.label', { number: target.number })
      : say('action.comeBack.label');
  return { label, refusal, act: choose('come-back') };
}

function reactivate(desk: Desk): Body {
  const refusal = desk.passed.length === 0 ? say('reason.noPassed.text') : needsLine(desk, 'ticket.reactivate');
  return { label: say('action.reactivate.label'), refusal, act: choose('reactivate') };
}

function close(desk: Desk, label: Say, choice: 'close' | 'log-out'): Body {
  const command: DeskCommand = { type: 'window.close', payload: { windowId: desk.window.id } };
  return { label, refusal: ask(desk, command, 'reason.freeOrPaused.text'), act: choose(choice) };
}

function undo(desk: Desk): Body {
  return {
    label: say('action.undo.label'),
    refusal: askUndo(desk),
    act: {
      kind: 'effect',
      effect: { kind: 'send', command: { type: 'window.undo', payload: { windowId: desk.window.id } } },
    },
  };
}

function here(label: Say, what: Extract<Act, { kind: 'here' }>['what'], refusal: Say | null = null): Body {
  return { label, refusal, act: { kind: 'here', what } };
}

/** The silent help key: always the same, whatever the window does; once pressed it says so [QU-15]. */
function help(desk: Desk): Body {
  const command: DeskCommand = { type: 'help.raise', payload: { windowId: desk.window.id } };
  const refusal = desk.seat.help ? say('talk.helpAsked.text') : ask(desk, command, 'reason.other.text');
  return { label: say('action.help.label'), refusal, act: effect(command) };
}

/** Marks the oldest unread message of the manager as read. The rows of others are not here to ask the domain about. */
function read(desk: Desk): Body {
  const unread = unreadOf(desk)[0];
  const payload = { windowId: desk.window.id, messageId: unread?.id ?? '' };
  return {
    label: say('action.read.label'),
    refusal: unread ? needsLine(desk, 'message.read') : say('reason.noMessage.text'),
    act: effect({ type: 'message.read', payload }),
  };
}

/** Nothing else goes out while a live command waits for its answer; what happens only here goes on. */
function finishBody(id: ActionId, body: Body, around: Around): Action {
  const refusal = body.refusal ?? (around.sending && body.act.kind !== 'here' ? say('reason.sending.text') : null);
  return {
    id,
    key: keyOf(id),
    label: body.label,
    enabled: refusal === null,
    note: refusal ?? body.note ?? null,
    act: body.act,
  };
}

/** Every button of the work screen: what it says, whether it is on, and if not, why [SE-5, QU-4]. */
export function actionsOf(desk: Desk, around: Around): Actions {
  const target = targetOf(desk, around.markedHeldId);
  const make = (id: ActionId, body: Body): Action => finishBody(id, body, around);
  return {
    'call-next': make('call-next', callNext(desk)),
    recall: make('recall', recall(desk)),
    start: make('start', start(desk)),
    finish: make('finish', finish(desk, target)),
    pass: make('pass', pass(desk)),
    hold: make('hold', hold(desk, target)),
    transfer: make('transfer', transfer(desk, target)),
    pause: make('pause', pause(desk)),
    'put-back': make('put-back', putBack(desk)),
    'come-back': make('come-back', comeBack(desk, target)),
    reactivate: make('reactivate', reactivate(desk)),
    close: make('close', close(desk, say('action.close.label'), 'close')),
    undo: make('undo', undo(desk)),
    'log-out': make('log-out', close(desk, say('action.logOut.label'), 'log-out')),
    lock: make('lock', here(say('action.lock.label'), 'lock', desk.staff.hasPin ? null : say('notice.pinNone.text'))),
    tray: make('tray', here(say('action.tray.label'), 'tray')),
    strip: make(
      'strip',
      here(say('action.strip.label'), 'strip', around.stripOffered ? null : say('reason.other.text')),
    ),
    sort: make('sort', here(say('action.sort.label'), 'sort')),
    filter: make('filter', here(say('action.filter.label'), 'filter')),
    help: make('help', help(desk)),
    read: make('read', read(desk)),
    manage: make(
      'manage',
      here(say('action.manage.label'), 'manage', mayManage(desk.staff) ? null : say('reason.denied.text')),
    ),
  };
}

/** The next lawful step: the one big button and the Enter key. */
export function primaryOf(desk: Desk, actions: Actions): ActionId {
  switch (desk.window.status) {
    case 'called':
      return 'start';
    case 'serving':
      return 'finish';
    case 'paused':
      return 'pause';
    case 'free':
    case 'closed':
      return !actions['call-next'].enabled && desk.held.length > 0 && actions.hold.enabled ? 'hold' : 'call-next';
  }
}

import type { HallCommand } from '../../../shared/domain/commands/hall-commands.ts';
import type { Group } from '../../../shared/domain/group/group.ts';
import { nextMatters } from '../../../shared/domain/hall/decide-visit.ts';
import type { HeldTicket, Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { KeyName } from '../keys/key-name.ts';
import { ask, type DeskCommand, type When } from './ask.ts';
import type { Desk } from './desk.ts';
import { type Say, type SayParam, say } from './say.ts';
import { OUTCOME_SHORT, OUTCOME_WORD, PAUSE_WORD } from './words.ts';

/** Questions that follow a key: at most one per command, answered by one more key. */
export const CHOICE_IDS = [
  'finish',
  'pass',
  'transfer',
  'pause',
  'put-back',
  'come-back',
  'take-back',
  'reactivate',
  'close',
  'log-out',
] as const;
export type ChoiceId = (typeof CHOICE_IDS)[number];

/** What taking an option does. `log-out` closes the window first, when there is one to close. */
export type Effect =
  | { readonly kind: 'send'; readonly command: HallCommand }
  | { readonly kind: 'log-out'; readonly close: DeskCommand | null };

export type Option = {
  readonly id: string;
  /** The key that takes it: a digit, or the letter of a group. */
  readonly key: KeyName;
  readonly label: Say;
  /** For the strip, where room is short. */
  readonly short: Say;
  readonly enabled: boolean;
  /** Why it is off. */
  readonly note: Say | null;
  readonly effect: Effect;
  /** Group options: how long the line is there. */
  readonly waiting: number | null;
};

export type Choice = {
  readonly id: ChoiceId;
  readonly title: Say;
  readonly options: readonly Option[];
  /** Meant by Enter, be it on or off; null where a wrong Enter would harm. */
  readonly defaultId: string | null;
};

/** The ticket that finish, transfer and "come back" mean: the present one, else the one on hold (the marked one first). */
export function targetOf(desk: Desk, markedHeldId: string | null): Desk['current'] | HeldTicket {
  if (desk.current) return desk.current;
  return desk.held.find((ticket) => ticket.id === markedHeldId) ?? desk.held[0] ?? null;
}

type Draft = { id: string; key: KeyName; label: Say; short?: Say; command: DeskCommand; when: When; waiting?: number };

function option(desk: Desk, draft: Draft): Option {
  const note = ask(desk, draft.command, draft.when);
  return {
    id: draft.id,
    key: draft.key,
    label: draft.label,
    short: draft.short ?? draft.label,
    enabled: note === null,
    note,
    effect: { kind: 'send', command: draft.command },
    waiting: draft.waiting ?? null,
  };
}

function choice(id: ChoiceId, title: Say, options: readonly Option[], enter: 'first' | 'none'): Choice {
  const first = options[0];
  return { id, title, options, defaultId: enter === 'first' && first ? first.id : null };
}

/** A question with one answer: makes a step that cannot be undone a deliberate one. */
function confirm(desk: Desk, id: ChoiceId, title: Say, label: Say, command: DeskCommand, when: When): Choice {
  return choice(id, title, [option(desk, { id: 'confirm', key: '1', label, command, when })], 'first');
}

/** "Handled, and on with the next number of this visit": offered while this window works for one of them [QU-17]. */
function nextMatterOption(desk: Desk, ticket: Ticket, position: number): Option | null {
  const outcome = desk.info?.outcomes[0];
  const next = nextMatters(desk.hall, ticket).find(({ groupId }) => desk.window.serves.includes(groupId));
  if (ticket.status !== 'serving' || !next || outcome === undefined) return null;
  const params = { number: next.number, outcome: say(OUTCOME_WORD[outcome]) };
  return option(desk, {
    id: 'next-matter',
    key: String(position + 1),
    label: say('choice.nextMatter.label', params),
    short: say('choice.nextMatter.short', params),
    command: {
      type: 'ticket.nextMatter',
      payload: { windowId: desk.window.id, ticketId: ticket.id, nextId: next.id, outcome },
    },
    when: 'reason.serving.text',
  });
}

function finishChoice(desk: Desk, ticket: Ticket): Choice {
  const options = (desk.info?.outcomes ?? []).map((outcome, index) =>
    option(desk, {
      id: outcome,
      key: String(index + 1),
      label: say(OUTCOME_WORD[outcome]),
      short: say(OUTCOME_SHORT[outcome]),
      command: { type: 'ticket.finish', payload: { windowId: desk.window.id, ticketId: ticket.id, outcome } },
      when: 'reason.serving.text',
    }),
  );
  const next = nextMatterOption(desk, ticket, options.length);
  const all = next ? [...options, next] : options;
  return choice('finish', say('choice.finish.title', { number: ticket.number }), all, 'first');
}

function passChoice(desk: Desk, ticket: Ticket): Choice {
  const pass = (left: boolean): DeskCommand => ({
    type: 'ticket.pass',
    payload: { windowId: desk.window.id, ticketId: ticket.id, left },
  });
  const when = 'reason.called.text';
  const options = [
    option(desk, { id: 'no-show', key: '1', label: say('choice.pass.noShow'), command: pass(false), when }),
    option(desk, { id: 'left', key: '2', label: say('choice.pass.left'), command: pass(true), when }),
  ];
  return choice('pass', say('choice.pass.title', { number: ticket.number }), options, 'first');
}

/** Groups in the order of their letters, each taken by its letter. */
export function groupsByLetter(desk: Pick<Desk, 'hall'>): Group[] {
  return [...rowsOf(desk.hall.groups)].sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
}

function transferChoice(desk: Desk, ticket: Ticket): Choice {
  const type = ticket.status === 'called' ? 'ticket.wrongGroup' : 'ticket.transfer';
  const when = type === 'ticket.wrongGroup' ? 'reason.called.text' : 'reason.serving.text';
  const options = groupsByLetter(desk)
    .filter((group) => group.id !== ticket.groupId)
    .map((group) =>
      option(desk, {
        id: group.id,
        key: group.prefix,
        label: say('choice.group.label', { name: group.everyday }),
        // On the strip the letter alone: it stands on every ticket, and eight names would not fit.
        short: say('choice.group.label', { name: group.prefix }),
        command: { type, payload: { windowId: desk.window.id, ticketId: ticket.id, groupId: group.id } },
        when,
        waiting: getRow(desk.hall.waiting, group.id)?.length ?? 0,
      }),
    );
  const title = type === 'ticket.wrongGroup' ? 'choice.wrongGroup.title' : 'choice.transfer.title';
  return choice('transfer', say(title, { number: ticket.number }), options, 'none');
}

function pauseChoice(desk: Desk): Choice {
  const { current, window } = desk;
  const type = current ? 'window.pauseAfter' : 'window.pause';
  const options = (desk.info?.pauseReasons ?? []).map((reason, index) =>
    option(desk, {
      id: reason,
      key: String(index + 1),
      label: say(PAUSE_WORD[reason]),
      command: { type, payload: { windowId: window.id, reason } },
      when: current ? 'reason.busyWindow.text' : 'reason.free.text',
    }),
  );
  const title = current ? say('choice.pauseAfter.title', { number: current.number }) : say('choice.pause.title');
  return choice('pause', title, options, 'none');
}

function ticketChoice(
  desk: Desk,
  id: ChoiceId,
  title: Say,
  tickets: readonly Ticket[],
  commandOf: (ticket: Ticket) => DeskCommand,
  when: When,
): Choice {
  const options = tickets.slice(0, 9).map((ticket, index) => {
    const params: Record<string, SayParam> = {
      number: ticket.number,
      name: getRow(desk.hall.groups, ticket.groupId)?.name ?? '',
    };
    return option(desk, {
      id: ticket.id,
      key: String(index + 1),
      label: say('choice.ticket.label', params),
      short: say('choice.ticket.short', { number: ticket.number }),
      command: commandOf(ticket),
      when,
    });
  });
  return choice(id, title, options, options.length === 1 ? 'first' : 'none');
}

export function reactivateCommand(ticketId: string): DeskCommand {
  return { type: 'ticket.reactivate', payload: { ref: { by: 'id', ticketId } } };
}

export function takeBackCommand(desk: Desk, ticketId: string): DeskCommand {
  return { type: 'ticket.takeBack', payload: { windowId: desk.window.id, ticketId } };
}

function logOutChoice(desk: Desk): Choice {
  const close: DeskCommand = { type: 'window.close', payload: { windowId: desk.window.id } };
  const confirmed = option(desk, {
    id: 'confirm',
    key: '1',
    label: say('choice.logOut.confirm'),
    command: close,
    when: 'reason.freeOrPaused.text',
  });
  const title = say('choice.logOut.title', { number: desk.window.number });
  return choice('log-out', title, [{ ...confirmed, effect: { kind: 'log-out', close } }], 'first');
}

/** The open question as it stands now; null when it has become pointless (the ticket has gone, nobody is on hold). */
export function choiceOf(desk: Desk, id: ChoiceId, markedHeldId: string | null): Choice | null {
  const target = targetOf(desk, markedHeldId);
  const { window } = desk;
  switch (id) {
    case 'finish':
      return target && target.status !== 'called' ? finishChoice(desk, target) : null;
    case 'pass':
      return desk.current?.status === 'called' ? passChoice(desk, desk.current) : null;
    case 'transfer':
      return target ? transferChoice(desk, target) : null;
    case 'pause':
      return window.status === 'paused' || window.status === 'closed' ? null : pauseChoice(desk);
    case 'put-back': {
      if (desk.current?.status !== 'called') return null;
      const { number, id: ticketId } = desk.current;
      const command: DeskCommand = { type: 'ticket.putBack', payload: { windowId: window.id, ticketId } };
      const title = say('choice.putBack.title', { number });
      return confirm(desk, id, title, say('choice.putBack.confirm'), command, 'reason.called.text');
    }
    case 'come-back': {
      if (!target || target.status === 'called') return null;
      const command: DeskCommand = { type: 'ticket.comeBack', payload: { windowId: window.id, ticketId: target.id } };
      const title = say('choice.comeBack.title', { number: target.number });
      return confirm(desk, id, title, say('choice.comeBack.confirm'), command, 'reason.serving.text');
    }
    case 'take-back': {
      if (desk.held.length === 0) return null;
      const back = (ticket: Ticket) => takeBackCommand(desk, ticket.id);
      return ticketChoice(desk, id, say('choice.takeBack.title'), desk.held, back, 'reason.free.text');
    }
    case 'reactivate': {
      if (desk.passed.length === 0) return null;
      const again = (ticket: Ticket) => reactivateCommand(ticket.id);
      return ticketChoice(desk, id, say('choice.reactivate.title'), desk.passed, again, 'reason.noPassed.text');
    }
    case 'close': {
      const command: DeskCommand = { type: 'window.close', payload: { windowId: window.id } };
      const title = say('choice.close.title', { number: window.number });
      return confirm(desk, id, title, say('choice.close.confirm'), command, 'reason.freeOrPaused.text');
    }
    case 'log-out':
      return logOutChoice(desk);
    default:
      return unreachable(id);
  }
}

import { sixDigits } from '../../lib/six-digits.ts';
import { getRow, rowsOf } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { EMPTY_CALENDAR } from '../calendar/calendar.ts';
import { workingDaysAfter } from '../calendar/due.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { MatterMadeReply, MatterTextIds } from '../commands/replies.ts';
import type { Person } from '../floor/floor.ts';
import { personOf } from '../floor/log-incident.ts';
import type { Context } from '../hall/context.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import { hallOf, settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Matter, MatterKind, UnresolvedReason } from './matter.ts';
import type { matterCommandSchemas } from './matter-commands.ts';

type MatterCommand = { [T in keyof typeof matterCommandSchemas]: HallCommandOf<T> }[keyof typeof matterCommandSchemas];

type OnMatter = Extract<MatterCommand, { readonly payload: { readonly matterId: string } }>;

/** There is one paper of a matter, ever. */
const PAPER_VERSION = 1;

function newNumber(state: HallState, id: string): string {
  return sixDigits(id, new Set(Array.from(rowsOf(state.matters), ({ number }) => number)));
}

function dueOf(state: HallState, kind: MatterKind, day: string, ctx: Context): string {
  const { inquiryDays, questionDays, unresolvedDays } = settingsOf(state);
  const days = { question: questionDays, inquiry: inquiryDays, unresolved: unresolvedDays }[kind];
  return workingDaysAfter(ctx.calendar ?? EMPTY_CALENDAR, day, days);
}

type What =
  | { readonly kind: 'question' | 'inquiry'; readonly reason: null }
  | { readonly kind: 'unresolved'; readonly reason: UnresolvedReason };
type Given = Extract<MatterCommand, { type: 'matter.leave' | 'matter.inquire' | 'matter.unresolved' }>['payload'];

function register(state: HallState, what: What, payload: Given, ctx: Context): Decided {
  const day = hallOf(state)?.day ?? '';
  if (day === '') return refuse('day.not-open');
  const { written, locale } = payload;
  // The edge has put the words away; whoever names a row of the book themselves was refused there [SY-13].
  if (!('textId' in written)) return refuse('reason.needed');
  const id = ctx.newId();
  const by = ctx.actor.kind === 'staff' ? personOf(ctx) : null;
  const matter: Matter = {
    ...{ id, number: newNumber(state, id), ...what, day, at: ctx.now, locale, by },
    ...{ owner: what.kind === 'question' ? null : by, offered: null, handOvers: [] },
    ...{ itemId: ('itemId' in payload ? payload.itemId : undefined) ?? null, textId: written.textId, answerId: null },
    ...{ due: dueOf(state, what.kind, day, ctx), status: 'open', answered: null, closed: null, wrongTries: 0 },
  };
  const reply: MatterMadeReply = { ticketId: id, version: PAPER_VERSION, number: matter.number, takenAt: ctx.now };
  return accept([{ type: 'matter.registered', at: ctx.now, matter }], reply);
}

/** Known by number and check code; a wrong code is an answer, because it is counted [QU-18]. */
function lookUp(state: HallState, { number, code }: HallCommandOf<'matter.lookUp'>['payload'], ctx: Context): Decided {
  const matter = [...rowsOf(state.matters)].find((each) => each.number === number);
  if (!matter) return refuse('matter.unknown');
  const max = settingsOf(state).maxWrongTries;
  if (matter.wrongTries >= max) return refuse('slip.locked');
  if (ctx.secrets.checkCode(matter.id, PAPER_VERSION) !== code) {
    const triesLeft = max - matter.wrongTries - 1;
    return accept([{ type: 'matter.checkFailed', at: ctx.now, matterId: matter.id }], { found: false, triesLeft });
  }
  const passed = { type: 'matter.checkPassed', at: ctx.now, matterId: matter.id } as const;
  return accept(matter.wrongTries > 0 ? [passed] : [], textIdsOf(matter));
}

function textIdsOf({ id, number, kind, status, due, answered, textId, answerId }: Matter): MatterTextIds {
  return { found: true, matterId: id, number, kind, status, due, answeredAt: answered?.at ?? null, textId, answerId };
}

function isMe(person: Person | null, ctx: Context): boolean {
  return person !== null && person.staffId === personOf(ctx).staffId;
}

function has(ctx: Context, ...roles: readonly ('guide' | 'manager')[]): boolean {
  return ctx.actor.kind === 'staff' && ctx.actor.roles.some((role) => roles.some((each) => each === role));
}

/** Its owner, a manager, and for a question that is nobody's any guide. */
function mayAct(matter: Matter, ctx: Context): boolean {
  return isMe(matter.owner, ctx) || has(ctx, 'manager') || (matter.owner === null && has(ctx, 'guide'));
}

function decideOn(state: HallState, command: OnMatter, ctx: Context): Decided {
  const matter = getRow(state.matters, command.payload.matterId);
  if (!matter) return refuse('matter.unknown');
  const on = { at: ctx.now, matterId: matter.id };
  const me = { ...personOf(ctx), at: ctx.now };
  if (command.type === 'matter.read') {
    const may = has(ctx, 'guide', 'manager') || isMe(matter.owner, ctx) || isMe(matter.offered, ctx);
    return may ? accept([], textIdsOf(matter)) : refuse('matter.not-yours');
  }
  if (command.type === 'matter.close') {
    if (!mayAct(matter, ctx)) return refuse('matter.not-yours');
    if (matter.status !== 'answered') return refuse('matter.state', { state: matter.status });
    return accept([{ type: 'matter.closed', ...on, closed: me }]);
  }
  if (matter.status !== 'open') return refuse('matter.state', { state: matter.status });
  switch (command.type) {
    case 'matter.answer': {
      if (!mayAct(matter, ctx)) return refuse('matter.not-yours');
      const { written } = command.payload;
      if (!('textId' in written)) return refuse('reason.needed');
      return accept([{ type: 'matter.answered', ...on, answered: me, answerId: written.textId }]);
    }
    case 'matter.offer': {
      if (!mayAct(matter, ctx)) return refuse('matter.not-yours');
      const to = [...rowsOf(state.members)].find(({ plate }) => plate === command.payload.plate);
      if (!to) return refuse('person.unknown');
      if (to.id === matter.owner?.staffId) return refuse('matter.same-person');
      return accept([{ type: 'matter.offered', ...on, to: { staffId: to.id, plate: to.plate } }]);
    }
    case 'matter.accept':
      return isMe(matter.offered, ctx) ? accept([{ type: 'matter.accepted', ...on }]) : refuse('matter.not-yours');
    case 'matter.decline': {
      if (matter.offered === null) return accept([]);
      const may = isMe(matter.offered, ctx) || mayAct(matter, ctx);
      return may ? accept([{ type: 'matter.declined', ...on }]) : refuse('matter.not-yours');
    }
    default:
      return unreachable(command);
  }
}

export function decideMatter(state: HallState, command: MatterCommand, ctx: Context): Decided {
  switch (command.type) {
    case 'matter.leave':
      return register(state, { kind: 'question', reason: null }, command.payload, ctx);
    case 'matter.inquire':
      return register(state, { kind: 'inquiry', reason: null }, command.payload, ctx);
    case 'matter.unresolved':
      return register(state, { kind: 'unresolved', reason: command.payload.reason }, command.payload, ctx);
    case 'matter.lookUp':
      return lookUp(state, command.payload, ctx);
    default:
      return decideOn(state, command, ctx);
  }
}

import { getRow } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { AskReply } from '../commands/replies.ts';
import { personOf } from '../floor/log-incident.ts';
import type { Context } from '../hall/context.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { type Ask, isOpen } from './ask.ts';
import type { askCommandSchemas } from './ask-commands.ts';

function openAsk(state: HallState, askId: string) {
  const ask = getRow(state.asks, askId);
  return ask && isOpen(ask) ? ask : undefined;
}

/** The command table has seen to it that a kiosk sends this; its own row says where it stands. */
function decideMake(state: HallState, { payload }: HallCommandOf<'ask.make'>, ctx: Context): Decided {
  const day = hallOf(state)?.day ?? '';
  if (day === '') return refuse('day.not-open');
  if (ctx.actor.kind !== 'device') return refuse('denied');
  const { deviceId } = ctx.actor;
  const sign = getRow(state.askSigns, deviceId);
  if (sign) return accept([], { askId: sign.askId } satisfies AskReply);
  const id = ctx.newId();
  const ask: Ask = { id, day, deviceId, ...payload, askedAt: ctx.now, status: 'asked', since: ctx.now };
  return accept([{ type: 'ask.made', at: ctx.now, ask }], { askId: id } satisfies AskReply);
}

/** The citizen wants nobody any more, also when somebody is on the way. Again, or too late: nothing. */
function decideWithdraw(state: HallState, { payload }: HallCommandOf<'ask.withdraw'>, ctx: Context): Decided {
  const ask = openAsk(state, payload.askId);
  if (!ask) return accept([]);
  if (ctx.actor.kind !== 'device' || ask.deviceId !== ctx.actor.deviceId) return refuse('ask.not-yours');
  return accept([{ type: 'ask.withdrawn', at: ctx.now, askId: ask.id }]);
}

/** One person takes it: the loop decides in order, so the second one hears the plate of the first [SY-1]. */
function decideTake(state: HallState, { payload }: HallCommandOf<'ask.take'>, ctx: Context): Decided {
  const ask = openAsk(state, payload.askId);
  if (!ask) return refuse('ask.gone');
  const person = personOf(ctx);
  if (ask.status === 'taken') {
    return ask.taken.staffId === person.staffId ? accept([]) : refuse('ask.taken', { plate: ask.taken.plate });
  }
  return accept([{ type: 'ask.taken', at: ctx.now, askId: ask.id, taken: { ...person, at: ctx.now } }]);
}

/** Only who took it ends it or gives it back, and a manager for somebody who has gone. */
function takenByMe(state: HallState, askId: string, ctx: Context): Decided | Extract<Ask, { status: 'taken' }> {
  const ask = openAsk(state, askId);
  if (!ask) return refuse('ask.gone');
  if (ask.status !== 'taken') return refuse('ask.take-first');
  const isManager = ctx.actor.kind === 'staff' && ctx.actor.roles.includes('manager');
  if (!isManager && ask.taken.staffId !== personOf(ctx).staffId) return refuse('ask.taken', { plate: ask.taken.plate });
  return ask;
}

function decideGiveBack(state: HallState, { payload }: HallCommandOf<'ask.giveBack'>, ctx: Context): Decided {
  const ask = takenByMe(state, payload.askId, ctx);
  return 'ok' in ask ? ask : accept([{ type: 'ask.givenBack', at: ctx.now, askId: ask.id }]);
}

function decideEnd(state: HallState, { payload }: HallCommandOf<'ask.end'>, ctx: Context): Decided {
  const ask = takenByMe(state, payload.askId, ctx);
  if ('ok' in ask) return ask;
  return accept([{ type: 'ask.ended', at: ctx.now, askId: ask.id, outcome: payload.outcome }]);
}

function decideBegin(state: HallState, { payload }: HallCommandOf<'ask.begin'>, ctx: Context): Decided {
  const day = hallOf(state)?.day ?? '';
  if (day === '') return refuse('day.not-open');
  const id = ctx.newId();
  const taken = { ...personOf(ctx), at: ctx.now };
  const ask: Ask = { id, day, deviceId: null, ...payload, askedAt: ctx.now, status: 'taken', taken };
  return accept([{ type: 'ask.made', at: ctx.now, ask }], { askId: id } satisfies AskReply);
}

export function decideAsk(
  state: HallState,
  command: { [T in keyof typeof askCommandSchemas]: HallCommandOf<T> }[keyof typeof askCommandSchemas],
  ctx: Context,
): Decided {
  switch (command.type) {
    case 'ask.make':
      return decideMake(state, command, ctx);
    case 'ask.withdraw':
      return decideWithdraw(state, command, ctx);
    case 'ask.take':
      return decideTake(state, command, ctx);
    case 'ask.giveBack':
      return decideGiveBack(state, command, ctx);
    case 'ask.end':
      return decideEnd(state, command, ctx);
    case 'ask.begin':
      return decideBegin(state, command, ctx);
    default:
      return unreachable(command);
  }
}

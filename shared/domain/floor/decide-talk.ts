import { getRow, rowsOf } from '../../lib/table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { Context } from '../hall/context.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { alarmsOf } from './alarms.ts';
import type { FaultNotice, Message, Notice } from './floor.ts';
import { logged, personOf } from './log-incident.ts';

/** What is told, asked and answered on the floor: notices, messages, help, alarms, the day's log [QU-15]. */

const MINUTE = 60_000;

function sameGroups(notice: FaultNotice, groupIds: readonly string[]): boolean {
  return notice.groupIds.length === groupIds.length && groupIds.every((id) => notice.groupIds.includes(id));
}

/** An outside fault: everybody is told, nobody is blamed. Again for the same groups: only the expected end changes. */
export function decideFault(state: HallState, { payload }: HallCommandOf<'fault.declare'>, ctx: Context): Decided {
  const groupIds = [...new Set(payload.groupIds)];
  if (groupIds.some((id) => !getRow(state.groups, id))) return refuse('group.unknown');
  const until = ctx.now + payload.minutes * MINUTE;
  const { fault, returnUntil } = payload;
  if (returnUntil !== undefined && returnUntil <= (hallOf(state)?.day ?? '')) return refuse('fault.return-date');
  const named = returnUntil === undefined ? {} : { returnUntil };
  for (const notice of rowsOf(state.notices)) {
    if (notice.kind !== 'fault' || !sameGroups(notice, groupIds)) continue;
    return accept([{ type: 'notice.posted', at: ctx.now, notice: { ...notice, fault, until, ...named } }]);
  }
  const notice: Notice = { id: ctx.newId(), kind: 'fault', fault, groupIds, from: ctx.now, until, ...named };
  const only = groupIds.length === 1 ? (groupIds[0] ?? null) : null;
  return accept([
    { type: 'notice.posted', at: ctx.now, notice },
    logged(state, ctx, { groupId: only }, { kind: 'fault', noticeId: notice.id, fault, endedAt: null }),
  ]);
}

export function decidePost({ payload }: HallCommandOf<'notice.post'>, ctx: Context): Decided {
  const until = ctx.now + payload.minutes * MINUTE;
  const notice: Notice = { id: ctx.newId(), kind: 'broadcast', text: payload.text, from: ctx.now, until };
  return accept([{ type: 'notice.posted', at: ctx.now, notice }]);
}

export function decideEndNotice(state: HallState, { payload }: HallCommandOf<'notice.end'>, ctx: Context): Decided {
  if (!getRow(state.notices, payload.noticeId)) return refuse('notice.gone');
  return accept([{ type: 'notice.ended', at: ctx.now, noticeId: payload.noticeId }]);
}

/** Which side of the conversation this person is on, undefined when it is none of theirs. */
function sideOf(state: HallState, windowId: string, ctx: Context): Message['from'] | undefined {
  if (ctx.actor.kind !== 'staff') return undefined;
  if (getRow(state.seats, windowId)?.sessionId === ctx.actor.sessionId) return 'window';
  return ctx.actor.roles.some((role) => role === 'manager' || role === 'admin') ? 'manager' : undefined;
}

export function decideSend(state: HallState, { payload }: HallCommandOf<'message.send'>, ctx: Context): Decided {
  const from = sideOf(state, payload.windowId, ctx);
  if (from === undefined) return refuse('window.not-yours');
  const base = { id: ctx.newId(), day: hallOf(state)?.day ?? '', at: ctx.now, by: personOf(ctx), readAt: null };
  const message: Message = { ...base, from, windowId: payload.windowId, text: payload.text };
  return accept([{ type: 'message.sent', at: ctx.now, message }]);
}

/** Read by the other side; again, or one's own, changes nothing. */
export function decideRead(state: HallState, { payload }: HallCommandOf<'message.read'>, ctx: Context): Decided {
  const side = sideOf(state, payload.windowId, ctx);
  const message = getRow(state.messages, payload.messageId);
  if (side === undefined || message?.windowId !== payload.windowId) return refuse('window.not-yours');
  if (message.readAt !== null || message.from === side) return accept([]);
  return accept([{ type: 'message.read', at: ctx.now, messageId: message.id }]);
}

/** The silent help key. Pressed again while somebody is on the way it changes nothing. */
export function decideHelp(state: HallState, { payload }: HallCommandOf<'help.raise'>, ctx: Context): Decided {
  const window = getRow(state.windows, payload.windowId);
  if (!window) return refuse('window.unknown');
  for (const incident of rowsOf(state.incidents)) {
    if (incident.kind === 'help' && incident.windowId === window.id && incident.closed === null) return accept([]);
  }
  const ticket = window.ticketId === null ? undefined : getRow(state.tickets, window.ticketId);
  const about = { windowId: window.id, groupId: ticket?.groupId ?? null, number: ticket?.number ?? null };
  return accept([logged(state, ctx, about, { kind: 'help', taken: null, closed: null })]);
}

/** A named person takes an alarm; one that somebody has taken stays theirs. */
export function decideTakeAlarm(state: HallState, { payload }: HallCommandOf<'alarm.take'>, ctx: Context): Decided {
  const alarm = alarmsOf(state, ctx.now).find(({ key }) => key === payload.key);
  if (!alarm) return refuse('alarm.gone');
  const person = personOf(ctx);
  if (alarm.taken?.staffId === person.staffId) return accept([]);
  if (alarm.taken) return refuse('alarm.taken', { plate: alarm.taken.plate });
  const taken = { ...person, at: ctx.now };
  if (alarm.kind === 'help') {
    return accept([{ type: 'help.taken', at: ctx.now, incidentId: alarm.key.slice('help:'.length), taken }]);
  }
  const taking = { ...taken, id: alarm.key, day: hallOf(state)?.day ?? '' };
  return accept([{ type: 'alarm.taken', at: ctx.now, taking }]);
}

/** Help is over when somebody has written down what it was. */
export function decideCloseIncident(
  state: HallState,
  { payload }: HallCommandOf<'incident.close'>,
  ctx: Context,
): Decided {
  const incident = getRow(state.incidents, payload.incidentId);
  if (incident?.kind !== 'help' || incident.closed !== null) return refuse('alarm.gone');
  const closed = { ...personOf(ctx), at: ctx.now, note: payload.note };
  return accept([{ type: 'help.closed', at: ctx.now, incidentId: incident.id, closed }]);
}

export function decideNote(state: HallState, { payload }: HallCommandOf<'incident.note'>, ctx: Context): Decided {
  return accept([logged(state, ctx, { windowId: payload.windowId }, { kind: 'note', note: payload.note })]);
}

/** System: one sample of every line for the trend. */
export function decideSample(state: HallState, ctx: Context): Decided {
  const day = hallOf(state)?.day ?? '';
  const waiting: Record<string, number> = {};
  for (const group of rowsOf(state.groups)) waiting[group.id] = getRow(state.waiting, group.id)?.length ?? 0;
  return accept([{ type: 'trend.sampled', at: ctx.now, day, waiting }]);
}

import type { Context } from '../hall/context.ts';
import type { HallEvent } from '../hall/events.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Incident, IncidentFact, Person } from './floor.ts';

/** Who gives the command, by the number on the plate. */
export function personOf(ctx: Context): Person {
  const { actor } = ctx;
  return actor.kind === 'staff' ? { staffId: actor.staffId, plate: actor.plate } : { staffId: '', plate: '' };
}

type About = Partial<Pick<Incident, 'windowId' | 'groupId' | 'number'>>;

/** The line of the day's log that goes with an act. */
export function logged(state: HallState, ctx: Context, about: About, fact: IncidentFact): HallEvent {
  const base = { id: ctx.newId(), day: hallOf(state)?.day ?? '', at: ctx.now, by: personOf(ctx) };
  const incident: Incident = { ...base, windowId: null, groupId: null, number: null, ...about, ...fact };
  return { type: 'incident.added', at: ctx.now, incident };
}

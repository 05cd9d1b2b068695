import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';

export const KIOSK: Actor = { kind: 'device', role: 'kiosk', deviceId: 'simulated-kiosk' };

function staffOf(person: HallFile['staff'][number], place: string): Actor & { readonly kind: 'staff' } {
  return {
    kind: 'staff',
    staffId: person.id,
    sessionId: `session-${place}`,
    deviceId: `counter-${place}`,
    roles: person.roles,
    skills: person.skills,
    plate: person.plate,
  };
}

/** The person at the guide desk, and the manager of the hall. */
export function seatFloor(file: HallFile): { readonly guide: Actor; readonly manager: Actor } {
  const guide = file.staff.find((person) => person.roles.includes('guide'));
  const manager = file.staff.find((person) => person.roles.includes('manager'));
  if (!guide || !manager) throw new Error('a hall without a guide or a manager');
  return { guide: staffOf(guide, 'guide'), manager: staffOf(manager, 'manager') };
}

/** Who sits where: every window gets somebody of the file's staff who can serve its first group, while there are any. */
export function seatClerks(file: HallFile): ReadonlyMap<string, Actor> {
  const free = file.staff.filter((person) => person.roles.includes('clerk'));
  const seated = new Map<string, Actor>();
  for (const window of file.windows) {
    const main = window.groups[0]?.groupId ?? '';
    const rank = (skills: readonly string[]) => (skills[0] === main ? 0 : skills.includes(main) ? 1 : 2);
    const able = free.filter((person) => person.skills.includes(main) || person.skills.includes('*'));
    const person = able.sort((a, b) => rank(a.skills) - rank(b.skills))[0];
    if (!person) continue;
    free.splice(free.indexOf(person), 1);
    seated.set(window.id, staffOf(person, window.id));
  }
  return seated;
}

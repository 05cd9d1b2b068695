import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';

export const KIOSK: Actor = { kind: 'device', role: 'kiosk', deviceId: 'simulated-kiosk' };

/** The person at the guide desk of the hall, who helps whom the windows forget. */
export const GUIDE: Actor = {
  kind: 'staff',
  staffId: 'simulated-guide',
  sessionId: 'session-guide',
  deviceId: 'counter-guide',
  roles: ['guide'],
  skills: [],
  plate: 'G1',
};

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
    seated.set(window.id, {
      kind: 'staff',
      staffId: person.id,
      sessionId: `session-${window.id}`,
      deviceId: `counter-${window.id}`,
      roles: ['clerk'],
      skills: person.skills,
      plate: person.plate,
    });
  }
  return seated;
}

import { deleteRow, getRow, rowsOf, setRow } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { Person } from '../floor/floor.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Folder, Matter } from './matter.ts';
import type { MatterEvent } from './matter-events.ts';

const DAY_MS = 24 * 3_600_000;

function concerns(matter: Matter, staffId: string): boolean {
  return matter.owner?.staffId === staffId || matter.offered?.staffId === staffId;
}

/** What these people are shown of their own follows the register. */
function refile(state: HallState, people: readonly (Person | null | undefined)[]): HallState {
  let { folders } = state;
  for (const staffId of new Set(people.flatMap((person) => (person ? [person.staffId] : [])))) {
    const matters = [...rowsOf(state.matters)].filter((matter) => concerns(matter, staffId));
    matters.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    const folder: Folder = { id: staffId, matters };
    folders = matters.length > 0 ? setRow(folders, staffId, folder) : deleteRow(folders, staffId);
  }
  return { ...state, folders };
}

/** The only writer of matters. */
function put(state: HallState, matter: Matter): HallState {
  const before = getRow(state.matters, matter.id);
  const next = { ...state, matters: setRow(state.matters, matter.id, matter) };
  return refile(next, [before?.owner, before?.offered, matter.owner, matter.offered]);
}

function change(matter: Matter, event: Exclude<MatterEvent, { type: 'matter.registered' }>): Matter {
  switch (event.type) {
    case 'matter.offered':
      return { ...matter, offered: event.to };
    case 'matter.accepted': {
      const { offered, owner } = matter;
      if (offered === null) return matter;
      const signed = owner === null ? [] : [{ from: owner, to: offered, at: event.at }];
      return { ...matter, owner: offered, offered: null, handOvers: [...matter.handOvers, ...signed] };
    }
    case 'matter.declined':
      return { ...matter, offered: null };
    case 'matter.answered': {
      const { answered, answerId } = event;
      const owner = matter.owner ?? { staffId: answered.staffId, plate: answered.plate };
      return { ...matter, owner, offered: null, status: 'answered', answered, answerId };
    }
    case 'matter.closed':
      return { ...matter, status: 'closed', closed: event.closed };
    case 'matter.checkFailed':
      return { ...matter, wrongTries: matter.wrongTries + 1 };
    case 'matter.checkPassed':
      return { ...matter, wrongTries: 0 };
    default:
      return unreachable(event);
  }
}

export function evolveMatter(state: HallState, event: MatterEvent): HallState {
  if (event.type === 'matter.registered') return put(state, event.matter);
  const matter = getRow(state.matters, event.matterId);
  return matter ? put(state, change(matter, event)) : state;
}

/** What was answered long enough ago is forgotten, as its texts are; what is open stays, however old. */
export function rollMatters(state: HallState, begun: string): HallState {
  const keepMs = settingsOf(state).matterKeepDays * DAY_MS;
  let next = state;
  for (const matter of rowsOf(state.matters)) {
    if (matter.status === 'open' || Date.parse(begun) - (matter.answered?.at ?? 0) <= keepMs) continue;
    next = refile({ ...next, matters: deleteRow(next.matters, matter.id) }, [matter.owner]);
  }
  return next;
}

import type { HallCommandType } from '../../shared/domain/commands/hall-commands.ts';
import type { Role } from '../../shared/domain/hall/hall-words.ts';
import type { StaffView } from '../../shared/protocol/down.ts';
import type { SendOutcome } from './client.ts';
import type { Feeds } from './feeds.ts';
import type { StoredFeed } from './local-store.ts';
import { openWorkspace, type Workspace, type WorkspaceDeps } from './workspace.ts';

export interface PersonDesk {
  /** The local database of who is logged in, null = nobody. */
  workspace(): Workspace | null;
  /** Somebody else, or nobody, is logged in now. */
  change(staff: Pick<StaffView, 'staffId' | 'roles'> | null): Promise<void>;
  /** What an answered command tells about our seat. */
  learn(type: HallCommandType, windowId: unknown, outcome: SendOutcome<HallCommandType>): void;
  /** The server does not show us that feed. */
  denied(feed: string): void;
}

/** Roles for which the server opens these feeds. */
const FEEDS_OF = {
  manage: ['manager', 'admin', 'guide'],
  people: ['manager', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

/**
 * What belongs to the person at the counter: their local database, the feed of the desk they sit at, that of their own day,
 * and the manager's feeds where their role may see them. The window is
 * remembered there, so that after a restart the desk is asked for again; the server decides whether it still is theirs.
 */
export function createPersonDesk(deps: { readonly workspace: WorkspaceDeps; readonly feeds: Feeds }): PersonDesk {
  const { feeds } = deps;
  const { store, log, onChange } = deps.workspace;
  let person: Workspace | null = null;
  let desk: string | null = null;
  /** The feed of the person's own day. */
  let own: string | null = null;

  function sit(windowId: string | null, stored?: StoredFeed): void {
    if (windowId === desk) return;
    if (desk !== null) feeds.forget(`desk:${desk}`);
    desk = windowId;
    person?.note('desk', windowId);
    if (windowId === null || !person) return;
    feeds.follow(`desk:${windowId}`, person.replica, stored);
  }

  async function arrive(name: string, { staffId, roles }: Pick<StaffView, 'staffId' | 'roles'>): Promise<void> {
    const opened = await openWorkspace(deps.workspace, name);
    if (!opened.ok) {
      log.error('person.store-failed', { reason: opened.error });
      return;
    }
    person = opened.value;
    const storedOf = (feed: string) => opened.value.image.feeds.find((each) => each.feed === feed);
    for (const [feed, allowed] of Object.entries<readonly Role[]>(FEEDS_OF)) {
      if (roles.some((role) => allowed.includes(role))) feeds.follow(feed, person.replica, storedOf(feed));
    }
    own = `me:${staffId}`;
    feeds.follow(own, person.replica, storedOf(own));
    const saved = person.image.notes.get('desk');
    if (typeof saved !== 'string') return;
    sit(saved, storedOf(`desk:${saved}`));
  }

  /** Wipes the person's replica; what is not sent, or may have to be offered again, stays for the next log-in [SY-13]. */
  async function leave(workspace: Workspace): Promise<void> {
    sit(null);
    for (const feed of Object.keys(FEEDS_OF)) feeds.forget(feed);
    if (own !== null) feeds.forget(own);
    own = null;
    person = null;
    onChange();
    await workspace.close();
    if (workspace.outbox.state().records.size === 0) await store.remove(workspace.name);
  }

  return {
    workspace: () => person,
    async change(staff) {
      const name = staff === null ? null : `staff-${staff.staffId}`;
      if (person && person.name !== name) await leave(person);
      if (staff !== null && name !== null && !person) await arrive(name, staff);
    },
    learn(type, windowId, outcome) {
      if (typeof windowId !== 'string') return;
      const took = outcome.status === 'ok' && type === 'window.open';
      if (took && desk !== windowId) sit(windowId);
      else if (took) feeds.ask(`desk:${windowId}`);
      if (outcome.status === 'ok' && type === 'window.close') sit(null);
      if (outcome.status === 'refused' && outcome.error.code === 'window.not-yours') feeds.ask(`desk:${windowId}`);
    },
    denied(feed) {
      if (feed === `desk:${desk}`) sit(null);
    },
  };
}

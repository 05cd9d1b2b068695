import { ruleOf } from '../../shared/domain/commands/command-table.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Role } from '../../shared/domain/hall/hall-words.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import type { Registry } from '../accounts/registry.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';
import type { Log } from '../log.ts';
import type { StaffRow, Storage } from '../storage/ports.ts';

type Deps = {
  readonly loop: ScopeLoop<HallState>;
  readonly registry: Pick<Registry, 'findStaff'>;
  readonly storage: Storage;
  readonly log: Log;
};

/** Whether this person may sit at a window at all, by THE table. */
function maySit(staff: StaffRow | undefined): boolean {
  const roles = staff === undefined ? [] : (JSON.parse(staff.roles) as readonly Role[]);
  return roles.some((role) => ruleOf('window.open').actors.includes(role));
}

/**
 * No window stays open with a clerk who is no longer there: whoever sits somewhere and has lost the account, or the
 * role that a window takes, is treated as an absent clerk, and their numbers stand where they stood [OP-3, QU-15].
 */
export function createSeatWatch({ loop, registry, storage, log }: Deps) {
  return {
    async sweep(): Promise<void> {
      for (const { windowId, staffId, since } of rowsOf(loop.current().state.seats)) {
        if (maySit(registry.findStaff(staffId))) continue;
        // Another server may have added this person just now: the storage is the truth [SY-14].
        if (maySit(await storage.write((tx) => tx.findStaff(staffId)))) continue;
        // Of several servers one does it; the same person may come back later and be gone again.
        const id = `sys:seat:${loop.scope}:${windowId}:${staffId}:${since}`;
        const ack = await loop.submit({ id, type: 'window.release', payload: { windowId }, actor: { kind: 'system' } });
        log.warn('window.released', { windowId, staffId, ok: ack.ok });
      }
    },
  };
}

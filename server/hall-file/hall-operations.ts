import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { staffFileSchema } from '../../shared/domain/hall/hall-parts.ts';
import { storedFileOf } from '../../shared/domain/hall/plan.ts';
import { removeStaffBeside, seedStaff, writeFirstLogins } from '../accounts/first-logins.ts';
import type { OpenHall } from '../core.ts';
import type { Log } from '../log.ts';
import type { Operations } from '../operations.ts';
import type { StaffRow, Storage } from '../storage/ports.ts';
import { differenceOf } from './difference.ts';

type Deps = {
  readonly storage: Storage;
  readonly hall: () => OpenHall;
  readonly now: () => number;
  readonly log: Log;
  readonly dataFolder: string;
  /** Submits `hall.load` and throws when it is refused. */
  readonly load: (hall: OpenHall, file: HallFile) => Promise<void>;
};

function personOf(row: StaffRow): HallFile['staff'][number] {
  return staffFileSchema.parse({
    id: row.id,
    login: row.login,
    name: JSON.parse(row.name),
    plate: row.plate,
    roles: JSON.parse(row.roles),
    skills: JSON.parse(row.skills),
    leave: JSON.parse(row.leave),
    cover: row.cover,
  });
}

/** Export and import of the hall file [OP-3]. */
export function createHallOperations(deps: Deps): Pick<Operations, 'hallExport' | 'hallImport'> {
  const { storage, now, log, dataFolder } = deps;

  /** The file in force; null on data that an older program loaded and nobody imported since. */
  async function inForce(hall: OpenHall): Promise<HallFile | null> {
    const stored = storedFileOf(hall.loop.current().state);
    if (stored === undefined) return null;
    const staff = await storage.write((tx) => tx.listStaff(hall.id));
    return { ...stored.file, version: stored.version, staff: staff.map(personOf) };
  }

  return {
    hallExport: async () => ({ file: await inForce(deps.hall()) }),
    /** People first, put back if the hall cannot be loaded; the same import again finishes what a crash cut off. */
    async hallImport({ file, dryRun, over }) {
      const hall = deps.hall();
      const old = await inForce(hall);
      const version = old?.version ?? 0;
      const difference = differenceOf(old, file);
      const answer = { hallId: hall.id, version, difference, newStaff: 0, removedStaff: 0, firstLogins: null };
      if (file.id !== hall.id) return { ...answer, outcome: 'other-hall' };
      const isOld = file.version !== undefined && file.version !== version && !over;
      if (isOld) return { ...answer, outcome: 'old-version' };
      if (dryRun) return { ...answer, outcome: 'dry-run' };
      if (difference.length === 0) return { ...answer, outcome: 'no-difference' };
      const before = await storage.write((tx) => tx.listStaff(hall.id));
      let firstLogins: string | null = null;
      const fresh = await seedStaff(storage, hall.id, file.staff, async (logins) => {
        firstLogins = await writeFirstLogins(dataFolder, logins);
      });
      try {
        await deps.load(hall, file);
      } catch (error) {
        await storage.write(async (tx) => {
          for (const { staff } of fresh) await tx.removeStaff(hall.id, staff.id);
          for (const row of before) await tx.putStaff(row);
        });
        throw error;
      }
      const removed = await removeStaffBeside(storage, hall.id, file.staff, now());
      await hall.registry.reload();
      log.info('hall.imported', { hallId: hall.id, version: version + 1, changes: difference.length });
      return {
        ...answer,
        outcome: 'imported',
        version: version + 1,
        newStaff: fresh.length,
        removedStaff: removed,
        firstLogins,
      };
    },
  };
}

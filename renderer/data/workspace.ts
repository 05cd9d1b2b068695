import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { DatabaseImage, LocalDatabase, LocalStore, NoteKey, OpenFailure } from './local-store.ts';
import { createOutbox, loadOutbox, type Outbox, type OutboxDeps } from './outbox.ts';
import { createWriteBehind, type WriteBehind } from './write-behind.ts';

/** One open local database with what works on it: the device's, or a staff member's [SY-13]. */
export type Workspace = {
  readonly name: string;
  readonly image: DatabaseImage;
  readonly outbox: Outbox;
  readonly replica: WriteBehind;
  /** Keeps a small fact behind; null forgets it. */
  note(key: NoteKey, value: unknown): void;
  /** Resolves when every note so far is on the disk, or could not be written. */
  noted(): Promise<void>;
  close(): Promise<void>;
};

export type WorkspaceDeps = Omit<OutboxDeps, 'database'> & { readonly store: LocalStore };

export async function openWorkspace(deps: WorkspaceDeps, name: string): Promise<Result<Workspace, OpenFailure>> {
  const opened = await deps.store.open(name);
  if (!opened.ok) return opened;
  try {
    return ok(workspaceOf(deps, name, opened.value, await opened.value.load()));
  } catch (error) {
    deps.log.error('store.load-failed', { error: error instanceof Error ? error.name : 'unknown' });
    opened.value.close();
    return err('failed');
  }
}

function workspaceOf(deps: WorkspaceDeps, name: string, database: LocalDatabase, image: DatabaseImage): Workspace {
  const outbox = createOutbox(
    loadOutbox(image, () => deps.ids.next()),
    { ...deps, database },
  );
  const replica = createWriteBehind({ ...deps, database });
  let notes: Promise<void> = Promise.resolve();
  return {
    name,
    image,
    outbox,
    replica,
    note(key, value) {
      notes = notes
        .then(() => database.write({ notes: new Map([[key, value]]) }))
        .catch((error: unknown) => {
          deps.log.error('note.write-failed', { key, error: error instanceof Error ? error.name : 'unknown' });
        });
    },
    noted: () => notes,
    async close() {
      await outbox.stop();
      await replica.flush();
      replica.stop();
      await notes;
      database.close();
    },
  };
}

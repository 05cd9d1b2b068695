/** What every storage must do [STYLE 12.9]. Each engine's test file runs all of it on real databases. */
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import type { Storage } from '../../server/storage/ports.ts';
import type { StorageEngine, StorageFixture } from './storage-fixture.ts';
import { accountTests } from './storage-suite-accounts.ts';
import { feedTests } from './storage-suite-feeds.ts';
import { recordTests } from './storage-suite-records.ts';
import { rowTests } from './storage-suite-rows.ts';
import { transactionTests } from './storage-suite-transactions.ts';

/** The database of the running test. */
export type Subject = {
  readonly storage: () => Storage;
  readonly fixture: () => StorageFixture;
  /** Closes the storage and opens the same database again. */
  reopen(): Promise<Storage>;
};

export function describeStorage(engine: StorageEngine, ownTests: (subject: Subject) => void): void {
  describe(`storage on ${engine.name}`, () => {
    let fixture: StorageFixture | undefined;
    let storage: Storage | undefined;

    const subject: Subject = {
      storage: () => present(storage),
      fixture: () => present(fixture),
      async reopen() {
        await present(storage).close();
        storage = await present(fixture).open();
        return storage;
      },
    };

    beforeAll(() => engine.start());
    afterAll(() => engine.stop());
    beforeEach(async () => {
      fixture = await engine.createFixture();
      storage = await fixture.open();
    });
    afterEach(async () => {
      await storage?.close();
      await fixture?.drop();
    });

    transactionTests(subject);
    rowTests(subject);
    recordTests(subject);
    feedTests(subject);
    accountTests(subject);
    ownTests(subject);
  });
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('used outside a running test');
  return value;
}

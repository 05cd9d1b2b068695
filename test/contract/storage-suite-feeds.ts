import { describe, expect, it } from 'vitest';
import type { ChangeRow, Storage } from '../../server/storage/ports.ts';
import { aLink, aMemo, HALL, inHall, NOON } from './storage-fixture.ts';
import type { Subject } from './storage-suite.ts';

const KEEP_ALL = { before: 0, keep: 1_000_000, memosBefore: 0 };

function since(storage: Storage, cursor: number, feed = 'queue'): Promise<readonly ChangeRow[] | undefined> {
  return storage.read((reader) => reader.changesSince(HALL, feed, cursor));
}

export function feedTests({ storage }: Subject): void {
  describe('[SY-4] feed chains', () => {
    const chain = [aLink(0, 3), aLink(3, 4), aLink(4, 9)];

    it('answers the links after a cursor, in order', async () => {
      await inHall(storage(), (tx) => tx.appendChanges(HALL, chain));
      expect(await since(storage(), 0)).toStrictEqual(chain);
      expect(await since(storage(), 3)).toStrictEqual(chain.slice(1));
      expect(await since(storage(), 4)).toStrictEqual(chain.slice(2));
      expect(await since(storage(), 9)).toStrictEqual([]);
    });

    it('asks for a snapshot when the cursor is no joint of the chain', async () => {
      await inHall(storage(), (tx) => tx.appendChanges(HALL, chain));
      for (const cursor of [1, 2, 5, 8, 10, 1_000]) expect(await since(storage(), cursor)).toBeUndefined();
    });

    it('tells a feed that never changed from one the client imagines', async () => {
      expect(await since(storage(), 0)).toStrictEqual([]);
      expect(await since(storage(), 5)).toBeUndefined();
    });

    it('keeps feeds and scopes apart', async () => {
      await inHall(storage(), async (tx) => {
        await tx.appendChanges(HALL, [aLink(0, 2), aLink(0, 2, { feed: 'desk:w1' }), aLink(2, 5)]);
        await tx.appendChanges('hall:two', [aLink(0, 1)]);
        expect(await tx.feedCursor(HALL, 'queue')).toBe(5);
        expect(await tx.feedCursor(HALL, 'desk:w1')).toBe(2);
        expect(await tx.feedCursor('hall:two', 'queue')).toBe(1);
        expect(await tx.feedCursor(HALL, 'unknown')).toBe(0);
      });
      const cursors = await storage().read((reader) => reader.feedCursors(HALL));
      expect(cursors).toStrictEqual(new Map(Object.entries({ 'desk:w1': 2, queue: 5 })));
      expect(await since(storage(), 0, 'desk:w1')).toHaveLength(1);
    });

    it.each([
      ['leaves a gap', aLink(5, 6)],
      ['overlaps', aLink(3, 6)],
      ['starts anew', aLink(0, 6)],
    ])('refuses a link that %s', async (_what, link) => {
      await inHall(storage(), (tx) => tx.appendChanges(HALL, [aLink(0, 4)]));
      await expect(inHall(storage(), (tx) => tx.appendChanges(HALL, [link]))).rejects.toThrow('chain would break');
      expect(await since(storage(), 0)).toStrictEqual([aLink(0, 4)]);
    });

    it('undoes links and cursors with their command', async () => {
      await inHall(storage(), async (tx) => {
        await tx
          .savepoint(async () => {
            await tx.appendChanges(HALL, [aLink(0, 1)]);
            throw new Error('refused');
          })
          .catch(() => undefined);
        expect(await tx.feedCursor(HALL, 'queue')).toBe(0);
        await tx.appendChanges(HALL, [aLink(0, 2)]);
      });
      expect(await since(storage(), 0)).toStrictEqual([aLink(0, 2)]);
    });
  });

  describe('[SY-5] retention', () => {
    const chain = (length: number, at = (to: number) => NOON + to) =>
      Array.from({ length }, (_, index) => aLink(index, index + 1, { at: at(index + 1) }));

    it('drops links that are too old; who stands before them needs a snapshot', async () => {
      await inHall(storage(), (tx) => tx.appendChanges(HALL, chain(10)));
      await storage().retain({ ...KEEP_ALL, before: NOON + 5 });
      for (const cursor of [0, 1, 2, 3]) expect(await since(storage(), cursor)).toBeUndefined();
      expect((await since(storage(), 4))?.map((link) => link.to)).toStrictEqual([5, 6, 7, 8, 9, 10]);
    });

    it('keeps at most so many links of each feed', async () => {
      await inHall(storage(), (tx) =>
        tx.appendChanges(HALL, [...chain(10), ...chain(3).map((link) => ({ ...link, feed: 'desk:w1' }))]),
      );
      await storage().retain({ ...KEEP_ALL, keep: 4 });
      expect(await since(storage(), 5)).toBeUndefined();
      expect(await since(storage(), 6)).toHaveLength(4);
      expect(await since(storage(), 0, 'desk:w1')).toHaveLength(3);
    });

    it('can drop every link and still knows where the feed stands', async () => {
      await inHall(storage(), (tx) => tx.appendChanges(HALL, chain(10)));
      await storage().retain({ ...KEEP_ALL, before: NOON + 1_000 });
      expect(await since(storage(), 9)).toBeUndefined();
      expect(await since(storage(), 10)).toStrictEqual([]);
      await inHall(storage(), (tx) => tx.appendChanges(HALL, [aLink(10, 11)]));
      expect(await since(storage(), 10)).toHaveLength(1);
    });

    it('leaves no hole when the clock once stepped back', async () => {
      await inHall(storage(), (tx) =>
        tx.appendChanges(
          HALL,
          chain(6, (to) => (to === 4 ? NOON - 50 : NOON + to)),
        ),
      );
      await storage().retain({ ...KEEP_ALL, before: NOON });
      expect(await since(storage(), 0)).toHaveLength(6);
      await storage().retain({ ...KEEP_ALL, before: NOON + 3 });
      expect((await since(storage(), 2))?.map((link) => link.to)).toStrictEqual([3, 4, 5, 6]);
    });

    it('drops more than one batch while commands pass', async () => {
      await inHall(storage(), (tx) => tx.appendChanges(HALL, chain(2_500)));
      const retained = storage().retain({ ...KEEP_ALL, keep: 10 });
      await inHall(storage(), (tx) => tx.appendChanges(HALL, [aLink(2_500, 2_501)]));
      await retained;
      expect(await since(storage(), 2_400)).toBeUndefined();
      expect((await since(storage(), 2_495))?.length).toBe(6);
    });

    it('drops memos past their time and keeps the others', async () => {
      await inHall(storage(), async (tx) => {
        for (let n = 0; n < 1_200; n += 1) await tx.putMemo(aMemo({ id: `old${n}`, at: NOON - 1 }));
        await tx.putMemo(aMemo({ id: 'young', at: NOON }));
      });
      await storage().retain({ ...KEEP_ALL, memosBefore: NOON });
      const find = (id: string) => storage().read((reader) => reader.findMemo(id));
      expect(await find('old0')).toBeUndefined();
      expect(await find('old1199')).toBeUndefined();
      expect(await find('young')).toBeDefined();
    });

    it('drops nothing that is within the limits (negative control)', async () => {
      await inHall(storage(), async (tx) => {
        await tx.appendChanges(HALL, chain(10));
        await tx.putMemo(aMemo());
      });
      await storage().retain({ before: NOON + 1, keep: 10, memosBefore: NOON });
      expect(await since(storage(), 0)).toHaveLength(10);
      expect(await storage().read((reader) => reader.findMemo('c1'))).toBeDefined();
    });
  });
}

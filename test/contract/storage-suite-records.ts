import { describe, expect, it } from 'vitest';
import { UniqueViolation } from '../../server/storage/ports.ts';
import { aMemo, anAudit, anEvent, aRow, errorOf, HALL, inHall, NOON, rowsOf } from './storage-fixture.ts';
import type { Subject } from './storage-suite.ts';

export function recordTests({ storage, fixture }: Subject): void {
  describe('[SY-3] memos', () => {
    it('finds the one reply of a command id, in the transaction and after it', async () => {
      const memo = aMemo();
      await inHall(storage(), async (tx) => {
        expect(await tx.findMemo('c1')).toBeUndefined();
        await tx.putMemo(memo);
        expect(await tx.findMemo('c1')).toStrictEqual(memo);
      });
      expect(await storage().read((reader) => reader.findMemo('c1'))).toStrictEqual(memo);
      expect(await storage().read((reader) => reader.findMemo('c2'))).toBeUndefined();
    });

    it('refuses a second memo for an id, and with it the second effect', async () => {
      await inHall(storage(), (tx) => tx.putMemo(aMemo()));
      await inHall(storage(), async (tx) => {
        const again = tx.savepoint(async () => {
          await tx.putRows(HALL, [aRow()]);
          await tx.putMemo(aMemo({ reply: '"second"' }));
        });
        expect(await errorOf(again)).toBeInstanceOf(UniqueViolation);
      });
      expect((await storage().read((reader) => reader.findMemo('c1')))?.reply).toBe('{"ok":true}');
      expect(await rowsOf(storage())).toStrictEqual([]);
    });
  });

  describe('events', () => {
    it('lists them in order, by whole revisions, leaving none out from page to page', async () => {
      const events = [1, 2, 3, 4].flatMap((rev) => [0, 1, 2].map((n) => anEvent({ rev, n, commandId: `c${rev}` })));
      await inHall(storage(), (tx) => tx.appendEvents(HALL, events));
      await inHall(storage(), (tx) => tx.appendEvents('hall:two', [anEvent()]));

      expect(await storage().read((reader) => reader.listEvents(HALL, 0, 1000))).toStrictEqual(events);
      const paged = [];
      for (let after = 0; ; ) {
        const page = await storage().read((reader) => reader.listEvents(HALL, after, 4));
        if (page.length === 0) break;
        paged.push(...page);
        after = page.at(-1)?.rev ?? after;
      }
      expect(paged).toStrictEqual(events);
    });

    it('finds where the days begin, in order, and nothing else', async () => {
      const types = ['hall.loaded', 'day.rolled', 'ticket.issued', 'hall.loaded', 'window.opened', 'day.rolled'];
      const events = types.map((type, index) => anEvent({ rev: Math.floor(index / 2) + 1, n: index % 2, type }));
      await inHall(storage(), (tx) => tx.appendEvents(HALL, events));
      await inHall(storage(), (tx) => tx.appendEvents('hall:two', [anEvent({ type: 'day.rolled' })]));
      const marks = await storage().read((reader) => reader.listDayMarks(HALL));
      expect(marks.map(({ rev, n, type, at, commandId }) => [rev, n, type, at, commandId])).toStrictEqual([
        [1, 0, 'hall.loaded', NOON, 'c1'],
        [1, 1, 'day.rolled', NOON, 'c1'],
        [2, 1, 'hall.loaded', NOON, 'c1'],
        [3, 1, 'day.rolled', NOON, 'c1'],
      ]);
    });

    it('refuses the same place twice', async () => {
      await inHall(storage(), (tx) => tx.appendEvents(HALL, [anEvent()]));
      await expect(inHall(storage(), (tx) => tx.appendEvents(HALL, [anEvent({ body: '"forged"' })]))).rejects.toThrow();
      expect((await storage().read((reader) => reader.listEvents(HALL, 0, 10))).map((e) => e.body)).toStrictEqual([
        '{}',
      ]);
    });
  });

  describe('audit', () => {
    it('lists acts and refusals in the order they were decided', async () => {
      const rows = [
        anAudit(),
        anAudit({ commandId: 'c2', outcome: 'ticket.already-called' }),
        anAudit({ commandId: 'c3', outcome: 'rights.denied', at: NOON_EARLIER }),
        anAudit({ commandId: 'c4', rev: 2 }),
      ];
      await inHall(storage(), async (tx) => {
        for (const row of rows) await tx.putAudit(row);
      });
      expect(await storage().read((reader) => reader.listAudit(HALL, 0, 1000))).toStrictEqual(rows);
      expect(await storage().read((reader) => reader.listAudit(HALL, 0, 2))).toStrictEqual(rows.slice(0, 3));
      expect(await storage().read((reader) => reader.listAudit(HALL, 1, 2))).toStrictEqual(rows.slice(3));
    });
  });

  describe('append-only, by the database itself', () => {
    const forgeries = [
      'update event set body = \'"forged"\'',
      'delete from event',
      "update audit set actor = 'nobody'",
      'delete from audit',
    ];
    it.each(forgeries)('refuses: %s', async (forgery) => {
      await inHall(storage(), async (tx) => {
        await tx.appendEvents(HALL, [anEvent()]);
        await tx.putAudit(anAudit());
      });
      await expect(fixture().execute(forgery)).rejects.toThrow('append-only');
      expect(await storage().read((reader) => reader.listEvents(HALL, 0, 10))).toStrictEqual([anEvent()]);
      expect(await storage().read((reader) => reader.listAudit(HALL, 0, 10))).toStrictEqual([anAudit()]);
    });

    it('does not guard what may change (negative control)', async () => {
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow()]));
      await fixture().execute('delete from entity');
      expect(await rowsOf(storage())).toStrictEqual([]);
    });
  });

  describe('[SY-7] outbox streams', () => {
    it('remembers where each stream of each device stands', async () => {
      const find = (deviceId: string, outboxId: string) =>
        inHall(storage(), (tx) => tx.findStream(HALL, deviceId, outboxId));
      expect(await find('d1', 'o1')).toBeUndefined();
      await inHall(storage(), async (tx) => {
        await tx.putStream(HALL, { deviceId: 'd1', outboxId: 'o1', seq: 1 });
        await tx.putStream(HALL, { deviceId: 'd1', outboxId: 'o2', seq: 5 });
        await tx.putStream(HALL, { deviceId: 'd1', outboxId: 'o1', seq: 2 });
      });
      expect(await find('d1', 'o1')).toStrictEqual({ deviceId: 'd1', outboxId: 'o1', seq: 2 });
      expect((await find('d1', 'o2'))?.seq).toBe(5);
      expect(await find('d2', 'o1')).toBeUndefined();
      expect(await inHall(storage(), (tx) => tx.findStream('hall:two', 'd1', 'o1'))).toBeUndefined();
    });
  });
}

const NOON_EARLIER = 1_772_420_300_000;

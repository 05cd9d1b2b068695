import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deleteRow, diffTables, emptyTable, getRow, rowsOf, setRow, type Table, tableOf } from './table.ts';

/** Few ids, some of which share a bucket, so that neighbours are overwritten and deleted. */
const ids = Array.from({ length: 60 }, (_, n) => `id-${n}`);
const step = fc.record({
  id: fc.constantFrom(...ids),
  value: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
});

function apply(table: Table<number>, { id, value }: { id: string; value: number | undefined }): Table<number> {
  return value === undefined ? deleteRow(table, id) : setRow(table, id, value);
}

function applyToMap(map: Map<string, number>, { id, value }: { id: string; value: number | undefined }): void {
  if (value === undefined) map.delete(id);
  else map.set(id, value);
}

describe('a persistent table', () => {
  it('holds what a map would hold, and an old table never changes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const model = new Map<string, number>();
        let table = emptyTable<number>();
        for (const each of steps) {
          const before = table;
          const was = [...rowsOf(before)];
          table = apply(table, each);
          applyToMap(model, each);
          expect([...rowsOf(before)]).toEqual(was);
        }
        expect(table.size).toBe(model.size);
        for (const id of ids) expect(getRow(table, id)).toBe(model.get(id));
        expect([...rowsOf(table)].sort()).toEqual([...model.values()].sort());
      }),
    );
  });

  it('tells exactly what differs between two tables', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.array(step, { maxLength: 60 }), (first, second) => {
        const before = first.reduce(apply, emptyTable<number>());
        const after = second.reduce(apply, before);
        const expected = ids
          .filter((id) => getRow(before, id) !== getRow(after, id))
          .map((id) => ({ id, before: getRow(before, id), after: getRow(after, id) }));
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(diffTables(before, after).sort(byId)).toEqual(expected.sort(byId));
      }),
    );
  });

  it('keeps the reference where nothing changes', () => {
    const table = tableOf([['a', 1] as const]);
    expect(setRow(table, 'a', 1)).toBe(table);
    expect(deleteRow(table, 'b')).toBe(table);
  });
});

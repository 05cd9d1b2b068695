import type { Kysely } from 'kysely';
import type { PersonRow } from '../ports.ts';
import type { Tables } from '../schema.ts';
import { defineStatement } from '../statement.ts';

export type PersonStatements = ReturnType<typeof compilePersonStatements>;

export function compilePersonStatements(db: Kysely<Tables>) {
  const persons = db
    .selectFrom('person')
    .select(['id', 'scope', 'lookup', 'tail_lookup as tailLookup', 'sealed', 'seen_at as seenAt']);
  return {
    put: defineStatement<PersonRow>()('person.put', (p) =>
      db
        .insertInto('person')
        .values({
          id: p.id,
          scope: p.scope,
          lookup: p.lookup,
          tail_lookup: p.tailLookup,
          sealed: p.sealed,
          seen_at: p.seenAt,
        })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((set) => ({
            sealed: set.ref('excluded.sealed'),
            seen_at: set.ref('excluded.seen_at'),
          })),
        ),
    ),
    find: defineStatement<{ scope: string; lookup: string }>()('person.find', (p) =>
      persons.where('scope', '=', p.scope).where('lookup', '=', p.lookup),
    ),
    byId: defineStatement<{ scope: string; id: string }>()('person.by-id', (p) =>
      persons.where('scope', '=', p.scope).where('id', '=', p.id),
    ),
    byTail: defineStatement<{ scope: string; tailLookup: string }>()('person.by-tail', (p) =>
      persons.where('scope', '=', p.scope).where('tail_lookup', '=', p.tailLookup).orderBy('seen_at', 'desc').limit(50),
    ),
    erase: defineStatement<{ id: string }>()('person.erase', (p) => db.deleteFrom('person').where('id', '=', p.id)),
    eraseOld: defineStatement<{ before: number }>()('person.erase-old', (p) =>
      db.deleteFrom('person').where('seen_at', '<', p.before),
    ),
  };
}

import type { PersonTx } from './ports.ts';
import type { Session } from './session.ts';
import type { PersonStatements } from './statements/person-statements.ts';

export function createPersonTx(session: Session, statements: PersonStatements): PersonTx {
  return {
    async putPerson(row) {
      await session.run(statements.put, row);
    },
    async findPerson(scope, lookup) {
      const [person] = await session.all(statements.find, { scope, lookup });
      return person;
    },
    async findPersonById(scope, id) {
      const [person] = await session.all(statements.byId, { scope, id });
      return person;
    },
    async findPersonsByTail(scope, tailLookup) {
      return session.all(statements.byTail, { scope, tailLookup });
    },
    async erasePerson(id) {
      return (await session.run(statements.erase, { id })) > 0;
    },
    async erasePersonsBefore(before) {
      return session.run(statements.eraseOld, { before });
    },
  };
}

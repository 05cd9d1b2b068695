import { z } from 'zod';
import type { Written } from '../../shared/domain/commands/replies.ts';
import { type Applicant, applicantSchema } from '../../shared/domain/disclosure/disclosure-commands.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import type { Storage } from '../storage/ports.ts';
import type { PersonKeys } from './person-keys.ts';

/** The book of persons. What leaves it is an id that says nothing about anybody [SY-13]. */
export interface Persons {
  /** The id of the person with this ID number; known from now on, and so many days longer than the visitor of a day. */
  identify(idNumber: string, days?: number): Promise<string>;
  /** Ids of the persons whose ID number ends so. */
  withTail(tail: string): Promise<readonly string[]>;
  /** The id of a row that keeps this telephone number, for a call-back, or so many days longer. */
  keepPhone(phone: string, days?: number): Promise<string>;
  /** The telephone number kept under an id; null when there is none, or it is forgotten. */
  phoneOf(personId: string): Promise<string | null>;
  /** The id of a row that keeps what somebody wrote, so many days. */
  keepText(written: Written, days: number): Promise<string>;
  /** What is kept under an id; null when it is forgotten. */
  textOf(textId: string): Promise<Written | null>;
  /** The id of a row that keeps who made a disclosure request; the same person told the same way has the same one. */
  keepApplicant(applicant: Applicant, days: number): Promise<string>;
  /** Who made a request; null when it is forgotten. */
  applicantOf(personId: string): Promise<Applicant | null>;
  /** Forgets a person: the id stays in events and tickets and leads nowhere. */
  erase(personId: string): Promise<boolean>;
}

type Deps = {
  readonly storage: Storage;
  readonly scope: string;
  readonly keys: PersonKeys;
  readonly ids: Ids;
  /** Epoch ms. */
  readonly now: () => number;
};

const TAIL = 4;
const textSchema = z.object({ text: z.string(), contact: z.string().optional() });
const sealedSchema = z.object({ phone: z.string().optional(), applicant: applicantSchema.optional() });

const DAY_MS = 24 * 3_600_000;

export function createPersons({ storage, scope, keys, ids, now }: Deps): Persons {
  /** Rows are forgotten some time after they were seen last: one that is needed longer is seen in the future. */
  const seenAt = (known: { readonly seenAt: number } | undefined, days: number) =>
    Math.max(known?.seenAt ?? 0, now() + days * DAY_MS);
  return {
    async identify(idNumber, days = 0) {
      const lookup = keys.lookup(idNumber);
      return storage.write(async (tx) => {
        const known = await tx.findPerson(scope, lookup);
        const id = known?.id ?? ids.next();
        const tailLookup = keys.tailLookup(idNumber.slice(-TAIL));
        const sealed = known?.sealed ?? keys.seal(id, JSON.stringify({ idNumber }));
        await tx.putPerson({ id, scope, lookup, tailLookup, sealed, seenAt: seenAt(known, days) });
        return id;
      });
    },
    async keepPhone(phone, days = 0) {
      const lookup = keys.lookup(`phone ${phone}`);
      return storage.write(async (tx) => {
        const known = await tx.findPerson(scope, lookup);
        const id = known?.id ?? ids.next();
        const sealed = known?.sealed ?? keys.seal(id, JSON.stringify({ phone }));
        // Nobody finds a person by the end of a telephone number.
        await tx.putPerson({ id, scope, lookup, tailLookup: lookup, sealed, seenAt: seenAt(known, days) });
        return id;
      });
    },
    async keepApplicant(applicant, days) {
      const text = JSON.stringify({ applicant });
      const lookup = keys.lookup(text);
      return storage.write(async (tx) => {
        const known = await tx.findPerson(scope, lookup);
        const id = known?.id ?? ids.next();
        const sealed = known?.sealed ?? keys.seal(id, text);
        // Nobody finds an applicant by a part of the ID number.
        await tx.putPerson({ id, scope, lookup, tailLookup: lookup, sealed, seenAt: seenAt(known, days) });
        return id;
      });
    },
    async applicantOf(personId) {
      const row = await storage.write((tx) => tx.findPersonById(scope, personId));
      if (row === undefined) return null;
      return sealedSchema.parse(JSON.parse(keys.open(row.id, row.sealed))).applicant ?? null;
    },
    async phoneOf(personId) {
      const row = await storage.write((tx) => tx.findPersonById(scope, personId));
      if (row === undefined) return null;
      const { phone } = sealedSchema.parse(JSON.parse(keys.open(row.id, row.sealed)));
      return phone ?? null;
    },
    async keepText(written, days) {
      const id = ids.next();
      const sealed = keys.seal(id, JSON.stringify(written));
      // Nobody is found by what they wrote.
      const lookup = keys.lookup(`text ${id}`);
      await storage.write((tx) =>
        tx.putPerson({ id, scope, lookup, tailLookup: lookup, sealed, seenAt: seenAt(undefined, days) }),
      );
      return id;
    },
    async textOf(textId) {
      const row = await storage.write((tx) => tx.findPersonById(scope, textId));
      return row === undefined ? null : textSchema.parse(JSON.parse(keys.open(row.id, row.sealed)));
    },
    async withTail(tail) {
      return storage.write(async (tx) => {
        const rows = await tx.findPersonsByTail(scope, keys.tailLookup(tail));
        return rows.map((row) => row.id);
      });
    },
    erase: (personId) => storage.write((tx) => tx.erasePerson(personId)),
  };
}

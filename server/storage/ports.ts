/**
 * The one storage port. SQLite and PostgreSQL implement it, and `test/contract/storage-suite.ts` runs on both.
 * Storage knows rows and transactions, nothing about tickets; it never imports commands.
 */

/** Consistency head of a scope (a hall, or the city). `rev` counts committed commands [SY-4]. */
export type ScopeHead = {
  readonly scope: string;
  /** Changes when a backup is restored [SY-5]. */
  readonly epoch: string;
  readonly rev: number;
  /** Business day the loaded rows belong to, '' before the first roll. */
  readonly day: string;
};

/** One entity of a scope's state, as a JSON document. */
export type EntityRow = {
  readonly kind: string;
  readonly id: string;
  /** Business day of day-bound rows (tickets, slips, periods, counters); null for lasting ones. Old days stay stored. */
  readonly day: string | null;
  /** Unique within (scope, kind) when not null: the printed number of a ticket with its day [QU-2]. */
  readonly uniq: string | null;
  readonly rev: number;
  /** JSON text. */
  readonly body: string;
};

/** [SY-3] the one reply of a command id. `reply` is the JSON text of the ack. */
export type Memo = {
  readonly id: string;
  readonly scope: string;
  readonly payloadHash: string;
  readonly rev: number;
  readonly reply: string;
  readonly at: number;
};

export type AuditRow = {
  readonly scope: string;
  readonly rev: number;
  /** Position within its commit group, so that (scope, at, n) orders refusals too. */
  readonly commandId: string;
  readonly type: string;
  /** `device:<id>`, `staff:<id>@<device>`, `phone`, `system`: ids only, never names. */
  readonly actor: string;
  /** 'ok' or the refusal code. */
  readonly outcome: string;
  readonly at: number;
};

export type EventRow = {
  readonly rev: number;
  /** Position within the command. */
  readonly n: number;
  readonly type: string;
  readonly at: number;
  readonly commandId: string;
  readonly body: string;
};

/** Where a business day, or a hall file, begins in the events. */
export type DayMark = Omit<EventRow, 'body' | 'type'> & { readonly type: 'day.rolled' | 'hall.loaded' };

/** One link of a feed's chain. `rows` is the JSON text of the row array. */
export type ChangeRow = {
  readonly feed: string;
  readonly from: number;
  readonly to: number;
  readonly rows: string;
  readonly at: number;
};

/** Where an outbox stream of a device stands [SY-7]. */
export type StreamRow = { readonly deviceId: string; readonly outboxId: string; readonly seq: number };

/** Scope work inside one write transaction. Handed to the loop, and nothing else is [DESIGN 2]. */
export interface ScopeTx {
  /** Locks the scope row (PostgreSQL `for update`) and creates it with `epoch` if it is missing [SY-14]. */
  lockScope(scope: string, epochIfNew: string): Promise<ScopeHead>;
  saveHead(head: ScopeHead): Promise<void>;
  /** Runs inside a savepoint: rolled back alone if `run` throws; the error is rethrown [SY-1]. */
  savepoint<T>(run: () => Promise<T>): Promise<T>;
  findMemo(id: string): Promise<Memo | undefined>;
  putMemo(memo: Memo): Promise<void>;
  /** Insert or replace by (scope, kind, id). Throws `UniqueViolation` when `uniq` is taken by another id. */
  putRows(scope: string, rows: readonly EntityRow[]): Promise<void>;
  deleteRows(scope: string, rows: readonly { kind: string; id: string }[]): Promise<void>;
  /** Append-only: the database itself refuses update and delete. */
  appendEvents(scope: string, events: readonly EventRow[]): Promise<void>;
  putAudit(row: AuditRow): Promise<void>;
  /** The rev at which a feed last changed, 0 before the first change. */
  feedCursor(scope: string, feed: string): Promise<number>;
  /** Stores the links and moves the feeds' cursors. */
  appendChanges(scope: string, changes: readonly ChangeRow[]): Promise<void>;
  findStream(scope: string, deviceId: string, outboxId: string): Promise<StreamRow | undefined>;
  putStream(scope: string, row: StreamRow): Promise<void>;
}

export type DeviceRow = {
  readonly id: string;
  readonly scope: string;
  readonly role: string;
  readonly name: string;
  readonly tokenHash: string;
  readonly createdAt: number;
  readonly revokedAt: number | null;
  /** Which device of the hall file it is; null = none of them. */
  readonly listed: string | null;
};

export type EnrollCodeRow = {
  readonly codeHash: string;
  readonly scope: string;
  readonly role: string;
  readonly name: string;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  /** Which device of the hall file it makes; null = none of them. */
  readonly listed: string | null;
};

export type StaffRow = {
  readonly id: string;
  readonly scope: string;
  readonly login: string;
  /** JSON of LocalText. */
  readonly name: string;
  readonly plate: string;
  /** JSON arrays. */
  readonly roles: string;
  readonly skills: string;
  /** JSON array of absences. */
  readonly leave: string;
  /** Id of the person who covers (B post). */
  readonly cover: string | null;
  /** Encoded argon2id; of the first-log-in password while `mustSet`. */
  readonly passwordHash: string;
  readonly mustSet: boolean;
  readonly pinHash: string | null;
  readonly wrongTries: number;
  /** Epoch ms before which no try is accepted. */
  readonly waitUntil: number;
};

export type SessionRow = {
  readonly id: string;
  readonly scope: string;
  readonly staffId: string;
  readonly deviceId: string;
  readonly tokenHash: string;
  readonly createdAt: number;
  readonly endedAt: number | null;
};

/** Accounts: devices, codes, staff, sessions. Same transaction rules as scope work. */
export interface AccountTx {
  putDevice(row: DeviceRow): Promise<void>;
  findDeviceByToken(tokenHash: string): Promise<DeviceRow | undefined>;
  listDevices(scope: string): Promise<readonly DeviceRow[]>;
  putEnrollCode(row: EnrollCodeRow): Promise<void>;
  findEnrollCode(codeHash: string): Promise<EnrollCodeRow | undefined>;
  putStaff(row: StaffRow): Promise<void>;
  /** The log-in and the roster go; what the person did stays in events and audit under the id. */
  removeStaff(scope: string, id: string): Promise<void>;
  findStaff(id: string): Promise<StaffRow | undefined>;
  findStaffByLogin(scope: string, login: string): Promise<StaffRow | undefined>;
  listStaff(scope: string): Promise<readonly StaffRow[]>;
  putSession(row: SessionRow): Promise<void>;
  findSessionByToken(tokenHash: string): Promise<SessionRow | undefined>;
  listOpenSessions(scope: string): Promise<readonly SessionRow[]>;
}

/** A visitor who showed an ID. Nothing in it can be read without the key beside the database [SE-7]. */
export type PersonRow = {
  readonly id: string;
  readonly scope: string;
  /** Keyed hash of the ID number, unique in the scope. */
  readonly lookup: string;
  /** Keyed hash of its last four characters. */
  readonly tailLookup: string;
  readonly sealed: string;
  readonly seenAt: number;
};

/** Persons [SY-13]. Same transaction rules as scope work. */
export interface PersonTx {
  putPerson(row: PersonRow): Promise<void>;
  findPerson(scope: string, lookup: string): Promise<PersonRow | undefined>;
  findPersonById(scope: string, id: string): Promise<PersonRow | undefined>;
  findPersonsByTail(scope: string, tailLookup: string): Promise<readonly PersonRow[]>;
  /** False when there was no such person. */
  erasePerson(id: string): Promise<boolean>;
  /** Forgets persons last seen before (epoch ms); answers how many. */
  erasePersonsBefore(before: number): Promise<number>;
}

export type Tx = ScopeTx & AccountTx & PersonTx;

/** Consistent reads beside the writer. */
export interface Reader {
  head(scope: string): Promise<ScopeHead | undefined>;
  /** Rows with `day` null or equal to `day`. */
  loadRows(scope: string, day: string): Promise<readonly EntityRow[]>;
  feedCursors(scope: string): Promise<ReadonlyMap<string, number>>;
  /**
   * The links after `cursor` in order, or undefined when the chain no longer reaches back that far (then a snapshot
   * is needed) [SY-5].
   */
  changesSince(scope: string, feed: string, cursor: number): Promise<readonly ChangeRow[] | undefined>;
  findMemo(id: string): Promise<Memo | undefined>;
  listEvents(scope: string, afterRev: number, limit: number): Promise<readonly EventRow[]>;
  /**
   * What each business day began with, oldest first: the rolls of the day, and the loads of the hall file, of which the
   * newest before a roll was in force. `n` is the place within the revision.
   */
  listDayMarks(scope: string): Promise<readonly DayMark[]>;
  listAudit(scope: string, afterRev: number, limit: number): Promise<readonly AuditRow[]>;
  /** Rows of any day, for reports and proofs. */
  listEntities(scope: string, kind: string, day: string | null): Promise<readonly EntityRow[]>;
}

export interface Storage {
  /** One writer: calls run one after the other; resolves after the commit is synced [SY-2]. Throws `StorageError`. */
  write<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  read<T>(run: (reader: Reader) => Promise<T>): Promise<T>;
  /** Drops change rows older than `before` (epoch ms) or beyond `keep` per feed, and memos older than `memosBefore`. */
  retain(limits: { before: number; keep: number; memosBefore: number }): Promise<void>;
  /**
   * Does work of the database that would make somebody wait if it came in the middle of a rush. Call it often: it acts
   * only when much was written and nobody wrote since the last call.
   */
  tidy(): Promise<void>;
  /**
   * Writes one committed state into a new file while work goes on [OP-1]. Throws `NoBackupError` where the database has
   * tools of its own.
   */
  backup(file: string): Promise<void>;
  /**
   * Keeps a line open on which other servers say that they committed; only a hint [SY-14]. Call it again and again: it
   * opens a line that was lost, and does nothing while one is open or where there is one server. Never throws.
   */
  listen(heard: () => void): Promise<void>;
  close(): Promise<void>;
}

/** This database is not copied by us: PostgreSQL brings pg_dump. */
export class NoBackupError extends Error {
  constructor() {
    super('the database makes its own backups');
    this.name = 'NoBackupError';
  }
}

/**
 * Why a write failed. `rolled-back`: the whole transaction is certainly gone. `unknown`: the error came at COMMIT;
 * reload and read the memos before answering [SY-2]. `full`: disk full (rolled back). `busy`: locked (rolled back).
 */
export class StorageError extends Error {
  readonly outcome: 'rolled-back' | 'unknown';
  readonly reason: 'full' | 'busy' | 'io' | 'constraint' | 'other';
  constructor(
    outcome: 'rolled-back' | 'unknown',
    reason: 'full' | 'busy' | 'io' | 'constraint' | 'other',
    options: { cause: unknown },
  ) {
    super(`storage ${outcome}: ${reason}`, options);
    this.name = 'StorageError';
    this.outcome = outcome;
    this.reason = reason;
  }
}

/** `putRows` met a number that exists already. Thrown inside the savepoint, so the command alone is rolled back. */
export class UniqueViolation extends Error {
  constructor(options: { cause: unknown }) {
    super('unique violation', options);
    this.name = 'UniqueViolation';
  }
}

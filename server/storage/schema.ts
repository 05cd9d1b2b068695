/** Tables as the queries see them. The same names and columns on SQLite and on PostgreSQL. */

export type ScopeTable = { scope: string; epoch: string; rev: number; day: string };

export type EntityTable = {
  scope: string;
  kind: string;
  id: string;
  day: string | null;
  uniq: string | null;
  rev: number;
  body: string;
};

export type MemoTable = {
  id: string;
  scope: string;
  payload_hash: string;
  rev: number;
  reply: string;
  at: number;
};

export type EventTable = {
  scope: string;
  rev: number;
  n: number;
  type: string;
  at: number;
  command_id: string;
  body: string;
};

export type AuditTable = {
  scope: string;
  rev: number;
  command_id: string;
  type: string;
  actor: string;
  outcome: string;
  at: number;
};

/** The database numbers audit rows in commit order; no query writes this column. */
export type AuditOrder = { readonly seq: number };

export type ChangeTable = { scope: string; feed: string; from_rev: number; to_rev: number; rows: string; at: number };

/** Where a feed's chain ends; outlives the links that retention drops. */
export type FeedTable = { scope: string; feed: string; cursor: number };

export type StreamTable = { scope: string; device_id: string; outbox_id: string; seq: number };

export type DeviceTable = {
  id: string;
  scope: string;
  role: string;
  name: string;
  token_hash: string;
  created_at: number;
  revoked_at: number | null;
  listed: string | null;
};

export type EnrollCodeTable = {
  code_hash: string;
  scope: string;
  role: string;
  name: string;
  expires_at: number;
  used_at: number | null;
  listed: string | null;
};

export type StaffTable = {
  id: string;
  scope: string;
  login: string;
  name: string;
  plate: string;
  roles: string;
  skills: string;
  leave: string;
  cover: string | null;
  password_hash: string;
  /** 0 or 1: SQLite has no booleans. */
  must_set: number;
  pin_hash: string | null;
  wrong_tries: number;
  wait_until: number;
};

export type SessionTable = {
  id: string;
  scope: string;
  staff_id: string;
  device_id: string;
  token_hash: string;
  created_at: number;
  ended_at: number | null;
};

export type PersonTable = {
  id: string;
  scope: string;
  lookup: string;
  tail_lookup: string;
  sealed: string;
  seen_at: number;
};

export type MigrationTable = { version: number; name: string; applied_at: number };

export type Tables = {
  scope: ScopeTable;
  entity: EntityTable;
  memo: MemoTable;
  event: EventTable;
  audit: AuditTable;
  change: ChangeTable;
  feed: FeedTable;
  stream: StreamTable;
  device: DeviceTable;
  enroll_code: EnrollCodeTable;
  staff: StaffTable;
  session: SessionTable;
  person: PersonTable;
  migration: MigrationTable;
};

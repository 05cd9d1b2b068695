import type { HallCommandType } from '../../shared/domain/commands/hall-commands.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { WireCode } from '../../shared/protocol/errors.ts';
import type { FeedRow } from '../../shared/protocol/feeds.ts';

/** Replica of one feed: server rows only, at one rev of one epoch [SY-7]. */
export type StoredFeed = {
  readonly feed: string;
  readonly epoch: string;
  readonly cursor: number;
  readonly rows: readonly FeedRow[];
};

/** Rows of a feed together with the cursor that they belong to; `replace` drops all other rows of the feed first. */
export type FeedWrite = StoredFeed & { readonly replace: boolean };

type InStream = {
  readonly id: string;
  readonly outboxId: string;
  /** Place in the stream, from 1 [SY-7]. */
  readonly seq: number;
};

/** A durable command from the press until it is forgotten: 24 h after its ack, or when staff put it away. */
export type CommandRecord = InStream & {
  readonly kind: 'command';
  readonly type: HallCommandType;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Local epoch ms of the press. */
  readonly createdAt: number;
  /** Server time of the press as known here, epoch ms: the `now` of the fold. */
  readonly pressedAt: number;
  readonly status: 'queued' | 'rejected' | 'set-aside' | 'acked';
  readonly tries: number;
  readonly error: { readonly code: WireCode; readonly params?: Readonly<Record<string, string | number>> } | null;
  /** Local epoch ms, rev and epoch of the ack; null before. Offered again after a restore [SY-5]. */
  readonly acked: { readonly at: number; readonly rev: number; readonly epoch: string } | null;
};

/** Stands in the stream for a command that was set aside [SY-7]. */
export type SkipRecord = InStream & { readonly kind: 'skip' };
export type OutboxRecord = CommandRecord | SkipRecord;

/** Small lasting facts, one JSON value each. What they are is known to their owners. */
export type NoteKey = 'stream' | 'hello' | 'session' | 'verifier' | 'desk' | 'takes';

export type DatabaseImage = {
  readonly feeds: readonly StoredFeed[];
  readonly outbox: readonly OutboxRecord[];
  readonly notes: ReadonlyMap<NoteKey, unknown>;
};

export type DatabaseWrite = {
  readonly feeds?: readonly FeedWrite[];
  readonly dropFeeds?: readonly string[];
  readonly putOutbox?: readonly OutboxRecord[];
  readonly dropOutbox?: readonly string[];
  /** null deletes the note. */
  readonly notes?: ReadonlyMap<NoteKey, unknown>;
};

/** One local database. Writes happen one after the other in the order of the calls. */
export interface LocalDatabase {
  load(): Promise<DatabaseImage>;
  /** All of it or nothing; resolves when it would survive a power cut. */
  write(change: DatabaseWrite): Promise<void>;
  close(): void;
}

/** `newer`: made by a newer version of this app; it is left alone [SY-11]. `failed`: cannot be opened now. */
export type OpenFailure = 'newer' | 'failed';

/** Databases of one device: `device`, and one per staff member for what only that person may see [SY-13]. */
export interface LocalStore {
  open(name: string): Promise<Result<LocalDatabase, OpenFailure>>;
  remove(name: string): Promise<void>;
}

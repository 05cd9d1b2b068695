import type { Catalogue } from '../../shared/domain/catalogue/content.ts';
import type { HallCommandOf, HallCommandType } from '../../shared/domain/commands/hall-commands.ts';
import type { ReplyOf } from '../../shared/domain/commands/replies.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { LocalText } from '../../shared/lib/text.ts';
import type { Hello, StaffView } from '../../shared/protocol/down.ts';
import type { WireCode, WireError } from '../../shared/protocol/errors.ts';

/** Where the line stands. `since` is local epoch ms. */
export type ConnectionState =
  | { readonly status: 'connecting'; readonly since: number; readonly attempt: number }
  | { readonly status: 'online'; readonly since: number }
  | { readonly status: 'offline'; readonly since: number; readonly attempt: number }
  /** The server does not want this client: not enrolled, revoked, upgrade required. Retrying alone will not help. */
  | { readonly status: 'refused'; readonly since: number; readonly code: WireCode };

/** A durable command on its way [SY-7]. */
export type OutboxItem = {
  readonly id: string;
  readonly seq: number;
  readonly type: HallCommandType;
  readonly payload: unknown;
  readonly createdAt: number;
  readonly status: 'queued' | 'sending' | 'rejected' | 'set-aside';
  readonly tries: number;
  readonly error: { readonly code: WireCode; readonly params?: Readonly<Record<string, string | number>> } | null;
};

/** Answer to `send`. */
export type SendOutcome<T extends HallCommandType> =
  | { readonly status: 'ok'; readonly reply: ReplyOf<T> }
  | { readonly status: 'refused'; readonly error: WireError }
  /** Durable: kept in the outbox, will be applied once. */
  | { readonly status: 'queued' }
  /** Live: not sent, because there is no line or it would be too late. Nothing happened. */
  | { readonly status: 'not-sent'; readonly code: 'offline' | 'too-late' }
  /**
   * Live: sent but no answer came; `command.status` was asked where possible and did not help. `settled` resolves when
   * the line is back and the server has said what became of it: the reply if it happened, null if it did not. The
   * kiosk gives back a number that nobody saw with it [QU-3].
   */
  | { readonly status: 'unknown'; readonly settled?: Promise<ReplyOf<T> | null> };

/** Why the last session is over, where the server ended it: expired or ended elsewhere, or the account is gone. */
export type SessionEnd = Extract<WireCode, 'session-expired' | 'account-closed'>;

/** What a screen may know, one immutable value per change. */
export type ClientView = {
  /** False until the local replica is loaded from Dexie (or found empty). */
  readonly loaded: boolean;
  readonly connection: ConnectionState;
  readonly hello: Hello | null;
  readonly staff: StaffView | null;
  /** Missing while a session runs, before the first, and after a log-out. */
  readonly sessionEnd?: SessionEnd;
  /** fold(replica, pending durable commands) [SY-7]. */
  readonly hall: HallState;
  /** Rev of the queue feed that is shown, null = no snapshot yet. Never goes back. */
  readonly rev: number | null;
  /** The hall shown has effects of our own that the server has not told yet [SY-7]. */
  readonly ahead: boolean;
  /** Local epoch ms of the last word from the server: age of the data when the line is cut. */
  readonly heardAt: number | null;
  /** Published content as this device has it; the same reference until a new version comes. */
  readonly catalogue: Catalogue;
  readonly outbox: readonly OutboxItem[];
};

/** The data side of every page of the app; React reads it through `renderer/hooks`. */
export interface CivicClient {
  getView(): ClientView;
  /** Called after every change of the view; returns the function that stops it. */
  subscribe(listener: () => void): () => void;
  /** Server time in epoch ms as well as it is known; for showing, never for deciding [SY-9]. */
  serverNow(): number;
  send<T extends HallCommandType>(type: T, payload: HallCommandOf<T>['payload']): Promise<SendOutcome<T>>;
  login(input: {
    login: string;
    password: string;
    newPassword?: string;
    pin?: string;
  }): Promise<{ ok: true; staff: StaffView } | WireError | { ok: false; code: 'offline' }>;
  /** Ends the session and wipes this person's replica, except unsent items [SY-13]. */
  logout(): Promise<void>;
  /** Opens the idle lock; works offline against the verifier of the last log-in. */
  unlock(pin: string): Promise<{ ok: true } | { ok: false; code: WireCode | 'offline' }>;
  /** Names of the staff by id, for managers and administrators; null = there is no line, or they may not be told. */
  staffNames(): Promise<Readonly<Record<string, LocalText>> | null>;
  /** Staff look at a rejected or set-aside item and put it away; a set-aside one is skipped in the stream [SY-7]. */
  dismiss(outboxItemId: string): Promise<void>;
  /** Tries the set-aside item again, under the same id. */
  retry(outboxItemId: string): Promise<void>;
  /** New device token after enrolment, or null after it was forgotten: connect afresh. */
  setDeviceToken(token: string | null): void;
  stop(): Promise<void>;
}

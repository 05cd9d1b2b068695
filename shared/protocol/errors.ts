import type { RejectionCode } from '../domain/commands/rejection.ts';

/** Codes that the edge itself answers, beside the domain's refusals. Texts under `errors.<code>`. */
export const EDGE_CODES = [
  'invalid',
  'unknown-command',
  'too-large',
  'rate-limited',
  'not-enrolled',
  'revoked',
  'session-expired',
  'account-closed',
  'upgrade-required',
  'conflict',
  'storage',
  'storage-full',
  'internal',
  'not-found',
  'outbox.out-of-order',
  'login.wrong',
  'login.wait',
  'login.set-password',
  'login.weak-password',
  'login.not-counter',
  'enroll.wrong-code',
  'enroll.expired',
  'feed.denied',
  'snapshot.gone',
  'stopping',
] as const;
export type EdgeCode = (typeof EDGE_CODES)[number];

export type WireCode = EdgeCode | RejectionCode;

/** [SY-3] never memoised: the same id may be tried again and may then succeed. */
export const TRANSIENT_CODES: readonly WireCode[] = [
  'rate-limited',
  'storage',
  'storage-full',
  'session-expired',
  'account-closed',
  'upgrade-required',
  'internal',
  'outbox.out-of-order',
  'stopping',
];

export type WireError = {
  readonly ok: false;
  readonly code: WireCode;
  readonly params?: Readonly<Record<string, string | number>>;
  /** When to try again, ms from now; present on transient answers. */
  readonly retryAfterMs?: number;
  /** Names the log line of an `internal` answer. */
  readonly correlationId?: string;
};

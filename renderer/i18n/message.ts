import type { HallCommandType } from '../../shared/domain/commands/hall-commands.ts';
import { REJECTION_CODES } from '../../shared/domain/commands/rejection.ts';
import type { Why } from '../../shared/domain/policy/why.ts';
import { HOST_CODES, type HostCode } from '../../shared/ipc/host-codes.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { EDGE_CODES, type WireCode, type WireError } from '../../shared/protocol/errors.ts';
import type { SendOutcome } from '../data/client.ts';

/** What only this side can know: it took too long, no answer came. `none` of the host is no message. */
export const LOCAL_CODES = ['too-late', 'unknown'] as const;
export type LocalCode = (typeof LOCAL_CODES)[number] | Exclude<HostCode, 'none'>;

/** Every code that has a sentence under `errors.<code>`. */
export type MessageCode = WireCode | LocalCode;

export const MESSAGE_CODES: readonly MessageCode[] = [
  ...EDGE_CODES,
  ...REJECTION_CODES,
  ...LOCAL_CODES,
  ...HOST_CODES.filter((code) => code !== 'none'),
];

/** A sentence to show: its key and parameters, drawn with `useMessageText`. */
export type Message = {
  readonly code: MessageCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Names the line in the server's log; shown small beside an `internal` answer. */
  readonly correlationId: string | null;
};

/** What texts name is always there, whether or not the server said it: a gap that can be seen, never a blank or a name in braces. */
const UNSAID = { seconds: 5, time: '—', number: '—', max: '—' };

export function messageOf(code: MessageCode, params: Message['params'] = {}): Message {
  return { code, params: { ...UNSAID, ...params }, correlationId: null };
}

export function messageOfError(error: Omit<WireError, 'ok'>): Message {
  const seconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 5000) / 1000));
  return {
    code: error.code,
    params: { ...UNSAID, seconds, ...error.params },
    correlationId: error.correlationId ?? null,
  };
}

/** The sentence an answer needs, or null where it went well (or will: a durable command that waits in the outbox). */
export function messageOfOutcome<T extends HallCommandType>(outcome: SendOutcome<T>): Message | null {
  switch (outcome.status) {
    case 'ok':
    case 'queued':
      return null;
    case 'refused':
      return messageOfError(outcome.error);
    case 'not-sent':
      return messageOf(outcome.code);
    case 'unknown':
      return messageOf('unknown');
    default:
      return unreachable(outcome);
  }
}

/** Outcome of main (`device.enroll`, `service.*`, `settings.save`): its code is a host code or the server's own. */
export function messageOfHost(outcome: { readonly ok: boolean; readonly code: string }): Message | null {
  if (outcome.ok) return null;
  return messageOf(MESSAGE_CODES.find((code) => code === outcome.code) ?? 'internal');
}

/** Parameters of a `why` text: everything but its code. */
export function whyParams(why: Why): Readonly<Record<string, string | number>> {
  const { code: _code, ...params } = why;
  return params;
}

import type { HallCommandType } from '../../shared/domain/commands/hall-commands.ts';
import type { Why } from '../../shared/domain/policy/why.ts';
import type { PrintResult } from '../../shared/ipc/channels.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { WireCode, WireError } from '../../shared/protocol/errors.ts';
import type { SendOutcome } from '../data/client.ts';

/** What only this side can know: there was no line, it took too long, no answer came, the printer. */
export const LOCAL_CODES = [
  'offline',
  'too-late',
  'unknown',
  'printer.none',
  'printer.unreachable',
  'printer.broke-off',
  'printer.bad-image',
] as const;
export type LocalCode = (typeof LOCAL_CODES)[number];

/** Every code that has a sentence under `errors.<code>`. */
export type MessageCode = WireCode | LocalCode;

/** A sentence to show: its key and parameters, drawn with `useMessageText`. */
export type Message = {
  readonly code: MessageCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Names the line in the server's log; shown small beside an `internal` answer. */
  readonly correlationId: string | null;
};

export function messageOf(code: MessageCode, params: Message['params'] = {}): Message {
  return { code, params: { seconds: 5, ...params }, correlationId: null };
}

/** `seconds` is always there, so a text may name it whether or not the server said how long to wait. */
export function messageOfError(error: Omit<WireError, 'ok'>): Message {
  const seconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 5000) / 1000));
  return { code: error.code, params: { seconds, ...error.params }, correlationId: error.correlationId ?? null };
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

export function messageOfPrint(result: PrintResult): Message | null {
  return result.code === 'none' ? null : messageOf(result.code);
}

/** Parameters of a `why` text: everything but its code. */
export function whyParams(why: Why): Readonly<Record<string, string | number>> {
  const { code: _code, ...params } = why;
  return params;
}

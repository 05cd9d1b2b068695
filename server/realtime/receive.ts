import { randomUUID } from 'node:crypto';
import type { WireError } from '../../shared/protocol/errors.ts';
import { type UpEvent, upSchemas } from '../../shared/protocol/up.ts';
import { type InspectLimits, inspect } from '../edge/inspect.ts';
import { describeError, type Log } from '../log.ts';
import type { MessageHandlers } from './messages.ts';
import type { Connection, IoSocket } from './socket-types.ts';

type Deps = {
  readonly handlers: MessageHandlers;
  readonly monotonic: () => number;
  readonly limits: InspectLimits;
  readonly log: Log;
};

type Answer = (answer: unknown) => void;

function isMessage(event: string): event is UpEvent {
  return Object.hasOwn(upSchemas, event);
}

/**
 * The one door for everything a client says: rate limit, structure, schema, then the handler. Whatever comes in, the
 * answer is typed and the process lives [SE-6].
 */
export function createReceiver(
  deps: Deps,
): (socket: IoSocket, connection: Connection, event: string, args: unknown[]) => void {
  const { handlers, monotonic, limits, log } = deps;

  async function handle<E extends UpEvent>(
    socket: IoSocket,
    connection: Connection,
    event: E,
    raw: unknown,
  ): Promise<unknown> {
    const inspected = inspect(raw, limits);
    if (!inspected.ok) {
      log.warn('message.invalid', { event, reason: inspected.reason });
      return { ok: false, code: 'invalid' } satisfies WireError;
    }
    const parsed = upSchemas[event].safeParse(inspected.value);
    if (!parsed.success) {
      const paths = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.'));
      log.warn('message.invalid', { event, reason: 'schema', paths });
      return { ok: false, code: 'invalid' } satisfies WireError;
    }
    return handlers[event](socket, connection, parsed.data as Parameters<MessageHandlers[E]>[2]);
  }

  return (socket, connection, event, args) => {
    const last = args.at(-1);
    const answer: Answer = typeof last === 'function' ? (last as Answer) : () => undefined;
    const messages = typeof last === 'function' ? args.slice(0, -1) : args;

    const retryAfterMs = connection.bucket.take(monotonic());
    if (retryAfterMs > 0) return answer({ ok: false, code: 'rate-limited', retryAfterMs } satisfies WireError);
    if (!isMessage(event)) {
      log.warn('message.unknown', { event: event.slice(0, 60) });
      return answer({ ok: false, code: 'unknown-command' } satisfies WireError);
    }
    if (messages.length !== 1) {
      log.warn('message.invalid', { event, reason: 'arguments' });
      return answer({ ok: false, code: 'invalid' } satisfies WireError);
    }
    handle(socket, connection, event, messages[0]).then(answer, (error: unknown) => {
      const correlationId = randomUUID();
      log.error('message.failed', { event, correlationId, ...describeError(error) });
      answer({ ok: false, code: 'internal', correlationId, retryAfterMs: 1000 } satisfies WireError);
    });
  };
}

import pino from 'pino';

export type LogFields = Readonly<Record<string, unknown>>;

/** One JSON line per call: a literal event name and fields. Never names, tokens, codes or addresses with secrets. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Log lines as JSON on `write` (stdout in the composition root). */
export function createLog(options: { level: string; write: (line: string) => void }): Log {
  const logger = pino({ level: options.level, base: null, messageKey: 'event' }, { write: options.write });
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) => {
      logger[level](fields, event);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** What may be said of a thrown value in a log line: its class and message, and those of its cause. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}` : undefined;
  return { error: `${error.name}: ${error.message}`, ...(cause === undefined ? {} : { cause }), stack: error.stack };
}

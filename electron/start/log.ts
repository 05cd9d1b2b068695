export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** One JSON line per entry; `event` is a literal name, never a sentence, and no field holds personal data. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export function createLog(deps: { write: (line: string) => void; now: () => number }): Log {
  function entry(level: 'info' | 'warn' | 'error') {
    return (event: string, fields: LogFields = {}) => {
      deps.write(`${JSON.stringify({ ...fields, time: deps.now(), level, event })}\n`);
    };
  }
  return { info: entry('info'), warn: entry('warn'), error: entry('error') };
}

/** Code of a system error (`ECONNREFUSED`), or the name of the error: fit for a log, unlike a message. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : error.name;
}

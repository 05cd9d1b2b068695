import type { Log, LogFields } from '../data/log.ts';
import type { Platform } from './platform.ts';

/** Log lines of a page, written by main. Main may be gone (the app is closing): then there is nobody to tell. */
export function createPageLog(platform: Platform): Log {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) => {
      platform.call('app.log', { level, event, fields: { ...fields } }).catch(() => undefined);
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { complain } from './log.mjs';

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Runs a module's command when the module was started and not imported. A failure is one readable message and exit
 * code 1, not a stack trace.
 * @param {string} moduleUrl
 * @param {string} what
 * @param {() => Promise<void>} command
 */
export async function whenStarted(moduleUrl, what, command) {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== fileURLToPath(moduleUrl)) return;
  try {
    await command();
  } catch (error) {
    complain(`${what} failed: ${messageOf(error)}`);
    process.exitCode = 1;
  }
}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {string} text */
export function complain(text) {
  process.stderr.write(`${text}\n`);
}

/** @param {number} ms */
export function seconds(ms) {
  return ms < 60_000
    ? `${(ms / 1000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

const REMINDER_MS = 10_000;

/**
 * Runs one long step and keeps the reader informed: what begins, that it is still alive, how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const startedAt = Date.now();
  say(`-> ${what}`);
  const reminder = setInterval(() => say(`   still at it: ${what} (${seconds(Date.now() - startedAt)})`), REMINDER_MS);
  try {
    const result = await work();
    say(`   done in ${seconds(Date.now() - startedAt)}`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}

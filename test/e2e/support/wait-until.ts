const ASK_EVERY_MS = 25;

/**
 * Asks again and again until the answer is neither null, undefined nor false. `what` names the wish in the error. For
 * processes and files outside the page, that tell of nothing by themselves.
 */
export async function waitUntil<T>(
  what: string,
  ask: () => T | Promise<T>,
  withinMs = 15_000,
): Promise<Exclude<T, null | undefined | false>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) {
      return answer as Exclude<T, null | undefined | false>;
    }
    if (Date.now() > deadline) throw new Error(`waited ${withinMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

const ALLOWED = 5;
const WINDOW_MS = 60_000;

/** How often something that crashes may be started again: some bad luck is repaired, a crash loop is not fed. */
export function createRestartBudget() {
  /** @type {number[]} */
  let crashes = [];
  return {
    /** Notes a crash and says whether another start is worth it. */
    allowsAnother() {
      const now = Date.now();
      crashes = [...crashes.filter((at) => now - at < WINDOW_MS), now];
      return crashes.length <= ALLOWED;
    },
  };
}

/** The oldest SQLite whose write-ahead log is safe: earlier ones can lose a commit when a checkpoint meets a reset. */
const OLDEST = [3, 51, 3] as const;

export class SqliteTooOldError extends Error {
  constructor(found: string) {
    super(
      `SQLite ${found} is too old: ${OLDEST.join('.')} or newer is needed. It comes with Node; use a newer Node 24.`,
    );
    this.name = 'SqliteTooOldError';
  }
}

export function requireSqliteVersion(found: string): void {
  const parts = found.split('.').map(Number);
  for (const [index, least] of OLDEST.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (!(part >= least)) throw new SqliteTooOldError(found);
  }
}

import { describe, expect, it } from 'vitest';
import { requireSqliteVersion, SqliteTooOldError } from './sqlite-version.ts';

describe('the oldest SQLite that is safe', () => {
  it.each(['3.51.3', '3.51.10', '3.52.0', '4.0.0'])('accepts %s', (version) => {
    expect(() => requireSqliteVersion(version)).not.toThrow();
  });

  it.each(['3.51.2', '3.51', '3.50.9', '2.99.99', '', 'unknown'])('refuses "%s"', (version) => {
    expect(() => requireSqliteVersion(version)).toThrow(SqliteTooOldError);
  });
});

/**
 * Wire version. Client and server one version apart work together [SY-11]; an older client gets `upgrade-required`.
 * A test hashes the JSON Schema of both unions, so a change of the wire without a bump fails.
 * History:
 *   1 - first protocol: commands, batch, feeds with cursor and paged snapshots, staff log-in, phone view.
 */
export const PROTOCOL_VERSION = 1;
export const MIN_SUPPORTED = 1;

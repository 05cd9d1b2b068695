import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { COMMAND_TABLE } from '../../shared/domain/commands/command-table.ts';
import { cityCommandSchemas } from '../commands/city-aggregate.ts';
import { SKIP } from '../commands/envelope.ts';
import type { LoopMetrics } from '../commands/scope-loop.ts';

export interface Metrics extends LoopMetrics {
  /** Asked at every scrape. */
  watchSockets(count: () => number): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** Labels have a closed set of values: a client cannot make new series by inventing command types. */
function isKnownType(type: string): boolean {
  return type === SKIP || Object.hasOwn(COMMAND_TABLE, type) || Object.hasOwn(cityCommandSchemas, type);
}

/** Prometheus figures in a registry of their own, so that two servers in one process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const commands = new Counter({
    name: 'civichall_commands_total',
    help: 'Commands answered',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const groupSize = new Histogram({
    name: 'civichall_group_commands',
    help: 'Commands per commit',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  const commitMs = new Histogram({
    name: 'civichall_commit_ms',
    help: 'Milliseconds from the start of a group to its synced commit',
    buckets: [0.5, 1, 2, 5, 10, 15, 25, 50, 100, 250, 1000],
    registers,
  });
  const revs = new Gauge({
    name: 'civichall_scope_rev',
    help: 'Newest revision per scope',
    labelNames: ['scope'],
    registers,
  });
  const storageErrors = new Counter({
    name: 'civichall_storage_errors_total',
    help: 'Failed writes',
    labelNames: ['outcome', 'reason'],
    registers,
  });
  const memory = new Gauge({
    name: 'civichall_resident_bytes',
    help: 'Resident memory',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  void memory;
  return {
    group(size, ms) {
      groupSize.observe(size);
      commitMs.observe(ms);
    },
    command: (type, outcome) => commands.inc({ type: isKnownType(type) ? type : 'unknown', outcome }),
    rev: (scope, rev) => revs.set({ scope }, rev),
    storageError: (outcome, reason) => storageErrors.inc({ outcome, reason }),
    watchSockets(count) {
      new Gauge({
        name: 'civichall_sockets',
        help: 'Open connections',
        registers,
        collect() {
          this.set(count());
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

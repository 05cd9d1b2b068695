/** Limits at the edge [SE-6, SY-5, SY-10]; the server's configuration may override the ones that it reads. */
export const LIMITS = {
  frameBytes: 64 * 1024,
  messagesPerSecond: 20,
  messageBurst: 40,
  batchCommands: 50,
  jsonDepth: 8,
  arrayLength: 500,
  snapshotPageBytes: 256 * 1024,
  slowReaderBytes: 1024 * 1024,
  /** [SY-6] a live command is never sent later than this after the press. */
  liveMaxAgeMs: 10_000,
  /** [SY-4] wait for the missing piece of a chain before asking. */
  gapWaitMs: 200,
  ackTimeoutMs: 5_000,
  memoDays: 7,
  changeHours: 72,
  changeRows: 50_000,
} as const;

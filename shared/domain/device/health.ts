import { z } from 'zod';

/**
 * `none`: no printer is set. `offline`: it answers and takes no job (a cover, an error). `unreachable`: nothing answers at
 * its address, or the system does not know its name. `unknown`: there is one, and it does not say how it is.
 */
export const PRINTER_STATES = ['none', 'ready', 'cover-open', 'offline', 'unreachable', 'unknown'] as const;
/** `low`: the roll is near its end, slips still come out. `out`: nothing comes out until somebody has put in a new roll. */
export const PAPER_STATES = ['ok', 'low', 'out', 'unknown'] as const;

/** What a printer says of itself [KI-7]. */
export const printerStatusSchema = z.strictObject({ state: z.enum(PRINTER_STATES), paper: z.enum(PAPER_STATES) });
export type PrinterStatus = z.infer<typeof printerStatusSchema>;

/** [SE-3] `browser`: the page runs in a plain browser, which keeps the token itself. */
export const TOKEN_PLACES = ['keyring', 'plain-file', 'browser', 'none'] as const;
export type TokenPlace = (typeof TOKEN_PLACES)[number];

export const DISK_STATES = ['ok', 'low', 'unknown'] as const;

/**
 * What a machine finds out about itself. `clockOffMin`: whole minutes that its own clock is ahead of the server's; for
 * showing only [SY-9]. `crashes`: pages that had to be replaced within the last hour [SE-2]. `scanAt`: when its scanner last
 * read something, to ten minutes, epoch ms of the server, null = not since its start. A scanner that types like a keyboard
 * gives no sign when it is dead or unplugged, so its last scan is all that can be told.
 */
export const selfCheckSchema = z.strictObject({
  clockOffMin: z.number().int().min(-10_000_000).max(10_000_000),
  disk: z.enum(DISK_STATES),
  crashes: z.number().int().min(0).max(10_000),
  scanAt: z.number().int().min(0).nullable(),
});
export type SelfCheck = z.infer<typeof selfCheckSchema>;

/** How a device is, as it says itself; no personal data. What it does not have is `none`. */
export const deviceHealthSchema = z.strictObject({
  version: z.string().max(40),
  printer: printerStatusSchema,
  /** `failed`: the clips could not be loaded or a call could not be spoken [QU-12]. */
  voice: z.enum(['none', 'ok', 'failed']),
  /** `may-be-cleared`: the browser may throw the local database away when the disk is full. */
  storage: z.enum(['persistent', 'may-be-cleared', 'unknown']),
  token: z.enum(TOKEN_PLACES),
  /** Older clients do not say. */
  self: selfCheckSchema.optional(),
});
export type DeviceHealth = z.infer<typeof deviceHealthSchema>;

/** Whether a slip sent now would not come out: no paper, or the compartment of the paper is open. */
export function isOutOfPaper(printer: PrinterStatus): boolean {
  return printer.paper === 'out' || printer.state === 'cover-open';
}

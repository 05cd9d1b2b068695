/**
 * Codes that main answers in an outcome (`device.enroll`, `service.*`, `settings.save`), beside the wire codes that the
 * server gave it. Texts under `errors.<code>`.
 */
export const HOST_CODES = [
  'none',
  /** The server could not be reached. */
  'offline',
  /** No keyring on this machine, and the setting that allows a plain file is off [SE-3]. */
  'device.no-keyring',
  'service.wrong-pin',
  /** Too many wrong tries: wait, then try again. */
  'service.wait',
  /** No PIN is set yet: the first save must bring one. */
  'service.pin-not-set',
  /** The service menu is locked (again): enter the PIN. */
  'service.locked',
  'settings.not-saved',
  /** A sheet of paper size was not printed, or its file not written. */
  'paper.not-printed',
  'paper.not-saved',
  'printer.neighbour',
  'printer.none',
  'printer.unreachable',
  'printer.no-paper',
  'printer.broke-off',
  'printer.bad-image',
] as const;
export type HostCode = (typeof HOST_CODES)[number];

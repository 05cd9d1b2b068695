import { z } from 'zod';
import { localeSchema } from '../lib/text.ts';

/** Version of the settings file; one upgrade step per bump in electron/settings. */
export const SETTINGS_VERSION = 1;

export const MODES = ['kiosk', 'counter'] as const;
export const FACES = ['guide', 'board', 'window'] as const;
export type Mode = (typeof MODES)[number];
export type Face = (typeof FACES)[number];

export const printerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('network'),
    host: z.string().min(1).max(255),
    port: z.number().int().min(1).max(65535).default(9100),
    /** Printable dots per line: 576 for 80 mm paper, 384 for 58 mm. */
    dots: z.union([z.literal(576), z.literal(384)]).default(576),
    /** [KI-7] prints the slips of this kiosk while its own printer has no paper; same width of paper, `name` as visitors call it. */
    neighbour: z
      .strictObject({
        host: z.string().min(1).max(255),
        port: z.number().int().min(1).max(65535).default(9100),
        name: z.string().min(1).max(40),
      })
      .nullable()
      .default(null),
  }),
  z.strictObject({ kind: z.literal('system'), name: z.string().max(255).default('') }),
]);
export type PrinterSettings = z.infer<typeof printerSchema>;

/** Settings of one installed client; edited in the service menu, kept by electron-store. */
export const settingsSchema = z.strictObject({
  version: z.literal(SETTINGS_VERSION).default(SETTINGS_VERSION),
  mode: z.enum(MODES).default('kiosk'),
  face: z.enum(FACES).default('guide'),
  server: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8460'),
  locale: localeSchema.default('zh-CN'),
  printer: printerSchema.default({ kind: 'none' }),
  /** Face `window`: which window number this display shows. */
  windowNumber: z.number().int().min(1).max(99).nullable().default(null),
  /** Face `board`: zones shown and spoken; empty = all. */
  zoneIds: z.array(z.string().max(40)).max(20).default([]),
  voice: z.boolean().default(true),
  /** Kiosk home shows the groups at once [KI-1]. */
  rushMode: z.boolean().default(false),
  /** PBKDF of the service PIN, null = not set yet: the service menu then asks to set it. */
  servicePin: z.string().max(300).nullable().default(null),
  /** [SE-3] without a keyring the device token may lie in a 0600 file only when this is on. */
  allowPlainToken: z.boolean().default(false),
});
export type Settings = z.infer<typeof settingsSchema>;

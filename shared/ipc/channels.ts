import { z } from 'zod';
import { DISK_STATES, printerStatusSchema, TOKEN_PLACES } from '../domain/device/health.ts';
import { FACES, MODES, settingsSchema } from '../settings/settings.ts';

const text = z.string().max(500);

/** What the strip (the small window on top of other programs) shows; made by the counter page, drawn by the strip. */
export const stripStateSchema = z.strictObject({
  number: z.string().max(12).nullable(),
  windowNumber: z.number().int().nullable(),
  status: z.enum(['closed', 'free', 'called', 'serving', 'paused', 'offline', 'locked']),
  waiting: z.number().int().min(0),
  /** Ready-made text of the next lawful action, e.g. `F1 叫下一位`; '' = none. */
  next: text,
  hint: text,
  locale: z.enum(['zh-CN', 'en']),
});
export type StripState = z.infer<typeof stripStateSchema>;

export const GLOBAL_KEYS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'undo'] as const;
export type GlobalKey = (typeof GLOBAL_KEYS)[number];

/**
 * Answer to a print job. `unknown`: broke in the middle, the paper may be out [QU-3]. A printed slip has the code `none`,
 * or `printer.neighbour` when it lies in the printer of the kiosk next to this one [KI-7].
 */
export const printResultSchema = z.strictObject({
  result: z.enum(['printed', 'failed', 'unknown']),
  code: z.enum([
    'none',
    'printer.neighbour',
    'printer.none',
    'printer.unreachable',
    'printer.no-paper',
    'printer.broke-off',
    'printer.bad-image',
  ]),
});
export type PrintResult = z.infer<typeof printResultSchema>;

const outcome = z.strictObject({ ok: z.boolean(), code: z.string().max(60) });

/** A plain name: no folder, no leading dot. */
const fileName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}\.(pdf|xlsx)$/);
const saved = z.strictObject({ ok: z.boolean(), code: z.string().max(60), file: z.string().max(1000) });

/**
 * The only list of IPC channels; preload and main are built from it. Renderer -> main, answered.
 */
export const ipcChannels = {
  'app.info': {
    input: z.strictObject({}),
    output: z.strictObject({
      mode: z.enum(MODES),
      face: z.enum(FACES),
      profile: z.string(),
      version: z.string(),
      server: z.string(),
      settings: settingsSchema.omit({ servicePin: true }),
      servicePinSet: z.boolean(),
      /** Shown once as a notice: settings were corrupt and fell back, or the token lies in a plain file. */
      notices: z.array(z.enum(['settings.fell-back', 'token.plain-file'])),
      /** Test runs may shorten idle times; never set in a packaged app. */
      isPackaged: z.boolean(),
    }),
  },
  /** The screen is drawn and in this state; main prints it for the launcher and tests. */
  'app.ready': { input: z.strictObject({ connected: z.boolean(), enrolled: z.boolean() }), output: z.null() },
  'app.log': {
    input: z.strictObject({
      level: z.enum(['info', 'warn', 'error']),
      event: z.string().max(80),
      fields: z.record(z.string(), z.union([z.string().max(300), z.number(), z.boolean(), z.null()])),
    }),
    output: z.null(),
  },
  'device.credentials': {
    input: z.strictObject({}),
    output: z.strictObject({ deviceId: z.string(), token: z.string() }).nullable(),
  },
  /** One-time code -> token, kept by main. `code` of the answer is a wire code, `none` when ok. */
  'device.enroll': { input: z.strictObject({ code: z.string().min(4).max(40) }), output: outcome },
  'device.forget': { input: z.strictObject({}), output: z.null() },
  /** Health of what main looks after: the printer as it last said, and where the token lies [SE-3]. */
  'device.health': {
    input: z.strictObject({}),
    output: z.strictObject({
      printer: printerStatusSchema,
      token: z.enum(TOKEN_PLACES),
      disk: z.enum(DISK_STATES),
      /** Pages that had to be replaced within the last hour [SE-2]. */
      crashes: z.number().int().min(0),
    }),
  },
  /** Raster of a slip, 1 bit per dot packed rows, MSB first, 1 = black; base64. Job id is stored before the first byte. */
  'print.slip': {
    input: z.strictObject({
      jobId: z.string().max(64),
      width: z.number().int().min(8).max(1024),
      height: z.number().int().min(8).max(4096),
      bits: z.string().max(1_000_000),
    }),
    output: printResultSchema,
  },
  /** The page as it stands onto a printer of the office: the system asks which one. Ok also when that was called off. */
  'paper.print': { input: z.strictObject({}), output: outcome },
  /** The page as it stands as an A4 file. `file` of the answer is where it lies, '' when it was not written. */
  'paper.pdf': { input: z.strictObject({ name: fileName }), output: saved },
  /** A file made elsewhere, base64; into the same folder, and never over another file. */
  'paper.save': { input: z.strictObject({ name: fileName, bytes: z.base64().max(12_000_000) }), output: saved },
  'service.unlock': { input: z.strictObject({ pin: z.string().min(4).max(32) }), output: outcome },
  /** The service menu was closed: what needs it open is refused from now on. */
  'service.lock': { input: z.strictObject({}), output: z.null() },
  /** Needs an unlocked service menu in kiosk mode. */
  'settings.save': {
    input: z.strictObject({
      settings: settingsSchema.omit({ servicePin: true }),
      newPin: z.string().min(6).max(32).nullable(),
    }),
    output: outcome,
  },
  'service.act': { input: z.strictObject({ act: z.enum(['restart', 'quit', 'test-print']) }), output: outcome },
  'strip.show': { input: z.strictObject({ visible: z.boolean() }), output: z.null() },
  'strip.state': { input: stripStateSchema, output: z.null() },
  /** From the strip page: unlock with the PIN, or bring the counter to the front. */
  'strip.act': {
    input: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('key'), key: z.enum(GLOBAL_KEYS) }),
      z.strictObject({ act: z.literal('unlock'), pin: z.string().max(16) }),
      z.strictObject({ act: z.literal('open') }),
    ]),
    output: z.null(),
  },
} as const;
export type Channel = keyof typeof ipcChannels;
export type ChannelInput<C extends Channel> = z.input<(typeof ipcChannels)[C]['input']>;
export type ChannelOutput<C extends Channel> = z.output<(typeof ipcChannels)[C]['output']>;

/** Main -> renderer, not answered. */
export const ipcEvents = {
  'strip.state': stripStateSchema,
  'key.pressed': z.strictObject({ key: z.enum(GLOBAL_KEYS) }),
  'strip.unlock': z.strictObject({ pin: z.string().max(16) }),
  'power.resumed': z.strictObject({}),
  'service.open': z.strictObject({}),
  /** The printer says something else than before [KI-7]. */
  'printer.status': printerStatusSchema,
} as const;
export type IpcEvent = keyof typeof ipcEvents;
export type IpcEventPayload<E extends IpcEvent> = z.output<(typeof ipcEvents)[E]>;

/** `window.host` in every page of the app. */
export interface Host {
  call<C extends Channel>(channel: C, input: ChannelInput<C>): Promise<ChannelOutput<C>>;
  /** Returns the function that stops listening. */
  on<E extends IpcEvent>(event: E, listener: (payload: IpcEventPayload<E>) => void): () => void;
}

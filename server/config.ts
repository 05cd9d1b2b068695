import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DEVICE_ROLES } from '../shared/domain/commands/actor.ts';
import { LIMITS } from '../shared/protocol/limits.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const environmentSchema = z.object({
  CIVICHALL_DATA: z.string().min(1).default('.civichall'),
  CIVICHALL_HOST: z.string().min(1).default('127.0.0.1'),
  CIVICHALL_PORT: port.default(8460),
  /** Where phones reach this server; '' = no QR code is printed. */
  CIVICHALL_PUBLIC_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** Connection string; without it the data lies in one SQLite file. */
  CIVICHALL_POSTGRES: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Origins of our own apps. */
  CIVICHALL_ORIGINS: list.default(['app://civichall']),
  /** Further host names of this server. */
  CIVICHALL_HOSTS: list.default([]),
  CIVICHALL_LOG: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

/** Whole numbers that an operator may override, one variable each: CIVICHALL_LIMIT_<NAME>. */
const limitsSchema = z.object({
  frameBytes: z.coerce.number().int().min(1024).default(LIMITS.frameBytes),
  messagesPerSecond: z.coerce.number().int().min(1).default(LIMITS.messagesPerSecond),
  messageBurst: z.coerce.number().int().min(1).default(LIMITS.messageBurst),
  jsonDepth: z.coerce.number().int().min(4).default(LIMITS.jsonDepth),
  arrayLength: z.coerce.number().int().min(50).default(LIMITS.arrayLength),
  slowReaderBytes: z.coerce
    .number()
    .int()
    .min(64 * 1024)
    .default(LIMITS.slowReaderBytes),
  snapshotPageBytes: z.coerce.number().int().min(4096).default(LIMITS.snapshotPageBytes),
  changeHours: z.coerce.number().int().min(1).default(LIMITS.changeHours),
  changeRows: z.coerce.number().int().min(100).default(LIMITS.changeRows),
  memoDays: z.coerce.number().int().min(7).default(LIMITS.memoDays),
  groupCommands: z.coerce.number().int().min(1).max(256).default(256),
  groupMs: z.coerce.number().min(0).max(50).default(5),
});
export type ServerLimits = z.output<typeof limitsSchema>;

export type Config = {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly postgres: string | undefined;
  readonly origins: {
    readonly allowed: readonly string[];
    readonly publicUrl: string;
    readonly hosts: readonly string[];
  };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly limits: ServerLimits;
};

export type OperationInvocation =
  | { readonly command: 'seed'; readonly hall: string; readonly catalogue: string }
  | {
      readonly command: 'enroll';
      /** A device of the hall file, or one of its own. */
      readonly what:
        | { readonly device: string }
        | { readonly role: (typeof DEVICE_ROLES)[number]; readonly name: string };
      readonly json: boolean;
    }
  | {
      readonly command: 'hall';
      readonly act: 'import' | 'export';
      readonly file: string;
      readonly dryRun: boolean;
      readonly over: boolean;
    }
  | {
      readonly command: 'content';
      readonly act: 'import' | 'export';
      readonly file: string;
      readonly dryRun: boolean;
      readonly over: boolean;
    }
  | { readonly command: 'day-sheet'; readonly day: string | undefined; readonly xlsx: string | undefined }
  | { readonly command: 'hall-remove-demo'; readonly file: string; readonly yes: boolean }
  | { readonly command: 'logins'; readonly staff: string | undefined }
  | { readonly command: 'devices' }
  | { readonly command: 'backup'; readonly to: string }
  | { readonly command: 'restore'; readonly from: string | undefined; readonly above: number }
  | { readonly command: 'revoke'; readonly device: string };

export type Invocation = { readonly command: 'serve'; readonly demo: boolean } | OperationInvocation;

export class UsageError extends Error {}

export const USAGE = `civichall server

  serve   [--demo] [--port 8460] [--host 127.0.0.1] [--data DIR]   run the server; --demo fills an empty data folder
  seed    --hall FILE --catalogue FILE                             load or reload a hall file and its catalogue
  hall import FILE [--dry-run] [--over]                            take over a hall file (.json or .xlsx), or only show what
                                                                   it would change; --over: though it is based on an old one
  hall export FILE                                                 write the hall file in force as .json or .xlsx
  hall content import FILE [--dry-run] [--over]                    the same for what kiosks show: items, lines, articles, FAQs,
                                                                   maps, themes; rows that the file lacks stay
  hall content export FILE
  hall remove-demo FILE [--yes]                                    go live: the demo hall is put aside, yours begins afresh
  hall day-sheet [--day YYYY-MM-DD] [--xlsx FILE]                  the figures of a business day, today's so far; as a workbook
  enroll  --role kiosk|board|window|counter [--name N] [--json]    a one-time code, good for ten minutes
  enroll  --device ID [--json]                                     the same for a device that the hall file lists
  devices                                                          list the enrolled devices, and the listed ones that are
                                                                   not enrolled
  revoke  --device ID                                              cut a device off
  backup  --to DIR                                                 copy everything into a new folder, beside a running server
  restore --from DIR [--above 0]                                   put a backup into the data folder of a stopped server;
                                                                   on PostgreSQL without --from, after pg_restore
  logins  [--staff ID]                                             new first passwords into <data>/first-logins.txt

Environment: CIVICHALL_DATA, CIVICHALL_HOST, CIVICHALL_PORT, CIVICHALL_PUBLIC_URL, CIVICHALL_POSTGRES,
CIVICHALL_ORIGINS, CIVICHALL_HOSTS, CIVICHALL_LOG, CIVICHALL_LIMIT_<NAME>
`;

const roleSchema = z.enum(DEVICE_ROLES);

const OPTIONS = {
  demo: { type: 'boolean', default: false },
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  hall: { type: 'string' },
  catalogue: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string', default: '' },
  json: { type: 'boolean', default: false },
  staff: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  over: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  device: { type: 'string' },
  day: { type: 'string' },
  xlsx: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  above: { type: 'string', default: '0' },
} as const;

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'bad flags', { cause: error });
  }
}

function need(value: string | undefined, flag: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${flag} is missing`);
  return value;
}

function readDaySheet(rest: readonly string[], values: ReturnType<typeof readFlags>['values']): Invocation {
  const { day, xlsx } = values;
  if (rest.length > 0) throw new UsageError(`unexpected: ${rest.join(' ')}`);
  if (day !== undefined && !z.iso.date().safeParse(day).success) throw new UsageError('--day is a date: 2026-11-24');
  if (xlsx !== undefined && !/\.xlsx$/i.test(xlsx)) throw new UsageError('--xlsx is a file that ends in .xlsx');
  return { command: 'day-sheet', day, xlsx };
}

function readHall(rest: readonly string[], values: ReturnType<typeof readFlags>['values']): Invocation {
  if (rest[0] === 'day-sheet') return readDaySheet(rest.slice(1), values);
  const isContent = rest[0] === 'content';
  const [act, file, ...more] = isContent ? rest.slice(1) : rest;
  if (more.length > 0) throw new UsageError(`unexpected: ${more.join(' ')}`);
  if (file === undefined || !/\.(json|xlsx)$/i.test(file))
    throw new UsageError('a file that ends in .json or .xlsx is missing');
  switch (act) {
    case 'import':
    case 'export':
      return { command: isContent ? 'content' : 'hall', act, file, dryRun: values['dry-run'], over: values.over };
    case 'remove-demo':
      if (isContent) throw new UsageError('unknown: hall content remove-demo');
      return { command: 'hall-remove-demo', file, yes: values.yes };
    default:
      throw new UsageError(`unknown: hall ${act ?? ''}`);
  }
}

function readInvocation({ positionals, values }: ReturnType<typeof readFlags>, cwd: string): Invocation {
  const [command, ...rest] = positionals;
  if (command === 'hall') return readHall(rest, values);
  if (rest.length > 0) throw new UsageError(`unexpected: ${rest.join(' ')}`);
  switch (command) {
    case 'serve':
      return { command, demo: values.demo };
    case 'seed':
      return { command, hall: need(values.hall, 'hall'), catalogue: need(values.catalogue, 'catalogue') };
    case 'enroll': {
      const { device, json } = values;
      if (device !== undefined && (values.role !== undefined || values.name !== ''))
        throw new UsageError('--device says role and name itself');
      if (device !== undefined) return { command, what: { device }, json };
      const role = roleSchema.safeParse(values.role);
      if (!role.success) throw new UsageError(`--role must be one of ${DEVICE_ROLES.join(', ')}`);
      return { command, what: { role: role.data, name: values.name.slice(0, 60) }, json };
    }
    case 'logins':
      return { command, staff: values.staff };
    case 'devices':
      return { command };
    case 'backup':
      return { command, to: resolve(cwd, need(values.to, 'to')) };
    case 'restore': {
      const above = z.coerce.number().int().min(0).max(100_000).safeParse(values.above);
      if (!above.success) throw new UsageError('--above is the highest number that was surely given, 0 to 100000');
      return { command, from: values.from === undefined ? undefined : resolve(cwd, values.from), above: above.data };
    }
    case 'revoke':
      return { command, device: need(values.device, 'device') };
    default:
      throw new UsageError(command === undefined ? 'no command' : `unknown command: ${command}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

function limitVariables(environment: Environment): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of Object.keys(limitsSchema.shape)) {
    const value = environment[`CIVICHALL_LIMIT_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`];
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** Flags win over the environment. Throws `UsageError` with a sentence for the operator. */
export function readConfig(
  args: readonly string[],
  environment: Environment,
  cwd: string,
): { config: Config; invocation: Invocation } {
  const flags = readFlags(args);
  const invocation = readInvocation(flags, cwd);
  const { port: portFlag, host: hostFlag, data: dataFlag } = flags.values;
  const merged = {
    ...Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')),
    ...(portFlag === undefined ? {} : { CIVICHALL_PORT: portFlag }),
    ...(hostFlag === undefined ? {} : { CIVICHALL_HOST: hostFlag }),
    ...(dataFlag === undefined ? {} : { CIVICHALL_DATA: dataFlag }),
  };
  const parsed = environmentSchema.safeParse(merged);
  const limits = limitsSchema.safeParse(limitVariables(environment));
  if (!parsed.success) throw new UsageError(z.prettifyError(parsed.error));
  if (!limits.success) throw new UsageError(z.prettifyError(limits.error));
  const values = parsed.data;
  const publicUrl = values.CIVICHALL_PUBLIC_URL.replace(/\/+$/, '');
  return {
    invocation,
    config: {
      dataFolder: resolve(cwd, values.CIVICHALL_DATA),
      host: values.CIVICHALL_HOST,
      port: values.CIVICHALL_PORT,
      publicUrl,
      postgres: values.CIVICHALL_POSTGRES,
      origins: {
        allowed: values.CIVICHALL_ORIGINS,
        publicUrl,
        hosts: [values.CIVICHALL_HOST, ...values.CIVICHALL_HOSTS],
      },
      logLevel: values.CIVICHALL_LOG,
      limits: limits.data,
    },
  };
}

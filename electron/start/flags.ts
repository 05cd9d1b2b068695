import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { FACES, MODES, settingsSchema } from '../../shared/settings/settings.ts';

const PIXELS = z.coerce.number<string | undefined>().int().min(200).max(8192);

const flagSchemas = {
  mode: z.enum(MODES),
  face: z.enum(FACES),
  server: settingsSchema.shape.server.unwrap(),
  profile: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  'window-number': z.coerce.number().pipe(settingsSchema.shape.windowNumber.unwrap().unwrap()),
  /** A plain window of this size in place of the full screen; unpackaged runs only. */
  size: z
    .string()
    .regex(/^\d+x\d+$/)
    .transform((text) => text.split('x'))
    .transform(([width, height]) => ({ width, height }))
    .pipe(z.object({ width: PIXELS, height: PIXELS })),
} as const;
type FlagName = keyof typeof flagSchemas;

export type Flags = { readonly [N in FlagName]?: z.output<(typeof flagSchemas)[N]> };

/**
 * Our own flags, `--name=value` each; the last of a name wins. Flags of Chromium and unknown ones are not looked at.
 * The error names the flag whose value does not fit.
 */
export function parseFlags(argv: readonly string[]): Result<Flags, { flag: string }> {
  const flags: { [name: string]: unknown } = {};
  for (const argument of argv) {
    const match = /^--([a-z-]+)(?:=(.*))?$/s.exec(argument);
    const name = match?.[1];
    if (name === undefined || !isFlagName(name)) continue;
    const parsed = flagSchemas[name].safeParse(match?.[2]);
    if (!parsed.success) return err({ flag: name });
    flags[name] = parsed.data;
  }
  return ok(flags as Flags);
}

function isFlagName(name: string): name is FlagName {
  return Object.hasOwn(flagSchemas, name);
}

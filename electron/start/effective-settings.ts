import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Flags } from './flags.ts';

/** Settings that a flag can stand in for, with the flag's name. */
const FLAG_OF_SETTING = {
  mode: 'mode',
  face: 'face',
  server: 'server',
  windowNumber: 'window-number',
} as const satisfies Partial<Record<keyof Settings, keyof Flags>>;
type OverridableSetting = keyof typeof FLAG_OF_SETTING;

/** What the app runs with: the file, and over it the flags of this start. */
export function effectiveSettings(stored: Settings, flags: Flags): Settings {
  return {
    ...stored,
    mode: flags.mode ?? stored.mode,
    face: flags.face ?? stored.face,
    server: flags.server ?? stored.server,
    windowNumber: flags['window-number'] ?? stored.windowNumber,
  };
}

/** Whether windows must be opened afresh for these settings; a PIN alone changes nothing that they show. */
export function showsOtherwise(before: Settings, after: Settings): boolean {
  return !isDeepStrictEqual({ ...before, servicePin: null }, { ...after, servicePin: null });
}

/**
 * What a person's edit writes to the file, and the flags that stay in force. A value that came from a flag and was left
 * alone does not leak into the file; a value that was edited wins over the flag until the next start.
 */
export function applyEdit(
  stored: Settings,
  flags: Flags,
  wanted: Settings,
): { readonly stored: Settings; readonly flags: Flags } {
  const shown = effectiveSettings(stored, flags);
  const next: Settings = { ...wanted };
  const kept: { -readonly [N in keyof Flags]: Flags[N] } = { ...flags };
  for (const setting of Object.keys(FLAG_OF_SETTING) as OverridableSetting[]) {
    if (isDeepStrictEqual(wanted[setting], shown[setting])) {
      Object.assign(next, { [setting]: stored[setting] });
    } else {
      delete kept[FLAG_OF_SETTING[setting]];
    }
  }
  return { stored: next, flags: kept };
}

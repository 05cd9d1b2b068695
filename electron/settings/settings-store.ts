import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS_VERSION, type Settings, settingsSchema } from '../../shared/settings/settings.ts';
import { errorCode, type Log } from '../start/log.ts';
import { type RawSettings, UPGRADE_STEPS, upgrade } from './upgrades.ts';

/** Where the settings lie; electron-store in the app. `write` replaces the file whole or not at all. */
export interface SettingsFile {
  write(settings: Settings): void;
}

export interface SettingsStore {
  get(): Settings;
  save(settings: Settings): void;
  /** True when this start found settings that it could not use and fell back to the defaults. */
  readonly fellBack: boolean;
}

const FILE_NAME = 'settings';

/**
 * Reads, upgrades and keeps the settings of one profile. A file that cannot be used (not JSON, a value out of range, made
 * by a newer app) is kept aside for a person to look at, never overwritten, and the defaults take its place.
 */
export function openSettings(deps: {
  readonly folder: string;
  readonly openFile: (options: { folder: string; name: string }) => SettingsFile;
  readonly now: () => number;
  readonly log: Log;
}): SettingsStore {
  const path = join(deps.folder, `${FILE_NAME}.json`);
  const found = readSettings(path);
  if (!found.ok) {
    const aside = join(deps.folder, `${FILE_NAME}.corrupt-${deps.now()}.json`);
    renameSync(path, aside);
    deps.log.error('settings.fell-back', { code: found.code, keptAside: aside });
  }
  // Opened only now: it reads the file itself, and would stop at one that is not JSON.
  const file = deps.openFile({ folder: deps.folder, name: FILE_NAME });
  let settings = found.ok ? found.settings : settingsSchema.parse({});
  if (!found.ok || found.upgraded) file.write(settings);
  return {
    get: () => settings,
    save(next) {
      file.write(next);
      settings = next;
    },
    fellBack: !found.ok,
  };
}

type Found =
  | { readonly ok: true; readonly settings: Settings; readonly upgraded: boolean }
  | { readonly ok: false; readonly code: string };

function readSettings(path: string): Found {
  if (!existsSync(path)) return { ok: true, settings: settingsSchema.parse({}), upgraded: false };
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return { ok: false, code: errorCode(error) };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { ok: false, code: 'not-an-object' };
  const stored: RawSettings = Object.fromEntries(Object.entries(raw));
  const current = upgrade(stored, SETTINGS_VERSION, UPGRADE_STEPS);
  if (current === null) return { ok: false, code: 'unknown-version' };
  const parsed = settingsSchema.safeParse(current);
  if (!parsed.success) {
    return { ok: false, code: `invalid:${parsed.error.issues.map((issue) => issue.path.join('.')).join(',')}` };
  }
  return { ok: true, settings: parsed.data, upgraded: stored.version !== current.version };
}

import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { type HallSettings, hallSettingsSchema, PRESET_SETTINGS } from '../../shared/domain/hall/hall-settings.ts';

/** Settings that differ from those of the file's preset: what an exported file names, so that a preset still counts. */
export function settingsOfOwn(file: Pick<HallFile, 'preset' | 'settings'>): Partial<HallSettings> {
  const base = hallSettingsSchema.parse(PRESET_SETTINGS[file.preset]);
  const names = Object.keys(file.settings) as (keyof HallSettings)[];
  return Object.fromEntries(
    names.filter((name) => file.settings[name] !== base[name]).map((name) => [name, file.settings[name]]),
  );
}

/** The file as it is written out: JSON and workbook say the same. */
export function writtenForm(file: HallFile): Omit<HallFile, 'settings'> & { readonly settings: Partial<HallSettings> } {
  return { ...file, settings: settingsOfOwn(file) };
}

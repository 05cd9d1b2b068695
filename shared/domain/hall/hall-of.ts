import { getRow } from '../../lib/table.ts';
import type { HallSettings } from './hall-settings.ts';
import { hallSettingsSchema } from './hall-settings.ts';
import type { Hall, HallState } from './hall-state.ts';

const DEFAULTS: HallSettings = hallSettingsSchema.parse({});

/** The hall's own row has this id in every scope. */
export const HALL_ID = 'hall';

/** The hall row, undefined before a hall file was loaded. */
export function hallOf(state: HallState): Hall | undefined {
  return getRow(state.hall, HALL_ID);
}

/** Settings in force; the defaults before a hall file was loaded. */
export function settingsOf(state: HallState): HallSettings {
  return hallOf(state)?.settings ?? DEFAULTS;
}

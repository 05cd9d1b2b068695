import { getRow } from '../../lib/table.ts';
import type { HallSettings } from './hall-settings.ts';
import { hallSettingsSchema } from './hall-settings.ts';
import type { Hall, HallState } from './hall-state.ts';

const DEFAULTS: HallSettings = hallSettingsSchema.parse({});

/** The hall's own row has this id in every scope. */
export const HALL_ID = 'hall';

/** A row written before a setting was there gets its default; one that lacks none stays the same object. */
export function withAllSettings(hall: Hall): Hall {
  if (Object.keys(DEFAULTS).every((key) => Object.hasOwn(hall.settings, key))) return hall;
  return { ...hall, settings: { ...DEFAULTS, ...hall.settings } };
}

/** Key of the counter that counts the tickets of the day, whatever their letter. */
export const ORDER_KEY = '#';

/** Issue order number of the day's last ticket, 0 before the first: how many were issued [QU-14]. */
export function lastOrder(state: HallState): number {
  // A day begun by a version without this counter goes on where it was.
  return getRow(state.counters, ORDER_KEY)?.value ?? state.tickets.size;
}

/** The hall row, undefined before a hall file was loaded. */
export function hallOf(state: HallState): Hall | undefined {
  return getRow(state.hall, HALL_ID);
}

/** Settings in force; the defaults before a hall file was loaded. */
export function settingsOf(state: HallState): HallSettings {
  return hallOf(state)?.settings ?? DEFAULTS;
}

import { getRow, setRow } from '../../lib/table.ts';
import type { DayKind } from '../calendar/calendar.ts';
import type { Span } from '../hours/hours.ts';
import type { Hours } from '../hours/hours-schema.ts';
import type { HallFile } from './hall-file.ts';
import type { DeviceFile } from './hall-parts.ts';
import type { PolicyPreset } from './hall-settings.ts';
import type { HallState } from './hall-state.ts';

/** The opening spans of one business day, worked out from the calendar by the server alone. */
export type Opening = {
  readonly day: string;
  readonly spans: readonly Span[];
  readonly kind: DayKind;
};

/**
 * What the hall means to do, id 'plan': hours, planned devices, and today's opening. Apart from the hall's own row,
 * which travels with every number taken.
 */
export type Plan = {
  readonly id: 'plan';
  /** Version of the hall file in force; the next import makes it one more. */
  readonly version: number;
  readonly hours: Hours;
  readonly preset: PolicyPreset;
  readonly devices: readonly DeviceFile[];
  readonly today: Opening | null;
};

/** The hall file as it was imported, id 'file'; never leaves the server. People are in the accounts [SY-13]. */
export type StoredFile = { readonly id: 'file'; readonly version: number; readonly file: Omit<HallFile, 'staff'> };

/** A file that was stored before the roster was a part of it has none. */
export function withAllParts(stored: StoredFile): StoredFile {
  if (stored.file.roster !== undefined) return stored;
  return { ...stored, file: { ...stored.file, roster: [] } };
}

const ALWAYS: readonly Span[] = [{ from: 0, to: 24 * 60 }];

export function planOf(state: HallState): Plan | undefined {
  return getRow(state.plans, 'plan');
}

export function storedFileOf(state: HallState): StoredFile | undefined {
  return getRow(state.files, 'file');
}

/**
 * Opening spans of the present business day, in minutes of the day of the hall's time zone. A hall that is always
 * open, and one whose day was not worked out yet, is open: nobody is turned away by a missing row.
 */
export function openingToday(state: HallState): readonly Span[] {
  const plan = planOf(state);
  return plan === undefined || plan.hours === 'always' || plan.today === null ? ALWAYS : plan.today.spans;
}

export function setOpening(state: HallState, today: Opening): HallState {
  const plan = planOf(state);
  return plan === undefined ? state : { ...state, plans: setRow(state.plans, 'plan', { ...plan, today }) };
}

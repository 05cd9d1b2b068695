import { expect, it } from 'vitest';
import { settingsOf } from './hall-of.ts';
import { hallSettingsSchema } from './hall-settings.ts';
import { EMPTY_HALL } from './hall-state.ts';
import { applyRow } from './rows.ts';

it('a hall row of an older version has every setting of this one', () => {
  const { maxOutOfTurn, ...older } = hallSettingsSchema.parse({ undoMs: 1234 });
  const row = { settings: older } as never;
  const state = applyRow(EMPTY_HALL, { kind: 'hall', id: 'hall', row });
  expect(settingsOf(state)).toEqual({ ...older, maxOutOfTurn });
});

import type { Zone } from '../../../shared/domain/hall/hall-state.ts';
import type { ChannelOutput } from '../../../shared/ipc/channels.ts';
import { settingsSchema } from '../../../shared/settings/settings.ts';

export type WallSettings = ChannelOutput<'app.info'>['settings'];

/** What the set-up page of a wall can change, as it is typed. */
export type SetupDraft = {
  readonly server: string;
  /** Face `window`: the number of the window, '' = none. */
  readonly windowNumber: string;
  /** Face `board`: zones shown and spoken, none = all. */
  readonly zoneIds: readonly string[];
  readonly voice: boolean;
};

export type SetupField = 'server' | 'windowNumber';

export function draftOf({ server, windowNumber, zoneIds, voice }: WallSettings): SetupDraft {
  return { server, windowNumber: windowNumber === null ? '' : String(windowNumber), zoneIds, voice };
}

export type CheckedSetup =
  | { readonly ok: true; readonly settings: WallSettings }
  | { readonly ok: false; readonly fields: readonly SetupField[] };

/** The whole settings with the draft in place, checked by the schema that main uses. */
export function checkDraft(base: WallSettings, draft: SetupDraft): CheckedSetup {
  const typed = draft.windowNumber.trim();
  const wished = {
    ...base,
    server: draft.server.trim(),
    windowNumber: typed === '' ? null : /^[0-9]{1,2}$/.test(typed) ? Number(typed) : 0,
    zoneIds: [...draft.zoneIds],
    voice: draft.voice,
  };
  const parsed = settingsSchema.omit({ servicePin: true }).safeParse(wished);
  if (parsed.success) return { ok: true, settings: parsed.data };
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return { ok: false, fields: (['server', 'windowNumber'] as const).filter((field) => wrong.has(field)) };
}

/**
 * The zones after one of them was ticked or unticked. With none ticked, all count; ticking all is the same as none, so
 * that a zone the hall opens later is shown too. Unknown ids of an older hall file fall away.
 */
export function toggleZone(zones: readonly Pick<Zone, 'id'>[], zoneIds: readonly string[], id: string): string[] {
  const known = zones.map((zone) => zone.id);
  const ticked = known.filter((each) => (each === id ? !zoneIds.includes(each) : zoneIds.includes(each)));
  return ticked.length === known.length ? [] : ticked;
}

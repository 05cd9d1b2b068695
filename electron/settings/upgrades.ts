/** Settings as an older version of the app wrote them. */
export type RawSettings = Readonly<Record<string, unknown>>;

/**
 * One step per version: `steps[n]` turns settings of version n + 1 into those of version n + 2. A bump of
 * `SETTINGS_VERSION` adds a step at the end; the count of steps is checked against it.
 */
export const UPGRADE_STEPS: readonly ((old: RawSettings) => RawSettings)[] = [];

/**
 * Settings brought to `version`, or null when there is no way: no version in them, a version that was never written, or
 * one of a newer app. The chain sets the version itself.
 */
export function upgrade(
  settings: RawSettings,
  version: number,
  steps: readonly ((old: RawSettings) => RawSettings)[],
): RawSettings | null {
  const from = settings.version;
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 1 || from > version) return null;
  return steps
    .slice(from - 1, version - 1)
    .reduce<RawSettings>((old, step, index) => ({ ...step(old), version: from + index + 1 }), settings);
}

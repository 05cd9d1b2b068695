import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';

/** Board devices that the state takes for speaking. */
function speakersOf(state: HallState): ReadonlySet<string> {
  const speakers = new Set<string>();
  for (const zone of rowsOf(state.zones)) if (zone.voice !== null) speakers.add(zone.voice);
  return speakers;
}

type Deps = {
  readonly loop: ScopeLoop<HallState>;
  readonly ids: Ids;
  readonly isConnected: (deviceId: string) => boolean;
};

/** A board that lost its line no longer speaks: calls count from being shown until another one offers [QU-12]. */
export function createSpeakerWatch({ loop, ids, isConnected }: Deps) {
  async function detach(deviceId: string): Promise<void> {
    const id = `sys:detach:${ids.next()}`;
    await loop.submit({ id, type: 'voice.detach', payload: { deviceId }, actor: { kind: 'system' } });
  }
  return {
    async gone(deviceId: string): Promise<void> {
      if (speakersOf(loop.current().state).has(deviceId)) await detach(deviceId);
    },
    /** Finds those that were gone before this server started. */
    async sweep(): Promise<void> {
      for (const deviceId of speakersOf(loop.current().state)) if (!isConnected(deviceId)) await detach(deviceId);
    },
  };
}

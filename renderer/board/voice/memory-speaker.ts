import type { Scheduler } from '../../../shared/lib/clock.ts';
import type { Clip, Speaker, Spoken } from './speaker.ts';

/** A loudspeaker that is a list: what was said, in order, in the time it would take. */
export interface MemorySpeaker extends Speaker {
  /** Names of the clips of every announcement so far, the one under way included. */
  readonly log: readonly (readonly string[])[];
  /** From now on these clips cannot be played. */
  breakClips(names: readonly string[]): void;
}

export function createMemorySpeaker(deps: { scheduler: Scheduler; clipMs: number }): MemorySpeaker {
  const log: (readonly string[])[] = [];
  let broken: readonly string[] = [];
  return {
    log,
    breakClips(names) {
      broken = names;
    },
    speak(clips: readonly Clip[]): Promise<Spoken> {
      const names = clips.map(({ name }) => name);
      const missing = names.filter((name) => broken.includes(name));
      const played = names.length - missing.length;
      const pauses = clips.reduce((sum, { pauseMs }) => sum + pauseMs, 0);
      log.push(names);
      return new Promise((resolve) => {
        deps.scheduler.after(played * deps.clipMs + pauses, () => resolve({ played, missing }));
      });
    },
    stop() {},
  };
}

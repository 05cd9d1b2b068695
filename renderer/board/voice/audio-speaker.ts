import type { Scheduler } from '../../../shared/lib/clock.ts';
import type { Speaker, Spoken } from './speaker.ts';

/** What is needed of an `HTMLAudioElement`. */
export type Sound = Pick<HTMLAudioElement, 'play' | 'pause' | 'addEventListener' | 'preload'>;

/** No clip is nearly this long; a player that never reports an end must not keep the next call waiting. */
const LONGEST_CLIP_MS = 10_000;

/** Speaks through the machine's own sound device with `open(url)`, which makes an audio element. */
export function createAudioSpeaker(deps: { open: (url: string) => Sound; scheduler: Scheduler }): Speaker {
  let cut: (() => void) | null = null;
  let stopped = false;

  /** True when the clip sounded to its end. */
  function play(sound: Sound): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = deps.scheduler.after(LONGEST_CLIP_MS, () => end(false));
      const end = (whole: boolean) => {
        timer.cancel();
        cut = null;
        if (!whole) sound.pause();
        resolve(whole);
      };
      cut = () => end(false);
      sound.addEventListener('ended', () => end(true));
      sound.addEventListener('error', () => end(false));
      sound.play().catch(() => end(false));
    });
  }

  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = deps.scheduler.after(ms, () => end());
      const end = () => {
        timer.cancel();
        cut = null;
        resolve();
      };
      cut = end;
    });
  }

  return {
    async speak(clips): Promise<Spoken> {
      // All of them are opened first, so that the pieces follow each other like one sentence.
      const sounds = clips.map((clip) => {
        const sound = deps.open(clip.url);
        sound.preload = 'auto';
        return { ...clip, sound };
      });
      let played = 0;
      const missing: string[] = [];
      for (const { name, sound, pauseMs } of sounds) {
        if (stopped) break;
        if (await play(sound)) played += 1;
        else missing.push(name);
        if (pauseMs > 0) await rest(pauseMs);
      }
      return { played, missing };
    },
    stop() {
      stopped = true;
      cut?.();
    },
  };
}

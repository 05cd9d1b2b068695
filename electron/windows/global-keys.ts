import { GLOBAL_KEYS, type GlobalKey } from '../../shared/ipc/channels.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { Log } from '../start/log.ts';

/** Registers a key for the whole desktop; false when another program has it. */
export interface KeyGrabber {
  grab(accelerator: string, pressed: () => void): boolean;
  releaseAll(): void;
}

export interface GlobalKeys {
  /** Tells which windows are in front; keys are taken and given back accordingly. */
  update(state: { readonly stripVisible: boolean; readonly counterFocused: boolean }): void;
  stop(): void;
}

/**
 * The same key within this is one that is held down: the longest usual wait before a keyboard repeats itself. A second
 * press within it is dropped too, which only keys that act may have; every one of ours does, none moves or types.
 */
const HELD_MS = 700;

/** Not Ctrl+Z: that is the undo of every other program, and a clerk who types there must not take a call back with it. */
function accelerator(key: GlobalKey): string {
  return key === 'undo' ? 'CommandOrControl+Alt+Z' : key;
}

/**
 * The counter's keys while the clerk works in another program. They are taken from the whole desktop only while the strip
 * is shown and the counter window is not in front: there the page handles its keys itself, and without the strip nobody
 * could see what a key did.
 */
export function createGlobalKeys(deps: {
  readonly keys: KeyGrabber;
  readonly onKey: (key: GlobalKey) => void;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly log: Log;
}): GlobalKeys {
  let grabbed = false;
  /** Each key has its own: a fast press of another one is never taken for a key that is held. */
  const lastHeard = new Map<GlobalKey, number>();

  /** The system does not say that a key is only held down; an F4 that answers its own question would finish wrongly. */
  function heard(key: GlobalKey) {
    const at = deps.clock.monotonic();
    const isHeld = at - (lastHeard.get(key) ?? Number.NEGATIVE_INFINITY) < HELD_MS;
    lastHeard.set(key, at);
    if (!isHeld) deps.onKey(key);
  }

  function grabAll() {
    for (const key of GLOBAL_KEYS) {
      const taken = deps.keys.grab(accelerator(key), () => heard(key));
      if (!taken) deps.log.warn('keys.taken-by-other-program', { key });
    }
  }

  return {
    update({ stripVisible, counterFocused }) {
      const wanted = stripVisible && !counterFocused;
      if (wanted === grabbed) return;
      grabbed = wanted;
      if (wanted) grabAll();
      else deps.keys.releaseAll();
    },
    stop() {
      grabbed = false;
      deps.keys.releaseAll();
    },
  };
}

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useClock, useScheduler } from './client-context.tsx';

/** [KI-4] the kiosk warns after 30 s and goes home after 60 s; doubled in senior and voice mode. */
export const IDLE = { warnMs: 30_000, endMs: 60_000, slowFactor: 2 } as const;

export type Idle = {
  readonly warning: boolean;
  /** Whole seconds until the end; meaningful while `warning`. */
  readonly secondsLeft: number;
  /** "More time": the count starts again. */
  readonly stay: () => void;
};

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Watches for signs of a person on the whole page. Before the warning any touch starts the count again; during the
 * warning too, because somebody is plainly there. `enabled: false` (the start page) stops it.
 */
export function useIdle(options: { warnMs: number; endMs: number; onEnd: () => void; enabled?: boolean }): Idle {
  const { warnMs, endMs, enabled = true } = options;
  const clock = useClock();
  const scheduler = useScheduler();
  const lastSign = useRef(0);
  const [idleMs, setIdleMs] = useState(0);
  const onEnd = useEffectEvent(options.onEnd);
  const stay = useCallback(() => {
    lastSign.current = clock.monotonic();
    setIdleMs(0);
  }, [clock]);
  useEffect(() => {
    if (!enabled) return;
    stay();
    // The sign after which the end came: one end per silence.
    let endedAfter: number | null = null;
    const timer = scheduler.every(250, () => {
      const idle = clock.monotonic() - lastSign.current;
      if (idle >= endMs && endedAfter !== lastSign.current) {
        endedAfter = lastSign.current;
        onEnd();
      }
      // Before the warning nothing is drawn again; after it, once a second.
      setIdleMs(idle < warnMs ? 0 : warnMs + Math.floor((idle - warnMs) / 1000) * 1000);
    });
    for (const sign of SIGNS) window.addEventListener(sign, stay, { capture: true, passive: true });
    return () => {
      timer.cancel();
      for (const sign of SIGNS) window.removeEventListener(sign, stay, { capture: true });
    };
  }, [clock, scheduler, warnMs, endMs, enabled, stay]);
  const warning = enabled && idleMs >= warnMs;
  return { warning, secondsLeft: Math.max(0, Math.ceil((endMs - idleMs) / 1000)), stay };
}

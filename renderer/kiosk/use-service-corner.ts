import { useEffect, useEffectEvent } from 'react';
import { useClock } from '../hooks/client-context.tsx';

/** Five taps in the upper left corner within four seconds open the service menu; nobody does that by chance. */
export const SERVICE_CORNER = { size: 128, taps: 5, withinMs: 4000 } as const;

export function useServiceCorner(onOpen: () => void): void {
  const clock = useClock();
  const open = useEffectEvent(onOpen);
  useEffect(() => {
    let taps: number[] = [];
    const listener = (event: PointerEvent) => {
      const now = clock.monotonic();
      const inCorner = event.clientX < SERVICE_CORNER.size && event.clientY < SERVICE_CORNER.size;
      taps = inCorner ? [...taps.filter((at) => now - at < SERVICE_CORNER.withinMs), now] : [];
      if (taps.length < SERVICE_CORNER.taps) return;
      taps = [];
      open();
    };
    window.addEventListener('pointerdown', listener, { capture: true, passive: true });
    return () => window.removeEventListener('pointerdown', listener, { capture: true });
  }, [clock]);
}

import { useEffect, useState } from 'react';
import { useScheduler } from '../hooks/client-context.tsx';

/** Turns `count` pages, each shown for `stayMs`; a wall has no hand to scroll it. Returns the page to show. */
export function usePages(count: number, stayMs: number): number {
  const scheduler = useScheduler();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = scheduler.every(stayMs, () => setTurn((now) => now + 1));
    return () => timer.cancel();
  }, [scheduler, count, stayMs]);
  return count === 0 ? 0 : turn % count;
}

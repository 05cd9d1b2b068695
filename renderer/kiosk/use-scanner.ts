import { useEffect, useEffectEvent, useRef } from 'react';
import type { Timer } from '../../shared/lib/clock.ts';
import { useClock, useScheduler } from '../hooks/client-context.tsx';
import { EMPTY_SCAN, SCAN_SILENCE_MS, scanEnd, scanKey } from './visit/scan-buffer.ts';

type Handlers = {
  readonly onToken: (token: string) => void;
  /** A whole code that is not from one of our slips. */
  readonly onOther: () => void;
  /** A single key, pressed by a hand or as part of a code; not Enter and Space on a button, which press it. */
  readonly onKey: (key: string) => void;
};

/** Listens to the keyboard as scanners use it. What was read stays in memory for a blink and never goes anywhere else. */
export function useScanner(handlers: Handlers, enabled: boolean): void {
  const clock = useClock();
  const scheduler = useScheduler();
  const buffer = useRef(EMPTY_SCAN);
  const silence = useRef<Timer | null>(null);

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    silence.current?.cancel();
    const step = scanKey(buffer.current, event.key, clock.monotonic());
    const wasReading = buffer.current.text.length > 1;
    buffer.current = step.buffer;
    // Enter behind a code must not press the button that has the focus.
    if (wasReading && event.key === 'Enter') event.preventDefault();
    if (step.result.kind === 'token') handlers.onToken(step.result.token);
    else if (step.result.kind === 'other') handlers.onOther();
    else {
      if (!pressesButton(event)) handlers.onKey(event.key);
      silence.current = scheduler.after(SCAN_SILENCE_MS, onSilence);
    }
  });
  const onSilence = useEffectEvent(() => {
    const result = scanEnd(buffer.current);
    buffer.current = EMPTY_SCAN;
    if (result.kind === 'token') handlers.onToken(result.token);
  });

  useEffect(() => {
    if (!enabled) return;
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => {
      window.removeEventListener('keydown', listener, { capture: true });
      silence.current?.cancel();
      buffer.current = EMPTY_SCAN;
    };
  }, [enabled]);
}

function pressesButton(event: KeyboardEvent): boolean {
  return (event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLButtonElement;
}

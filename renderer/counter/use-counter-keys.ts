import { useEffect, useEffectEvent } from 'react';
import { usePlatform } from '../hooks/client-context.tsx';
import { keyName } from './keys/key-name.ts';
import { nameOfGlobal } from './keys/key-table.ts';
import type { CounterSession } from './session/counter-session.ts';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** A control that the Tab key reached keeps its own Enter and Space. */
function ownsEnter(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a[href], select');
}

/** Keys that leave the filter box and go on with the work. */
const LEAVES_BOX: ReadonlySet<string> = new Set(['Escape', 'Enter']);

/**
 * The keyboard of the work screen, from this page and, through the strip, from other programs: one handler for both.
 * A key held down acts once; what the counter uses, the browser does not.
 */
export function useCounterKeys(session: CounterSession, working: boolean, onSign: () => void): void {
  const platform = usePlatform();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!working || event.isComposing || event.defaultPrevented) return;
    const key = keyName(event);
    if (key === null) return;
    const typing = isTyping(event.target);
    if (typing && /^[A-Z0-9/]$/.test(key)) return;
    if (key === 'Enter' && ownsEnter(event.target)) return;
    if (typing && ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) return;
    event.preventDefault();
    if (event.repeat && !key.startsWith('Arrow')) return;
    if (typing && LEAVES_BOX.has(key) && event.target instanceof HTMLElement) event.target.blur();
    session.press(key, typing);
  });
  const onGlobal = useEffectEvent((key: Parameters<typeof nameOfGlobal>[0]) => {
    onSign();
    if (working) session.press(nameOfGlobal(key), false);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    const stopGlobal = platform.on('key.pressed', ({ key }) => onGlobal(key));
    return () => {
      window.removeEventListener('keydown', listener);
      stopGlobal();
    };
  }, [platform]);
}

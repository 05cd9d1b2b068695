import { type RefObject, useEffect, useRef } from 'react';

/** Scrolls the element into its list when it becomes the marked one. */
export function useIntoView<T extends HTMLElement>(marked: boolean): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => {
    if (marked) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return ref;
}

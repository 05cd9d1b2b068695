import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { ClientView } from '../data/client.ts';
import { useClient } from './client-context.tsx';

type Memo<T> = { readonly view: ClientView; readonly select: (view: ClientView) => T; readonly value: T };

/**
 * What `select` takes out of the client's view; the component draws again only when that changes by `isEqual`. `select`
 * may be written in place, it must be pure. For selections that build new objects give `shallowEqual`.
 */
export function useClientView<T>(select: (view: ClientView) => T, isEqual: (a: T, b: T) => boolean = Object.is): T {
  const client = useClient();
  const memo = useRef<Memo<T> | null>(null);
  const subscribe = useCallback((listener: () => void) => client.subscribe(listener), [client]);
  const read = (): T => {
    const view = client.getView();
    const last = memo.current;
    if (last && last.view === view && last.select === select) return last.value;
    const next = select(view);
    const value = last && isEqual(last.value, next) ? last.value : next;
    memo.current = { view, select, value };
    return value;
  };
  return useSyncExternalStore(subscribe, read, read);
}

/** Equal when arrays or plain objects hold the same things one level deep. */
export function shallowEqual<T>(a: T, b: T): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && Object.is(value, right.get(key)));
}

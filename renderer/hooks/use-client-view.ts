import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { ClientView } from '../data/client.ts';
import { useClient } from './client-context.tsx';

type Memo<T> = { readonly view: ClientView; readonly select: (view: ClientView) => T; readonly value: T };

/**
 * What `select` takes out of the client's view; the component draws again only when that is another value or another
 * object. `select` may be written in place; it must be pure and give back a part of the view, or a plain value made
 * from it, not a new object each time.
 */
export function useClientView<T>(select: (view: ClientView) => T): T {
  const client = useClient();
  const memo = useRef<Memo<T> | null>(null);
  const subscribe = useCallback((listener: () => void) => client.subscribe(listener), [client]);
  const read = (): T => {
    const view = client.getView();
    const last = memo.current;
    if (last && last.view === view && last.select === select) return last.value;
    const value = select(view);
    memo.current = { view, select, value };
    return value;
  };
  return useSyncExternalStore(subscribe, read, read);
}

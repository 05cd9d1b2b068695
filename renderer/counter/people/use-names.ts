import { useCallback, useEffect, useState } from 'react';
import type { LocalText } from '../../../shared/lib/text.ts';
import { useClient } from '../../hooks/client-context.tsx';
import { useLocalText } from '../../i18n/use-texts.ts';
import type { Who } from './select-people.ts';

export type NameOf = (who: Who) => string;

/**
 * Names of the staff, asked for while there is a line and kept nowhere [SY-13]; `001 王芳`. Until they are here, or where the
 * server does not tell them, the number on the plate stands alone.
 */
export function useNames(online: boolean): NameOf {
  const client = useClient();
  const local = useLocalText();
  const [names, setNames] = useState<Readonly<Record<string, LocalText>>>({});
  useEffect(() => {
    let stale = false;
    if (online) {
      void client.staffNames().then((told) => {
        if (!stale && told) setNames(told);
      });
    }
    return () => {
      stale = true;
    };
  }, [client, online]);
  return useCallback(
    ({ staffId, plate }) => {
      const name = names[staffId];
      return name === undefined ? plate : `${plate} ${local(name)}`;
    },
    [names, local],
  );
}

import { useCallback, useState } from 'react';
import type { HallCommandOf, HallCommandType } from '../../../shared/domain/commands/hall-commands.ts';
import { useClient } from '../../hooks/client-context.tsx';
import { type Message, messageOfOutcome } from '../../i18n/message.ts';

export type Act = {
  /** Sends; true when it was done. One act at a time: a second press meanwhile is not sent. */
  readonly run: <T extends HallCommandType>(type: T, payload: HallCommandOf<T>['payload']) => Promise<boolean>;
  readonly busy: boolean;
  /** Why the last act was not done; null when it was. */
  readonly message: Message | null;
};

/** The console's one way out: every act of the manager is live, and its refusal stands in one place. */
export function useAct(): Act {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<Message | null>(null);
  const run = useCallback<Act['run']>(
    async (type, payload) => {
      setBusy(true);
      setMessage(null);
      try {
        const outcome = await client.send(type, payload);
        setMessage(messageOfOutcome(outcome));
        return outcome.status === 'ok';
      } finally {
        setBusy(false);
      }
    },
    [client],
  );
  return { run, busy, message };
}

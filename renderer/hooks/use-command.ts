import { useCallback, useEffect, useRef, useState } from 'react';
import type { HallCommandOf, HallCommandType } from '../../shared/domain/commands/hall-commands.ts';
import type { SendOutcome } from '../data/client.ts';
import { type Message, messageOf, messageOfOutcome } from '../i18n/message.ts';
import { useClient } from './client-context.tsx';

export type CommandHandle<T extends HallCommandType> = {
  /** Sends; while one is on its way a second press is not sent and gets the first one's answer. */
  readonly send: (payload: HallCommandOf<T>['payload']) => Promise<SendOutcome<T>>;
  readonly busy: boolean;
  /** The sentence for the last answer, null when it went well. Draw it with `useMessageText`. */
  readonly message: Message | null;
  readonly clear: () => void;
};

/** One button's command. The answer is never thrown: it is in the outcome and, as a sentence, in `message`. */
export function useCommand<T extends HallCommandType>(type: T): CommandHandle<T> {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<Message | null>(null);
  const flight = useRef<Promise<SendOutcome<T>> | null>(null);
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const send = useCallback(
    (payload: HallCommandOf<T>['payload']) => {
      if (flight.current) return flight.current;
      setBusy(true);
      setMessage(null);
      const run = async (): Promise<SendOutcome<T>> => {
        try {
          const outcome = await client.send(type, payload);
          if (shown.current) setMessage(messageOfOutcome(outcome));
          return outcome;
        } catch (cause) {
          if (shown.current) setMessage(messageOf('internal'));
          throw new Error(`sending ${type} failed`, { cause });
        } finally {
          flight.current = null;
          if (shown.current) setBusy(false);
        }
      };
      flight.current = run();
      return flight.current;
    },
    [client, type],
  );
  const clear = useCallback(() => setMessage(null), []);
  return { send, busy, message, clear };
}

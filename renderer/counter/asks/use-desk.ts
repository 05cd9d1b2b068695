import { useRef, useState } from 'react';
import type { HallCommandOf, HallCommandType } from '../../../shared/domain/commands/hall-commands.ts';
import type { ReplyOf } from '../../../shared/domain/commands/replies.ts';
import { useClient } from '../../hooks/client-context.tsx';
import { type Message, messageOfOutcome } from '../../i18n/message.ts';

export type Sent<T extends HallCommandType> = { readonly reply: ReplyOf<T> };

export type Desk = {
  /** Sends one act at a time; null when it was not done. */
  readonly run: <T extends HallCommandType>(type: T, payload: HallCommandOf<T>['payload']) => Promise<Sent<T> | null>;
  readonly busy: boolean;
  readonly message: Message | null;
};

/** What goes out from the register; all of it is live, and a refusal stands in one place. */
export function useDesk(): Desk {
  const client = useClient();
  const sending = useRef(false);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<Message | null>(null);
  const run: Desk['run'] = async (type, payload) => {
    if (sending.current) return null;
    sending.current = true;
    setBusy(true);
    setMessage(null);
    try {
      const outcome = await client.send(type, payload);
      setMessage(messageOfOutcome(outcome));
      return outcome.status === 'ok' ? { reply: outcome.reply } : null;
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  return { run, busy, message };
}

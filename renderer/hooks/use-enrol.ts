import { useCallback, useState } from 'react';
import { type Message, messageOf, messageOfHost } from '../i18n/message.ts';
import { useClient, usePlatform } from './client-context.tsx';

export type Enrol = {
  /** Uses up a one-time code; true = this device is enrolled and the line is being taken up. */
  readonly enrol: (code: string) => Promise<boolean>;
  readonly busy: boolean;
  readonly message: Message | null;
};

/** Makes this machine a device of the hall [SE-3]. The token is kept by main (or the browser stand-in), not here. */
export function useEnrol(): Enrol {
  const client = useClient();
  const platform = usePlatform();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<Message | null>(null);
  const enrol = useCallback(
    async (code: string) => {
      setBusy(true);
      setMessage(null);
      try {
        const outcome = await platform.call('device.enroll', { code: code.trim() });
        setMessage(messageOfHost(outcome));
        if (!outcome.ok) return false;
        const credentials = await platform.call('device.credentials', {});
        client.setDeviceToken(credentials?.token ?? null);
        return credentials !== null;
      } catch {
        // Main refused the input itself: not a code at all.
        setMessage(messageOf('enroll.wrong-code'));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [client, platform],
  );
  return { enrol, busy, message };
}

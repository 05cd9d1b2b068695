import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallCommandOf, HallCommandType } from '../../../shared/domain/commands/hall-commands.ts';
import type { PromiseReply, ReplyOf, SlipReply } from '../../../shared/domain/commands/replies.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import type { PrinterSettings } from '../../../shared/settings/settings.ts';
import { useClient, usePlatform, useScheduler } from '../../hooks/client-context.tsx';
import { type Message, messageOfOutcome } from '../../i18n/message.ts';
import { createSlipPrinter, type PrintSlip } from '../../slip/slip-printer.ts';

export type Given = {
  readonly slip: SlipReply;
  readonly paper: 'printing' | 'printed' | 'no-printer' | 'failed';
};

export type Guide = {
  /** Sends one act at a time; null when it was not done. */
  readonly run: <T extends HallCommandType>(
    type: T,
    payload: HallCommandOf<T>['payload'],
  ) => Promise<ReplyOf<T> | null>;
  /** Gives or reprints a number: shows it large and prints it where there is a printer. */
  readonly give: <T extends 'ticket.take' | 'slip.reprint' | 'promise.take' | 'ticket.returnSlip'>(
    type: T,
    payload: HallCommandOf<T>['payload'],
    locale: Locale,
  ) => Promise<boolean>;
  readonly busy: boolean;
  readonly message: Message | null;
  readonly given: Given | null;
};

function usePrint(): PrintSlip {
  const client = useClient();
  const platform = usePlatform();
  const scheduler = useScheduler();
  const { i18n } = useTranslation();
  const printer = useRef<PrinterSettings>({ kind: 'none' });
  useEffect(() => {
    void platform.call('app.info', {}).then(({ settings }) => {
      printer.current = settings.printer;
    });
  }, [platform]);
  return useMemo(
    () =>
      createSlipPrinter({
        host: platform,
        document,
        scheduler,
        texts: i18n,
        getHall: () => client.getView().hall,
        getPrinter: () => printer.current,
      }),
    [platform, scheduler, i18n, client],
  );
}

/** Everything that goes out from the guide desk; all of it is live, and a refusal stands in one place. */
export function useGuide(): Guide {
  const client = useClient();
  const print = usePrint();
  const sending = useRef(false);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<Message | null>(null);
  const [given, setGiven] = useState<Given | null>(null);

  const run: Guide['run'] = async (type, payload) => {
    if (sending.current) return null;
    sending.current = true;
    setBusy(true);
    setMessage(null);
    try {
      const outcome = await client.send(type, payload);
      setMessage(messageOfOutcome(outcome));
      return outcome.status === 'ok' ? outcome.reply : null;
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  const give: Guide['give'] = async (type, payload, locale) => {
    const slip: PromiseReply | null = await run(type, payload);
    // Staff name a slip by its id: there is no code to be wrong.
    if (slip === null || !('ticketId' in slip)) return false;
    setGiven({ slip, paper: 'printing' });
    void print(slip, locale, 1).then(({ result, code }) => {
      const paper = result === 'printed' ? 'printed' : code === 'printer.none' ? 'no-printer' : 'failed';
      void client.send('slip.printed', { ticketId: slip.ticketId, version: slip.version, result });
      // The next number may stand there by now; its paper is another.
      setGiven((now) => (now?.slip === slip ? { slip, paper } : now));
    });
    return true;
  };

  return { run, give, busy, message, given };
}

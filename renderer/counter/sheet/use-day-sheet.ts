import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DaySheet } from '../../../shared/domain/day-sheet/day-sheet.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import { useClient, usePlatform } from '../../hooks/client-context.tsx';
import { type Message, messageOfHost, messageOfOutcome } from '../../i18n/message.ts';

export type SheetDesk = {
  /** Undefined = not known yet; null = the books know no such day. */
  readonly sheet: DaySheet | null | undefined;
  readonly days: readonly string[];
  /** The day that is asked for; null = the present one. */
  readonly day: string | null;
  readonly busy: boolean;
  /** Why the last wish was not done. */
  readonly message: Message | null;
  /** Where the last file lies, '' = none yet. */
  readonly file: string;
  /** Server time of the last print, for the foot of the paper. */
  readonly printedAt: number;
  choose(day: string | null): void;
  refresh(): void;
  print(): void;
  savePdf(): void;
  saveExcel(locale: Locale): void;
};

type State = Pick<SheetDesk, 'sheet' | 'days' | 'busy' | 'message' | 'file' | 'printedAt'>;
const START: State = { sheet: undefined, days: [], busy: true, message: null, file: '', printedAt: 0 };

/** Asks for a day's figures and puts them on paper or into a file; one wish at a time. */
export function useDaySheet(): SheetDesk {
  const client = useClient();
  const platform = usePlatform();
  const [day, setDay] = useState<string | null>(null);
  const [state, setState] = useState<State>(START);
  const patch = useCallback((change: Partial<State>) => setState((now) => ({ ...now, ...change })), []);

  /** The figures of a day, as a workbook too when `file` names its language; null when they did not come. */
  async function ask(wanted: string | null, file: Locale | null): Promise<string | null> {
    const payload = { ...(wanted === null ? {} : { day: wanted }), ...(file === null ? {} : { file }) };
    const outcome = await client.send('day.sheet', payload);
    if (outcome.status !== 'ok') {
      patch({ message: messageOfOutcome(outcome) });
      return null;
    }
    // The practice hall answers without figures.
    const { sheet = null, days = [], file: bytes = null } = outcome.reply;
    patch({ sheet, days });
    return bytes;
  }

  async function wish(work: () => Promise<void>): Promise<void> {
    patch({ busy: true, message: null, file: '' });
    try {
      await work();
    } finally {
      patch({ busy: false });
    }
  }

  const load = useEffectEvent((wanted: string | null) => {
    void wish(async () => {
      await ask(wanted, null);
    });
  });
  useEffect(() => load(day), [day]);

  const name = (end: string) => `day-sheet-${state.sheet?.day ?? ''}.${end}`;
  const onPaper = () => flushSync(() => patch({ printedAt: client.serverNow() }));
  const off = state.busy || !state.sheet;

  return {
    ...state,
    day,
    choose: (wanted) => {
      patch({ sheet: undefined });
      setDay(wanted);
    },
    refresh: () => {
      if (!state.busy) void wish(async () => void (await ask(day, null)));
    },
    print: () => {
      if (off) return;
      onPaper();
      void wish(async () => patch({ message: messageOfHost(await platform.call('paper.print', {})) }));
    },
    savePdf: () => {
      if (off) return;
      onPaper();
      void wish(async () => {
        const answer = await platform.call('paper.pdf', { name: name('pdf') });
        patch({ message: messageOfHost(answer), file: answer.file });
      });
    },
    saveExcel: (locale) => {
      if (off) return;
      void wish(async () => {
        const bytes = await ask(state.sheet?.day ?? null, locale);
        if (bytes === null) return;
        const answer = await platform.call('paper.save', { name: name('xlsx'), bytes });
        patch({ message: messageOfHost(answer), file: answer.file });
      });
    },
  };
}

import type { AskSign } from '../../../shared/domain/ask/ask.ts';
import { getRow } from '../../../shared/lib/table.ts';
import type { ClientView } from '../../data/client.ts';
import type { Message } from '../../i18n/message.ts';
import type { AskPage } from './ask-page.ts';

/** Asking for a person. `choose`: what it is about; `off-line`: nobody can be called, the desk is where to go. */
export type AskScreen = {
  readonly kind: 'ask';
  readonly state: 'choose' | 'off-line' | 'asked' | 'taken';
  readonly busy: boolean;
  readonly sign: AskSign | null;
  readonly trouble: Message | null;
};

/** The open request of this kiosk as the server told it, null = none. */
export function askSignOf({ hall, hello }: Pick<ClientView, 'hall' | 'hello'>): AskSign | null {
  const deviceId = hello?.device?.id;
  return deviceId === undefined ? null : (getRow(hall.askSigns, deviceId) ?? null);
}

export function selectAsk(view: ClientView, page: AskPage, offline: boolean): AskScreen {
  const sign = askSignOf(view);
  const { press, trouble } = page;
  const rest = { kind: 'ask', busy: press !== null, sign, trouble } as const;
  if (sign !== null) return { ...rest, state: sign.status };
  return { ...rest, state: offline ? 'off-line' : 'choose' };
}

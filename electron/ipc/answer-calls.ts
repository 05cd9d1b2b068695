import type { z } from 'zod';
import { type Channel, type ChannelOutput, ipcChannels } from '../../shared/ipc/channels.ts';
import { isAppUrl } from '../protocol/origin.ts';
import { errorCode, type Log } from '../start/log.ts';
import type { PageRole } from '../windows/page-role.ts';
import { CHANNEL_ACCESS } from './access.ts';
import { callName, isChannel } from './channel-names.ts';

export type Handlers = {
  readonly [C in Channel]: (
    input: z.output<(typeof ipcChannels)[C]['input']>,
    role: PageRole,
  ) => Promise<ChannelOutput<C>> | ChannelOutput<C>;
};

/** Who called: what Electron says of the sender. */
export type Sender = {
  /** Role of the window that the call came from; null = not a window of ours. */
  readonly role: PageRole | null;
  /** Address of the frame; null = the frame is gone. */
  readonly address: string | null;
  readonly isMainFrame: boolean;
};

/** Registers one channel; in the app `ipcMain.handle`. */
export type Listen = (name: string, answer: (sender: Sender, input: unknown) => Promise<unknown>) => void;

/**
 * Answers every channel of the list: sender checked, input parsed, then the handler [SE-1]. A refusal tells the page a
 * word and nothing else; the log has the rest.
 */
export function answerCalls(deps: { readonly listen: Listen; readonly handlers: Handlers; readonly log: Log }): void {
  for (const channel of Object.keys(ipcChannels)) {
    if (isChannel(channel)) answerChannel(channel, deps);
  }
}

function answerChannel<C extends Channel>(
  channel: C,
  deps: { readonly listen: Listen; readonly handlers: Handlers; readonly log: Log },
): void {
  const { input: schema, output } = ipcChannels[channel];
  deps.listen(callName(channel), async (sender, raw) => {
    if (!mayCall(channel, sender)) {
      deps.log.warn('ipc.refused', { channel, role: sender.role });
      throw new Error('refused');
    }
    const parsed = schema.safeParse(raw);
    if (!parsed.success) {
      deps.log.warn('ipc.invalid', { channel, at: parsed.error.issues[0]?.path.join('.') ?? '' });
      throw new Error('invalid');
    }
    try {
      // The schema of this channel made the value; TypeScript cannot follow one key through both tables.
      const handler = deps.handlers[channel] as (input: unknown, role: PageRole | null) => unknown;
      return output.parse(await handler(parsed.data, sender.role));
    } catch (error) {
      deps.log.error('ipc.failed', { channel, code: errorCode(error) });
      // biome-ignore lint/style/useErrorCause: the page must not learn the cause; the log has it
      throw new Error('internal');
    }
  });
}

export function mayCall(channel: Channel, sender: Sender): boolean {
  return (
    sender.role !== null &&
    sender.isMainFrame &&
    sender.address !== null &&
    isAppUrl(sender.address) &&
    CHANNEL_ACCESS[channel].includes(sender.role)
  );
}

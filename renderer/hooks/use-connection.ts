import type { ConnectionState } from '../data/client.ts';
import { useClientView } from './use-client-view.ts';

export type ConnectionView = {
  readonly state: ConnectionState;
  readonly online: boolean;
  /** Commands that wait to be sent, and those that staff have to look at. */
  readonly waiting: number;
  readonly attention: number;
  /** Local epoch ms of the last word from the server, null = never. */
  readonly heardAt: number | null;
};

/** Where the line stands and what is pending; every surface shows it [OF-5, SY-7]. */
export function useConnection(): ConnectionView {
  const state = useClientView((view) => view.connection);
  const outbox = useClientView((view) => view.outbox);
  const heardAt = useClientView((view) => view.heardAt);
  const attention = outbox.filter((item) => item.status === 'rejected' || item.status === 'set-aside').length;
  return { state, online: state.status === 'online', waiting: outbox.length - attention, attention, heardAt };
}

import type { ChannelOutput, Host } from '../../../shared/ipc/channels.ts';

export type AppInfo = ChannelOutput<'app.info'>;

/** What main knows about this machine and its settings; read again after they were saved. */
export interface HostInfo {
  get(): AppInfo;
  subscribe(listener: () => void): () => void;
  refresh(): Promise<void>;
}

export async function createHostInfo(host: Pick<Host, 'call'>): Promise<HostInfo> {
  let info = await host.call('app.info', {});
  const listeners = new Set<() => void>();
  return {
    get: () => info,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async refresh() {
      info = await host.call('app.info', {});
      for (const listener of listeners) listener();
    },
  };
}

import type { Host } from '../../shared/ipc/channels.ts';
import type { Platform } from './platform.ts';

declare global {
  interface Window {
    /** Built by the preload script from the channel list; absent in a browser. */
    readonly host?: Host;
  }
}

export function createHostPlatform(host: Host): Platform {
  return {
    kind: 'electron',
    call: (channel, input) => host.call(channel, input),
    on: (event, listener) => host.on(event, listener),
  };
}

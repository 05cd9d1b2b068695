import { contextBridge, ipcRenderer } from 'electron';
import type { Host } from '../shared/ipc/channels.ts';
import { callName, eventName, isChannel, isIpcEvent } from './ipc/channel-names.ts';

// The whole bridge: listed channels, plain data. Main parses every input and checks who sent it.
const host: Host = {
  call: (channel, input) =>
    isChannel(channel) ? ipcRenderer.invoke(callName(channel), input) : Promise.reject(new Error('unknown channel')),
  on(event, listener) {
    if (!isIpcEvent(event)) throw new Error('unknown event');
    const name = eventName(event);
    const forward = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.off(name, forward);
    };
  },
};

contextBridge.exposeInMainWorld('host', host);

import type { Channel, IpcEvent } from '../../shared/ipc/channels.ts';

/**
 * The names in `shared/ipc/channels.ts`, and nothing but the names: the preload script is built from them without the
 * schemas. A channel that is missing here, or that is not there, does not compile.
 */
const channels: Readonly<Record<Channel, true>> = {
  'app.info': true,
  'app.ready': true,
  'app.log': true,
  'device.credentials': true,
  'device.enroll': true,
  'device.forget': true,
  'device.health': true,
  'print.slip': true,
  'paper.print': true,
  'paper.pdf': true,
  'paper.save': true,
  'service.unlock': true,
  'service.lock': true,
  'settings.save': true,
  'service.act': true,
  'strip.show': true,
  'strip.state': true,
  'strip.act': true,
};

const events: Readonly<Record<IpcEvent, true>> = {
  'strip.state': true,
  'key.pressed': true,
  'strip.unlock': true,
  'power.resumed': true,
  'service.open': true,
  'printer.status': true,
};

export function isChannel(name: string): name is Channel {
  return Object.hasOwn(channels, name);
}

export function isIpcEvent(name: string): name is IpcEvent {
  return Object.hasOwn(events, name);
}

/** Name on the wire between the processes; the prefixes keep ours apart from Electron's own. */
export function callName(channel: Channel): string {
  return `call:${channel}`;
}

export function eventName(event: IpcEvent): string {
  return `event:${event}`;
}

/**
 * A headless client that speaks the product's wire protocol (Engine.IO 4, Socket.IO 5) over a bare `ws` socket, so that
 * two hundred of them in one process cost what reading and applying costs. Each real client has a machine of its own;
 * here they share a core, and the transport library's client would be most of what is measured.
 */
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

const OPEN = '0';
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const EVENT = '42';
const ACK = '43';

export type WireClient = {
  /** Sends a message and resolves with its answer. */
  ask<T>(event: string, message: unknown): Promise<T>;
};

/** Connects as an enrolled device and resolves when the server has said hello; `onEvent` gets everything after it. */
export function openWireClient(
  url: string,
  token: string,
  onEvent: (event: string, message: unknown) => void,
): Promise<WireClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
  });
  const asked: ((answer: unknown) => void)[] = [];
  const client: WireClient = {
    ask: <T>(event: string, message: unknown) =>
      new Promise<T>((resolve) => {
        const id = asked.push((answer) => resolve(answer as T)) - 1;
        socket.send(`${EVENT}${id}${JSON.stringify([event, message])}`);
      }),
  };
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data) => {
      const text = data.toString();
      if (text.startsWith(EVENT)) {
        const [event, message] = JSON.parse(text.slice(EVENT.length)) as [string, unknown];
        if (event === 'hello') resolve(client);
        else if (event === 'bye') reject(new Error(`bye ${JSON.stringify(message)}`));
        else onEvent(event, message);
      } else if (text.startsWith(ACK)) {
        const start = text.indexOf('[');
        const [answer] = JSON.parse(text.slice(start)) as [unknown];
        asked[Number(text.slice(ACK.length, start))]?.(answer);
      } else if (text === PING) {
        socket.send(PONG);
      } else if (text.startsWith(OPEN)) {
        socket.send(`${CONNECT}${JSON.stringify({ protocol: PROTOCOL_VERSION, app: 'bench', device: { token } })}`);
      }
    });
  });
}

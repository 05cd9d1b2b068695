import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client';
import type { Hello, PhoneView } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

export type PhoneLineEvents = {
  hello(hello: Pick<Hello, 'serverNow'>): void;
  view(view: PhoneView): void;
  /** The server ends this line for a reason. */
  bye(error: WireError): void;
  /** Any sign of life, heartbeats included. */
  heard(): void;
  /** The line is over, or never came up. Comes once; nothing comes after it. */
  lost(): void;
};

/** One connection of the phone page, used up when it is lost. */
export interface PhoneLine {
  /** Asks once, now; null when no answer came in time or the line broke. Nothing is kept for later [SY-6]. */
  command(message: PhoneCommand, timeoutMs: number): Promise<PhoneAnswer | null>;
  close(): void;
}

export type PhoneCommand = {
  readonly id: string;
  readonly type: 'ticket.cancel' | 'ticket.returnSlip' | 'booking.cancel';
  readonly payload: { readonly ref: { readonly by: 'id'; readonly ticketId: string } };
};

export type PhoneAnswer = { readonly ok: true } | WireError;

/** Opens a line with the token of the slip, which goes nowhere but into the handshake. */
export type DialPhone = (token: string, events: PhoneLineEvents) => PhoneLine;

export type OpenSocket = (options: Partial<ManagerOptions & SocketOptions>) => Socket;

/** Socket.IO to the server this page came from: websocket only, its own reconnection and buffering off [SY-8]. */
export function createPhoneDial(open: OpenSocket): DialPhone {
  return (token, events) => {
    let over = false;
    const socket = open({
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: 10_000,
      auth: { protocol: PROTOCOL_VERSION, app: 'phone', ticket: token },
    });
    const end = () => {
      if (over) return;
      over = true;
      socket.off();
      socket.disconnect();
    };
    const lose = () => {
      if (over) return;
      end();
      events.lost();
    };
    const hear = <A>(listener: (message: A) => void) => {
      return (message: A) => {
        events.heard();
        listener(message);
      };
    };
    socket.on('connect_error', lose);
    socket.on('disconnect', lose);
    socket.io.on('ping', () => events.heard());
    socket.on('hello', hear(events.hello));
    socket.on('view', hear(events.view));
    socket.on('bye', hear(events.bye));
    return {
      command(message, timeoutMs) {
        if (over || !socket.connected) return Promise.resolve(null);
        return new Promise((resolve) => {
          socket
            .timeout(timeoutMs)
            .emit('command', message, (error: Error | null, answer?: PhoneAnswer) =>
              resolve(error ? null : (answer ?? null)),
            );
        });
      },
      close: end,
    };
  };
}

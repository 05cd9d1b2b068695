import type { Actor } from '../../../shared/domain/commands/actor.ts';
import type { HallCommandOf, HallCommandType, SystemCommand } from '../../../shared/domain/commands/hall-commands.ts';
import type { ReplyOf, SlipReply } from '../../../shared/domain/commands/replies.ts';
import { decide } from '../../../shared/domain/hall/decide.ts';
import { evolveAll } from '../../../shared/domain/hall/evolve.ts';
import type { HallFile } from '../../../shared/domain/hall/hall-file.ts';
import { EMPTY_HALL, type HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { TicketClass } from '../../../shared/domain/ticket/ticket.ts';
import type { Locale } from '../../../shared/lib/text.ts';

/** Check code and token of every ticket in a played hall. */
export const PLAYED_CODE = '4711';
export const PLAYED_TOKEN = 'abcdefghijklmnopqrstuv';

const KIOSK: Actor = { kind: 'device', role: 'kiosk', deviceId: 'kiosk-1' };

/** A hall in which the real rules run, without a server: for tests and for looking at screens. */
export interface PlayedHall {
  state(): HallState;
  now(): number;
  pass(ms: number): void;
  /** Sends a command as the kiosk; throws the code of a refusal. */
  kiosk<T extends HallCommandType>(type: T, payload: HallCommandOf<T>['payload']): ReplyOf<T>;
  take(groupId: string, ticketClass?: TicketClass, locale?: Locale): SlipReply;
  openWindow(windowId: string): void;
  /** Sends a command as the clerk who sits at the window. */
  clerk<T extends HallCommandType>(windowId: string, type: T, payload: HallCommandOf<T>['payload']): ReplyOf<T>;
  system(command: SystemCommand): void;
}

export function playHall(file: HallFile, startAt: number): PlayedHall {
  let state = EMPTY_HALL;
  let now = startAt;
  let ids = 0;

  function run(actor: Actor, command: Parameters<typeof decide>[1]): unknown {
    const ctx = {
      now,
      actor,
      newId: () => {
        ids += 1;
        return `id-${ids}`;
      },
      secrets: {
        checkCode: () => PLAYED_CODE,
        tokenHash: (id: string) => `hash-${id}`,
        hashToken: (token: string) => token,
      },
    };
    const decided = decide(state, command, ctx);
    if (!decided.ok) throw new Error(decided.error.code);
    state = evolveAll(state, decided.value.events);
    return decided.value.reply;
  }

  const clerkOf = (windowId: string): Actor => ({
    kind: 'staff',
    staffId: `staff-${windowId}`,
    sessionId: `session-${windowId}`,
    deviceId: `counter-${windowId}`,
    roles: ['clerk', 'manager'],
    skills: ['*'],
    plate: '001',
  });

  const hall: PlayedHall = {
    state: () => state,
    now: () => now,
    pass(ms) {
      now += ms;
    },
    kiosk: (type, payload) => run(KIOSK, { type, payload } as Parameters<typeof decide>[1]) as never,
    take(groupId, ticketClass = 'normal', locale = 'zh-CN') {
      const slip = hall.kiosk('ticket.take', { groupId, class: ticketClass, locale, needs: [] });
      return { ...slip, slipSecret: { checkCode: PLAYED_CODE, token: PLAYED_TOKEN, url: null } };
    },
    openWindow(windowId) {
      hall.clerk(windowId, 'window.open', { windowId, takeOver: false });
    },
    clerk: (windowId, type, payload) =>
      run(clerkOf(windowId), { type, payload } as Parameters<typeof decide>[1]) as never,
    system(command) {
      run({ kind: 'system' }, command);
    },
  };
  hall.system({ type: 'hall.load', payload: { file } });
  hall.system({ type: 'day.roll', payload: { day: '2026-05-12' } });
  return hall;
}

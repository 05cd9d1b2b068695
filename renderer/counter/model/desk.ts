import type { Actor } from '../../../shared/domain/commands/actor.ts';
import type { Message } from '../../../shared/domain/floor/floor.ts';
import { hallOf, settingsOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallSettings } from '../../../shared/domain/hall/hall-settings.ts';
import type { Hall, HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { CalledTicket, HeldTicket, PassedTicket, ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import type { Seat, ServiceWindow } from '../../../shared/domain/window/window.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';
import type { ClientView } from '../../data/client.ts';

/** What the clerk who sits at a window has before him; every part of the work screen is computed from this. */
export type Desk = {
  readonly hall: HallState;
  /** Undefined only before the hall file was loaded. */
  readonly info: Hall | undefined;
  readonly settings: HallSettings;
  readonly staff: StaffView;
  readonly actor: Extract<Actor, { kind: 'staff' }>;
  readonly window: ServiceWindow;
  readonly seat: Seat;
  /** Called to or being served at this window. */
  readonly current: CalledTicket | ServingTicket | null;
  /** On hold at this window, longest first. */
  readonly held: readonly HeldTicket[];
  /** Passed tickets that this window may bring back, newest first. */
  readonly passed: readonly PassedTicket[];
  readonly online: boolean;
  /** Something pressed here is shown that the server has not told yet. */
  readonly ahead: boolean;
  /** Server time, epoch ms; for showing and for asking `checkCommand`, never for deciding. */
  readonly now: number;
};

/** The actor the server will see behind this log-in. */
export function actorOf(view: ClientView, staff: StaffView): Desk['actor'] {
  return {
    kind: 'staff',
    staffId: staff.staffId,
    sessionId: staff.sessionId,
    deviceId: view.hello?.device?.id ?? '',
    roles: staff.roles,
    skills: staff.skills,
    plate: staff.plate,
  };
}

/** Whether the manager's console is theirs. */
export function mayManage(staff: Pick<StaffView, 'roles'>): boolean {
  return staff.roles.some((role) => role === 'manager' || role === 'admin');
}

/** The manager's messages that nobody here has read, oldest first. */
export function unreadOf({ seat }: Pick<Desk, 'seat'>): readonly Message[] {
  return seat.mail.filter((message) => message.from === 'manager' && message.readAt === null);
}

/** The seat of this session, undefined while it sits at no window. */
export function seatOf(view: ClientView): Seat | undefined {
  const { staff } = view;
  if (!staff) return undefined;
  for (const seat of rowsOf(view.hall.seats)) if (seat.sessionId === staff.sessionId) return seat;
  return undefined;
}

function currentOf(hall: HallState, window: ServiceWindow): Desk['current'] {
  const ticket = window.ticketId === null ? undefined : getRow(hall.tickets, window.ticketId);
  return ticket?.status === 'called' || ticket?.status === 'serving' ? ticket : null;
}

/** Null while nobody is logged in or the session sits at no window. */
export function selectDesk(view: ClientView, now: number): Desk | null {
  const { staff, hall } = view;
  const seat = seatOf(view);
  const window = seat && getRow(hall.windows, seat.windowId);
  if (!staff || !seat || !window) return null;
  const held: HeldTicket[] = [];
  const passed: PassedTicket[] = [];
  for (const ticket of rowsOf(hall.tickets)) {
    if (ticket.status === 'held' && ticket.windowId === window.id) held.push(ticket);
    if (ticket.status === 'passed' && (window.serves.includes(ticket.groupId) || ticket.windowId === window.id)) {
      passed.push(ticket);
    }
  }
  return {
    hall,
    info: hallOf(hall),
    settings: settingsOf(hall),
    staff,
    actor: actorOf(view, staff),
    window,
    seat,
    current: currentOf(hall, window),
    held: held.sort((a, b) => a.since - b.since || a.seq - b.seq),
    passed: passed.sort((a, b) => b.since - a.since || b.seq - a.seq),
    online: view.connection.status === 'online',
    ahead: view.ahead,
    now,
  };
}

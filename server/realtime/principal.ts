import { bookingOfToken } from '../../shared/domain/booking/booking.ts';
import { PAPER_VERSION } from '../../shared/domain/booking/find-booking.ts';
import type { Actor, DeviceRole } from '../../shared/domain/commands/actor.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Role } from '../../shared/domain/hall/hall-words.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { getRow } from '../../shared/lib/table.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { WireCode } from '../../shared/protocol/errors.ts';
import type { Handshake } from '../../shared/protocol/up.ts';
import { MIN_SUPPORTED } from '../../shared/protocol/version.ts';
import { isActive, type Registry } from '../accounts/registry.ts';
import { hashToken } from '../accounts/secrets.ts';
import type { SlipFinder } from '../queries/slip-finder.ts';

/** Who is at the other end of a connection, as its handshake proved. */
export type Principal =
  | {
      readonly kind: 'device';
      readonly deviceId: string;
      readonly role: DeviceRole;
      readonly sessionId: string | null;
      /** Whose session it is, or was: a person who left the hall file is told so. */
      readonly staffId: string | null;
    }
  | { readonly kind: 'phone'; readonly ticketId: string; readonly version: number; readonly tokenHash: string }
  /** A slip link that is over: it gets the view `gone` and nothing else. */
  | { readonly kind: 'stale-phone' }
  | { readonly kind: 'public-board' };

type Deps = {
  readonly registry: Registry;
  readonly slips: SlipFinder;
  readonly hashSlipToken: (token: string) => string;
};

/** Exactly one way in must be given [SY-8]. The session is optional and only counts on its own device. */
export function authenticate(handshake: Handshake, deps: Deps): Result<Principal, WireCode> {
  if (handshake.protocol < MIN_SUPPORTED) return err('upgrade-required');
  const ways = [handshake.device, handshake.ticket, handshake.public].filter((way) => way !== undefined);
  if (ways.length !== 1) return err(ways.length === 0 ? 'not-enrolled' : 'invalid');
  if (handshake.device) {
    const device = deps.registry.findDeviceByToken(hashToken(handshake.device.token));
    if (device === undefined) return err('not-enrolled');
    if (!isActive(device)) return err('revoked');
    const session = handshake.session ? deps.registry.findSessionByToken(hashToken(handshake.session)) : undefined;
    const own = session?.deviceId === device.id ? session : undefined;
    const who = { sessionId: own?.id ?? null, staffId: own?.staffId ?? null };
    return ok({ kind: 'device', deviceId: device.id, role: device.role as DeviceRole, ...who });
  }
  if (handshake.ticket) {
    const tokenHash = deps.hashSlipToken(handshake.ticket);
    const state = deps.slips.find(tokenHash);
    const slip = state && getRow(state.slips, getRow(state.byToken, tokenHash) ?? '');
    const booking = slip === undefined && state ? bookingOfToken(state, tokenHash) : undefined;
    if (booking) return ok({ kind: 'phone', ticketId: booking.id, version: PAPER_VERSION, tokenHash });
    if (slip === undefined) return ok({ kind: 'stale-phone' });
    return ok({ kind: 'phone', ticketId: slip.ticketId, version: slip.version, tokenHash });
  }
  return ok({ kind: 'public-board' });
}

/** Asked again on every command: a device may have been revoked and a session ended since the connect [SY-8]. */
export function actorOf(principal: Principal, registry: Registry): Result<Actor, WireCode> {
  switch (principal.kind) {
    case 'device': {
      const { deviceId, role, sessionId } = principal;
      if (!isActive(registry.findDevice(deviceId))) return err('revoked');
      if (sessionId === null) return ok({ kind: 'device', role, deviceId });
      const session = registry.findSession(sessionId);
      const staff = session && registry.findStaff(session.staffId);
      if (staff === undefined) return err('session-expired');
      return ok({
        kind: 'staff',
        staffId: staff.id,
        sessionId,
        deviceId,
        roles: JSON.parse(staff.roles) as readonly Role[],
        skills: JSON.parse(staff.skills) as readonly string[],
        plate: staff.plate,
      });
    }
    case 'phone':
      return ok({ kind: 'phone', ticketId: principal.ticketId, version: principal.version });
    case 'stale-phone':
      return err('denied');
    case 'public-board':
      return ok({ kind: 'public-board' });
    default:
      return unreachable(principal);
  }
}

/** Who may see the manager's feed: the day's log, messages, who sits where [SE-7]. */
const MANAGE: readonly Role[] = ['manager', 'admin', 'guide'];

/** Who may see everybody's roster, leave and attendance; each person sees their own [SE-7]. */
const PEOPLE: readonly Role[] = ['manager', 'admin'];

/** Feeds that a role opens. */
export const ROLE_FEEDS = ['manage', 'people'] as const;

function hasRole(principal: Principal, registry: Registry, roles: readonly Role[]): boolean {
  const actor = actorOf(principal, registry);
  return actor.ok && actor.value.kind === 'staff' && actor.value.roles.some((role) => roles.includes(role));
}

/** Whether the names of the staff may be told. */
export function maySeeNames(principal: Principal, registry: Registry): boolean {
  return hasRole(principal, registry, PEOPLE);
}

/** Which feeds this connection may read [SY-4, SE-7]. */
export function mayRead(principal: Principal, feed: string, state: HallState, registry: Registry): boolean {
  if (principal.kind === 'phone' || principal.kind === 'stale-phone') return false;
  if (feed === 'queue') return true;
  if (principal.kind !== 'device') return false;
  if (feed === 'catalogue') return true;
  if (feed.startsWith('kiosk:')) return principal.role === 'kiosk' && feed === `kiosk:${principal.deviceId}`;
  if (feed === 'manage') return hasRole(principal, registry, MANAGE);
  if (feed === 'people') return hasRole(principal, registry, PEOPLE);
  if (feed.startsWith('me:')) {
    const actor = actorOf(principal, registry);
    return actor.ok && actor.value.kind === 'staff' && feed === `me:${actor.value.staffId}`;
  }
  if (!feed.startsWith('desk:') || principal.sessionId === null) return false;
  return getRow(state.seats, feed.slice('desk:'.length))?.sessionId === principal.sessionId;
}

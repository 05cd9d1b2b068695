import type { Role } from '../hall/hall-words.ts';

/** Roles of enrolled devices. */
export const DEVICE_ROLES = ['kiosk', 'board', 'window', 'counter'] as const;
export type DeviceRole = (typeof DEVICE_ROLES)[number];

/** Who sends a command, established by the server on every command, never by the payload [SY-8, SE-5]. */
export type Actor =
  | { readonly kind: 'device'; readonly role: DeviceRole; readonly deviceId: string }
  | {
      readonly kind: 'staff';
      readonly staffId: string;
      readonly sessionId: string;
      readonly deviceId: string;
      readonly roles: readonly Role[];
      readonly skills: readonly string[];
      readonly plate: string;
    }
  | { readonly kind: 'phone'; readonly ticketId: string; readonly version: number }
  | { readonly kind: 'public-board' }
  | { readonly kind: 'system' };

/** Names under which the command table lists actors. */
export type ActorName = DeviceRole | Role | 'phone' | 'public-board' | 'system';

/** All names an actor answers to. */
export function actorNames(actor: Actor): readonly ActorName[] {
  switch (actor.kind) {
    case 'device':
      return [actor.role];
    case 'staff':
      return actor.roles;
    case 'phone':
    case 'public-board':
    case 'system':
      return [actor.kind];
  }
}

import { expect, it } from 'vitest';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import { auditNameOf, type Envelope, ownerMark, ownerOf, payloadHash } from './envelope.ts';
import { createSlipKeys } from './slip-secrets.ts';

const kiosk: Actor = { kind: 'device', role: 'kiosk', deviceId: 'd1' };
const clerk = (deviceId: string, staffId: string): Actor => ({
  kind: 'staff',
  staffId,
  sessionId: 's',
  deviceId,
  roles: ['clerk'],
  skills: [],
  plate: '1',
});
const base: Envelope = { id: 'a', type: 'ticket.take', payload: { groupId: 'g', needs: ['english'] }, actor: kiosk };

it('[SY-3] the hash does not depend on key order, but on type, payload and owner', () => {
  const hash = payloadHash(base);
  expect(payloadHash({ ...base, payload: { needs: ['english'], groupId: 'g' } })).toBe(hash);
  expect(payloadHash({ ...base, id: 'b', order: { deviceId: 'd1', outboxId: 'o', seq: 3 } })).toBe(hash);
  const others = [
    { ...base, type: 'ticket.lookUp' },
    { ...base, payload: { groupId: 'h', needs: ['english'] } },
    { ...base, payload: { groupId: 'g', needs: [] } },
    { ...base, actor: { ...kiosk, deviceId: 'd2' } },
  ].map((envelope) => payloadHash(envelope));
  expect(new Set([hash, ...others]).size).toBe(5);
});

it('[SY-6] a command belongs to its device, not to the person, and its hash says so', () => {
  expect(ownerOf(clerk('d1', 'li'))).toBe(ownerOf(clerk('d1', 'wu')));
  expect(ownerOf(clerk('d1', 'li'))).toBe(ownerOf(kiosk));
  expect(ownerOf({ kind: 'phone', ticketId: 't', version: 1 })).toBe('phone:t');
  expect(payloadHash(base).startsWith(`${ownerMark(ownerOf(kiosk))}.`)).toBe(true);
});

it('[SE-8] the audit name carries ids', () => {
  expect(auditNameOf(clerk('d1', 'li'))).toBe('staff:li@d1');
  expect(auditNameOf({ kind: 'phone', ticketId: 't', version: 1 })).toBe('phone');
});

it('[QU-18, QU-3] slip secrets come from the key alone, differ per ticket and version, and the hash fits the token', () => {
  const keys = createSlipKeys(new Uint8Array(32).fill(1));
  const same = createSlipKeys(new Uint8Array(32).fill(1));
  const other = createSlipKeys(new Uint8Array(32).fill(2));
  expect(keys.token('t', 1)).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(same.token('t', 1)).toBe(keys.token('t', 1));
  expect(keys.hashToken(keys.token('t', 1))).toBe(keys.tokenHash('t', 1));
  expect(new Set([keys.token('t', 1), keys.token('t', 2), keys.token('u', 1), other.token('t', 1)]).size).toBe(4);
  const codes = Array.from({ length: 2000 }, (_, n) => keys.checkCode(`t${n}`, 1));
  expect(codes.every((code) => /^[0-9]{4}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(1700);
});

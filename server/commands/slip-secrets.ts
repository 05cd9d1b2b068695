import { createHmac, createSecretKey, hash } from 'node:crypto';
import type { SlipSecrets } from '../../shared/domain/hall/context.ts';

/** Slip secrets are derived from the hall key when they are needed, and never stored in clear. */
export interface SlipKeys extends SlipSecrets {
  /** 22 characters base64url, 128 bit. */
  token(ticketId: string, version: number): string;
}

/** `key`: 32 random bytes that only the server has. */
export function createSlipKeys(key: Uint8Array): SlipKeys {
  // As a key object it is prepared once; from bytes every derivation would cost five times as much.
  const secret = createSecretKey(key);
  const derive = (purpose: string, ticketId: string, version: number) =>
    createHmac('sha256', secret).update(`${purpose}\n${ticketId}\n${version}`).digest();
  const token = (ticketId: string, version: number) =>
    derive('phone-token', ticketId, version).subarray(0, 16).toString('base64url');
  const hashToken = (value: string) => hash('sha256', value, 'base64url');
  return {
    token,
    hashToken,
    tokenHash: (ticketId, version) => hashToken(token(ticketId, version)),
    // 48 bits modulo 10,000: the bias is below one in 10^10.
    checkCode: (ticketId, version) =>
      String(derive('check-code', ticketId, version).readUIntBE(0, 6) % 10_000).padStart(4, '0'),
  };
}

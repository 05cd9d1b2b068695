/**
 * Offline unlock [OF-3]: what lets the person who last used this counter open the idle lock without the server. A slow
 * hash of the PIN; it opens a lock on the screen, it never logs anybody in at the server.
 */
export type Verifier = {
  readonly staffId: string;
  readonly salt: string;
  readonly iterations: number;
  readonly hash: string;
  /** Server time as known here, epoch ms. */
  readonly madeAt: number;
  readonly wrongTries: number;
};

export const VERIFIER_HOURS = 12;
export const VERIFIER_TRIES = 5;
const ITERATIONS = 600_000;

/** `crypto.subtle` where the page has it; plain-http pages do not, and then offline unlock is not offered. */
export type Subtle = Pick<SubtleCrypto, 'importKey' | 'deriveBits'>;

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  return bytes;
}

async function hashOf(subtle: Subtle, pin: string, salt: string, iterations: number): Promise<string> {
  const key = await subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations };
  return toHex(new Uint8Array(await subtle.deriveBits(params, key, 256)));
}

export async function makeVerifier(
  subtle: Subtle,
  input: { readonly staffId: string; readonly pin: string; readonly salt: Uint8Array; readonly now: number },
): Promise<Verifier> {
  const salt = toHex(input.salt);
  const hash = await hashOf(subtle, input.pin, salt, ITERATIONS);
  return { staffId: input.staffId, salt, iterations: ITERATIONS, hash, madeAt: input.now, wrongTries: 0 };
}

/** Whether the verifier may be used at all: the right person, not too old, not guessed at too often. */
export function isUsable(verifier: Verifier, staffId: string, now: number): boolean {
  const age = now - verifier.madeAt;
  return (
    verifier.staffId === staffId && verifier.wrongTries < VERIFIER_TRIES && age >= 0 && age < VERIFIER_HOURS * 3600_000
  );
}

export async function matches(subtle: Subtle, verifier: Verifier, pin: string): Promise<boolean> {
  return (await hashOf(subtle, pin, verifier.salt, verifier.iterations)) === verifier.hash;
}

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 2^15 rounds of 1 KiB blocks: 32 MiB and some 100 ms, off the event loop. */
const COST_LOG2 = 15;
const BLOCK_SIZE = 8;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MEMORY_BYTES = 128 * BLOCK_SIZE * 2 ** 20;
const FORMAT = /^scrypt\$(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

function derive(pin: string, salt: Buffer, costLog2: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { N: 2 ** costLog2, r: BLOCK_SIZE, p: 1, maxmem: MEMORY_BYTES };
    scrypt(pin.normalize('NFC'), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** `scrypt$15$<salt>$<key>`, as the settings keep the service PIN. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(pin, salt, COST_LOG2);
  return `scrypt$${COST_LOG2}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** False for a hash of a form we never wrote, too. */
export async function isPin(pin: string, hash: string): Promise<boolean> {
  const [, cost, salt, key] = FORMAT.exec(hash) ?? [];
  if (cost === undefined || salt === undefined || key === undefined || Number(cost) > 20) return false;
  const derived = await derive(pin, Buffer.from(salt, 'base64url'), Number(cost));
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'));
}

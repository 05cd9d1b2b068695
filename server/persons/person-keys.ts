import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** How a person is stored: sealed for nobody but this server, and found by hashes that only its key can make [SE-7]. */
export interface PersonKeys {
  lookup(idNumber: string): string;
  /** Of the last four characters, which a guide may search for. */
  tailLookup(tail: string): string;
  seal(personId: string, text: string): string;
  /** Throws when the text was sealed under another key or for another person. */
  open(personId: string, sealed: string): string;
}

const NONCE = 12;
const TAG = 16;

/** `key`: the 32 bytes of `hall.key`, which lies beside the database and never in it. */
export function createPersonKeys(key: Uint8Array): PersonKeys {
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `civichall person ${purpose}`, 32));
  const secret = derived('encryption');
  const search = derived('look-up');
  const mac = (purpose: string, text: string) =>
    createHmac('sha256', search).update(`${purpose}\n${text}`).digest('base64url');
  return {
    lookup: (idNumber) => mac('id-number', idNumber),
    tailLookup: (tail) => mac('id-tail', tail),
    seal(personId, text) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      cipher.setAAD(Buffer.from(personId));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
    },
    open(personId, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(personId));
      decipher.setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
    },
  };
}

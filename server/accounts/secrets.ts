import { createHash, randomBytes } from 'node:crypto';

/** A bearer secret of 256 bits; only its hash is stored [SE-3]. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Without I L O U: they look like 1 1 0 V. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;

/** 40 random bits as 8 characters that can be read out and typed [SE-3]. */
export function newEnrolmentCode(): string {
  return Array.from(randomBytes(CODE_LENGTH), (byte) => CROCKFORD.charAt(byte & 31)).join('');
}

/** As a person may type it: small letters, dashes, spaces, O for 0, I or L for 1. Undefined when it cannot be a code. */
export function readEnrolmentCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const possible = code.length === CODE_LENGTH && [...code].every((char) => CROCKFORD.includes(char));
  return possible ? code : undefined;
}

/** Easy to type from paper: three groups of four, about 59 bits. */
export function newFirstPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const pick = () => {
    for (;;) {
      const byte = randomBytes(1)[0] ?? 255;
      // 248 is the greatest multiple of 31 in a byte: no character is likelier than another.
      if (byte < 248) return alphabet.charAt(byte % alphabet.length);
    }
  };
  return Array.from({ length: 3 }, () => Array.from({ length: 4 }, pick).join('')).join('-');
}

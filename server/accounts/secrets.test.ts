import { expect, it } from 'vitest';
import { hashPassword, isPassword } from './passwords.ts';
import { hashToken, newEnrolmentCode, newFirstPassword, newToken, readEnrolmentCode } from './secrets.ts';

it('[SE-3] codes are eight characters that cannot be misread', () => {
  for (let n = 0; n < 200; n += 1) expect(newEnrolmentCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
});

it.each([
  ['B726T7MN', 'B726T7MN'],
  ['b726-t7mn', 'B726T7MN'],
  [' b726 t7mn ', 'B726T7MN'],
  ['oI1l0OOO', '01110000'],
  ['B726T7M', undefined],
  ['B726T7MNX', undefined],
  ['B726T7MU', undefined],
  ['B726T7M取', undefined],
  ['', undefined],
])('[SE-3] typed %j is read as %j', (typed, code) => {
  expect(readEnrolmentCode(typed)).toBe(code);
});

it('tokens and first passwords are never the same twice', () => {
  const made = Array.from({ length: 500 }, () => [newToken(), newFirstPassword()]).flat();
  expect(new Set(made).size).toBe(1000);
  expect(newFirstPassword()).toMatch(/^([a-hj-km-np-z2-9]{4}-){2}[a-hj-km-np-z2-9]{4}$/);
  expect(hashToken('a')).not.toBe(hashToken('b'));
});

it('[SE-4] a password is known again, another one is not, and the hash carries its own cost', async () => {
  const encoded = await hashPassword('correct horse');
  expect(encoded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
  expect(await isPassword(encoded, 'correct horse')).toBe(true);
  expect(await isPassword(encoded, 'Correct horse')).toBe(false);
  expect(await isPassword('', '')).toBe(false);
  expect(await isPassword('$argon2id$v=19$m=19456,t=2,p=1$$', '')).toBe(false);
  expect(await hashPassword('correct horse')).not.toBe(encoded);
});

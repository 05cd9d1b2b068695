import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** [SE-4] argon2id with 19 MiB, two passes, one lane; computed in libuv's pool, off the event loop. */
const MEMORY_KIB = 19 * 1024;
const PASSES = 2;
const LANES = 1;
const HASH_BYTES = 32;

type Parameters = { readonly memory: number; readonly passes: number; readonly lanes: number };

function derive(secret: string, salt: Buffer, { memory, passes, lanes }: Parameters): Promise<Buffer> {
  const message = Buffer.from(secret.normalize('NFKC'));
  const options = { message, nonce: salt, parallelism: lanes, tagLength: HASH_BYTES, memory, passes };
  return new Promise((resolve, reject) => {
    argon2('argon2id', options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** `$argon2id$v=19$m=..,t=..,p=..$salt$hash`, as other tools write it. */
export async function hashPassword(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, { memory: MEMORY_KIB, passes: PASSES, lanes: LANES });
  const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${plain(salt)}$${plain(hash)}`;
}

const ENCODED = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** False also for a stored text that is not an argon2id hash. */
export async function isPassword(encoded: string, secret: string): Promise<boolean> {
  const [, memory, passes, lanes, salt, hash] = ENCODED.exec(encoded) ?? [];
  if (memory === undefined || salt === undefined || hash === undefined) return false;
  const parameters = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  const found = await derive(secret, Buffer.from(salt, 'base64'), parameters);
  const wanted = Buffer.from(hash, 'base64');
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}

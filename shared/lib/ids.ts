/** Makes UUIDv7 identifiers: time-ordered, so that primary keys append. */
export interface Ids {
  next(): string;
}

const TAIL_BYTES = 8;
const POOLED_IDS = 128;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * UUIDv7 factory (RFC 9562). `now` gives epoch milliseconds, `random` fills bytes. Ids from one factory
 * are strictly ascending within a millisecond (12-bit counter), also when the clock steps back.
 */
export function createIds(deps: { now: () => number; random: (bytes: Uint8Array) => void }): Ids {
  let lastMs = 0;
  let counter = 0;
  // Asked for many ids at a time: a call of the system's generator costs more than the id.
  const pool = new Uint8Array(TAIL_BYTES * POOLED_IDS);
  let used = pool.length;
  return {
    next() {
      const now = deps.now();
      if (now > lastMs) {
        lastMs = now;
        counter = 0;
      } else {
        counter += 1;
        if (counter > 0xfff) {
          lastMs += 1;
          counter = 0;
        }
      }
      if (used === pool.length) {
        deps.random(pool);
        used = 0;
      }
      let tail = '';
      for (const end = used + TAIL_BYTES; used < end; used += 1) tail += HEX[pool[used] ?? 0];
      const time = lastMs.toString(16).padStart(12, '0');
      const variant = ((Number.parseInt(tail.slice(0, 1), 16) & 0x3) | 0x8).toString(16);
      const seq = counter.toString(16).padStart(3, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${seq}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`;
    },
  };
}

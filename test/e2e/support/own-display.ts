/**
 * Files that run at the same time do not share a display: the focus and the pointer of one would disturb the other.
 * `CIVICHALL_DISPLAYS` lists one for each worker; without it the tests use `DISPLAY`, one file at a time.
 */
const displays = (process.env.CIVICHALL_DISPLAYS ?? '').split(',').filter((name) => name !== '');
const worker = Number(process.env.VITEST_POOL_ID ?? '1');
const own = displays[(worker - 1) % Math.max(displays.length, 1)];
if (own !== undefined) process.env.DISPLAY = own;

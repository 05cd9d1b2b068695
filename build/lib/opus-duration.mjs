/** Opus counts its samples at this rate whatever the recording had (RFC 7845). */
const SAMPLES_PER_MS = 48;
const PAGE_MARK = Buffer.from('OggS');
const GRANULE_AT = 6;
const HEAD_MARK = Buffer.from('OpusHead');
const PRE_SKIP_AT = 10;

/**
 * How long an Ogg Opus file plays: the sample position of its last page less what the decoder throws away at the
 * start.
 * @param {Buffer} file
 */
export function opusDurationMs(file) {
  const lastPage = file.lastIndexOf(PAGE_MARK);
  const head = file.indexOf(HEAD_MARK);
  if (lastPage < 0 || head < 0) throw new Error('This is not an Ogg Opus file.');
  const end = Number(file.readBigInt64LE(lastPage + GRANULE_AT));
  return Math.round((end - file.readUInt16LE(head + PRE_SKIP_AT)) / SAMPLES_PER_MS);
}

import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isAppUrl } from './origin.ts';

/** Control characters, separators of other systems, drive letters and streams, and a second layer of encoding. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f\\:%*?"<>|]/;

/**
 * Segments of the file that an address asks for, or null when the address is not a plain path below our host. The path is
 * decoded once and only then judged, so that no encoding of `..`, `/` or NUL gets through.
 */
export function assetSegments(address: string): readonly string[] | null {
  if (!isAppUrl(address)) return null;
  // The raw text: a URL parser folds `..` away before anybody could refuse it.
  const raw = address.slice(address.indexOf('//') + 2).replace(/^[^/?#]*/, '');
  const path = decodedPath(raw.split(/[?#]/, 1)[0] ?? '');
  if (path === null || !path.startsWith('/') || UNSAFE.test(path)) return null;
  const segments = path.slice(1).split('/');
  return segments.every(isPlainName) ? segments : null;
}

function decodedPath(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** No empty, dot or hidden name, and none that Windows would silently shorten. */
function isPlainName(segment: string): boolean {
  return segment !== '' && !segment.startsWith('.') && !/[. ]$/.test(segment);
}

/** The real file below `root`, or null: missing, or a link that leads out. */
export async function resolveAsset(root: string, segments: readonly string[]): Promise<string | null> {
  try {
    const [home, file] = await Promise.all([realpath(root), realpath(join(root, ...segments))]);
    return file.startsWith(home + sep) ? file : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG';
}

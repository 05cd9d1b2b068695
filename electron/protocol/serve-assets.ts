import { readFile } from 'node:fs/promises';
import { errorCode, type Log } from '../start/log.ts';
import { assetSegments, isMissing, resolveAsset } from './asset-path.ts';
import { byteRange } from './byte-range.ts';
import { contentPolicy, REACT_ARIA_STYLE } from './content-policy.ts';
import { mediaType } from './media-type.ts';
import { SAFE_PAGE_STYLES, SAFE_PAGE_URL, safePage } from './safe-page.ts';

/** Answers requests for `app://civichall/...` from one folder; reads nothing outside it, writes nothing. */
export function createAssetServer(deps: {
  /** Folder of the built pages. */
  readonly root: string;
  /** Address of the server as it is set now: part of the content policy. */
  readonly server: () => string;
  /** Where the button of the safe page leads. */
  readonly entryUrl: () => string;
  readonly log: Log;
}): (request: Request) => Promise<Response> {
  function headers(type: string): Record<string, string> {
    return {
      'content-type': type,
      'content-security-policy': contentPolicy({
        server: deps.server(),
        styles: [REACT_ARIA_STYLE, ...SAFE_PAGE_STYLES],
      }),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    };
  }

  function refuse(status: number): Response {
    return new Response(null, { status, headers: headers('text/plain; charset=utf-8') });
  }

  async function read(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    if (request.url === SAFE_PAGE_URL) {
      return new Response(safePage(deps.entryUrl()), { headers: headers('text/html; charset=utf-8') });
    }
    const segments = assetSegments(request.url);
    if (segments === null) {
      deps.log.warn('protocol.refused');
      return refuse(403);
    }
    const type = mediaType(segments.at(-1) ?? '');
    const file = type === null ? null : await resolveAsset(deps.root, segments);
    if (type === null || file === null) return refuse(404);
    return answer(request, await readFile(file), type);
  }

  function answer(request: Request, body: Buffer<ArrayBuffer>, type: string): Response {
    const range = byteRange(request.headers.get('range'), body.length);
    const common = { ...headers(type), 'accept-ranges': 'bytes' };
    if (range === 'unsatisfiable') {
      return new Response(null, { status: 416, headers: { ...common, 'content-range': `bytes */${body.length}` } });
    }
    if (range === null) return new Response(body, { headers: { ...common, 'content-length': String(body.length) } });
    const part = body.subarray(range.start, range.end + 1);
    const place = `bytes ${range.start}-${range.end}/${body.length}`;
    return new Response(part, {
      status: 206,
      headers: { ...common, 'content-length': String(part.length), 'content-range': place },
    });
  }

  return async (request) => {
    try {
      return await read(request);
    } catch (error) {
      if (isMissing(error)) return refuse(404);
      deps.log.error('protocol.failed', { code: errorCode(error) });
      return refuse(500);
    }
  };
}

import { z } from 'zod';
import type { Channel, ChannelInput, ChannelOutput } from '../../shared/ipc/channels.ts';
import { EDGE_CODES } from '../../shared/protocol/errors.ts';
import { enrollReplySchema } from '../../shared/protocol/up.ts';
import { type Face, type Mode, type Settings, settingsSchema } from '../../shared/settings/settings.ts';
import type { Platform } from './platform.ts';

export type BrowserDeps = {
  readonly mode: Mode;
  readonly face: Face;
  readonly version: string;
  readonly location: Pick<Location, 'origin' | 'search'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly fetch: typeof fetch;
};

type Handlers = { readonly [C in Channel]: (input: ChannelInput<C>) => Promise<ChannelOutput<C>> };

const credentialsSchema = z.object({ deviceId: z.string(), token: z.string() });
const refusalSchema = z.object({ code: z.enum(EDGE_CODES) });

/** What the address may say about a page in a browser: `?lang=en`, `?number=3` (of a window), `?zones=a,b`, `?voice=off`. */
function settingsOf(deps: BrowserDeps): Settings {
  const query = new URLSearchParams(deps.location.search);
  const wanted = {
    mode: deps.mode,
    face: deps.face,
    server: deps.location.origin,
    ...(query.has('lang') ? { locale: query.get('lang') } : {}),
    ...(query.has('number') ? { windowNumber: Number(query.get('number')) } : {}),
    ...(query.has('zones') ? { zoneIds: (query.get('zones') ?? '').split(',').filter((zone) => zone !== '') } : {}),
    ...(query.has('voice') ? { voice: query.get('voice') !== 'off' } : {}),
  };
  const parsed = settingsSchema.safeParse(wanted);
  // A bad part of the address falls back to the defaults of this page [QU-16].
  return parsed.success
    ? parsed.data
    : settingsSchema.parse({ mode: deps.mode, face: deps.face, server: deps.location.origin });
}

/**
 * The same pages without Electron: the token lies in the browser's own storage, there is no printer, no strip and no
 * service menu, and nothing is logged. Only the board is public; kiosk and counter are served to loopback alone [SE-9].
 */
export function createBrowserPlatform(deps: BrowserDeps): Platform {
  const key = `civichall.device.${deps.mode}.${deps.face}`;

  function credentials(): { deviceId: string; token: string } | null {
    const kept = deps.storage.getItem(key);
    if (kept === null) return null;
    try {
      return credentialsSchema.parse(JSON.parse(kept));
    } catch {
      // Not ours, or cut short: this page is not enrolled.
      deps.storage.removeItem(key);
      return null;
    }
  }

  async function enrol(code: string): Promise<{ ok: boolean; code: string }> {
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, name: '' }),
    };
    const response = await deps.fetch(new URL('/api/enroll', deps.location.origin), request).catch(() => null);
    if (!response) return { ok: false, code: 'offline' };
    const body: unknown = await response.json().catch(() => null);
    const reply = enrollReplySchema.safeParse(body);
    if (!response.ok || !reply.success) {
      const refusal = refusalSchema.safeParse(body);
      return { ok: false, code: refusal.success ? refusal.data.code : 'internal' };
    }
    deps.storage.setItem(key, JSON.stringify({ deviceId: reply.data.deviceId, token: reply.data.token }));
    return { ok: true, code: 'none' };
  }

  const { servicePin: _pin, ...settings } = settingsOf(deps);
  const handlers: Handlers = {
    'app.info': () =>
      Promise.resolve({
        mode: deps.mode,
        face: deps.face,
        profile: 'browser',
        version: deps.version,
        server: deps.location.origin,
        settings,
        servicePinSet: false,
        notices: [],
        isPackaged: true,
      }),
    'app.ready': () => Promise.resolve(null),
    'app.log': () => Promise.resolve(null),
    'device.credentials': () => Promise.resolve(credentials()),
    'device.enroll': ({ code }) => enrol(code),
    'device.forget': () => {
      deps.storage.removeItem(key);
      return Promise.resolve(null);
    },
    'device.health': () =>
      Promise.resolve({
        printer: { state: 'none', paper: 'unknown' },
        token: 'browser',
        disk: 'unknown',
        crashes: 0,
      }),
    'print.slip': () => Promise.resolve({ result: 'failed', code: 'printer.none' }),
    'paper.print': () => Promise.resolve({ ok: false, code: 'paper.not-printed' }),
    'paper.pdf': () => Promise.resolve({ ok: false, code: 'paper.not-saved', file: '' }),
    'paper.save': () => Promise.resolve({ ok: false, code: 'paper.not-saved', file: '' }),
    'service.unlock': () => Promise.resolve({ ok: false, code: 'service.locked' }),
    'service.lock': () => Promise.resolve(null),
    'settings.save': () => Promise.resolve({ ok: false, code: 'settings.not-saved' }),
    'service.act': () => Promise.resolve({ ok: false, code: 'service.locked' }),
    'strip.show': () => Promise.resolve(null),
    'strip.state': () => Promise.resolve(null),
    'strip.act': () => Promise.resolve(null),
  };
  return {
    kind: 'browser',
    call: (channel, input) => handlers[channel](input),
    // Nothing in a browser sends these.
    on: () => () => undefined,
  };
}

/**
 * The one-time code of an address such as `/counter#enroll=ABCD-EFGH`. It is taken out of the address and the history
 * at once, so that nobody reads it over a shoulder or finds it later.
 */
export function takeEnrolCode(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('enroll');
  if (code === null) return null;
  history.replaceState(null, '', location.pathname + location.search);
  return code;
}

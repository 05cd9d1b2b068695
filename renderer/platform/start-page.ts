import type { i18n } from 'i18next';
import { io } from 'socket.io-client';
import type { DeviceRole } from '../../shared/domain/commands/actor.ts';
import type { DeviceHealth } from '../../shared/domain/device/health.ts';
import type { ChannelOutput } from '../../shared/ipc/channels.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { Face, Mode } from '../../shared/settings/settings.ts';
import { createCivicClient } from '../data/civic-client.ts';
import type { Audience } from '../data/client-deps.ts';
import { createDexieStore } from '../data/dexie-store.ts';
import type { Log } from '../data/log.ts';
import { createMemoryStore } from '../data/memory-store.ts';
import { createSocketDial } from '../data/socket-line.ts';
import type { PageParts } from '../hooks/client-context.tsx';
import { createTexts } from '../i18n/init.ts';
import { createBrowserPlatform, takeEnrolCode } from './browser-platform.ts';
import { createBrowserClock, createBrowserIds, createBrowserScheduler } from './browser-time.ts';
import { createHealthReporter, type HealthReporter } from './health-reporter.ts';
import { createHostPlatform } from './host-platform.ts';
import { createPageLog } from './page-log.ts';
import type { Platform } from './platform.ts';
import { createPrinterStatus, type PrinterStatusSource } from './printer-status.ts';
import { createScanLog, type ScanLog } from './scan-log.ts';

/** Everything an entry needs: give `texts` to I18nextProvider and the rest to ClientProvider. */
export type Page = PageParts & {
  readonly info: ChannelOutput<'app.info'>;
  readonly texts: i18n;
  readonly log: Log;
  readonly printer: PrinterStatusSource;
  readonly health: HealthReporter;
  readonly scans: ScanLog;
};

function roleOf(mode: Mode, face: Face): DeviceRole {
  if (mode === 'counter') return 'counter';
  switch (face) {
    case 'guide':
      return 'kiosk';
    case 'board':
    case 'window':
      return face;
    default:
      return unreachable(face);
  }
}

async function audienceOf(platform: Platform, role: DeviceRole): Promise<Audience> {
  const credentials = await platform.call('device.credentials', {});
  const isWall = role === 'board' || role === 'window';
  if (!credentials && platform.kind === 'browser' && isWall) return { kind: 'public-board' };
  return { kind: 'device', token: credentials?.token ?? null };
}

function onWake(platform: Platform): (listener: () => void) => () => void {
  return (listener) => {
    const stopResumed = platform.on('power.resumed', listener);
    window.addEventListener('online', listener);
    return () => {
      stopResumed();
      window.removeEventListener('online', listener);
    };
  };
}

async function keepStorage(log: Log): Promise<DeviceHealth['storage']> {
  if (!('storage' in navigator)) return 'unknown';
  try {
    return (await navigator.storage.persist()) ? 'persistent' : 'may-be-cleared';
  } catch {
    log.warn('storage.not-persistent');
    return 'unknown';
  }
}

/**
 * The composition root that all pages of the app share. In a browser `mode` and `face` say which page this is, and a
 * one-time code in the address enrols it; in the app main knows both.
 */
export async function startPage(options: {
  readonly mode: Mode;
  readonly face: Face;
  readonly version: string;
}): Promise<Page> {
  const clock = createBrowserClock();
  const scheduler = createBrowserScheduler();
  const platform = window.host
    ? createHostPlatform(window.host)
    : createBrowserPlatform({
        ...options,
        location: window.location,
        storage: window.localStorage,
        fetch: window.fetch.bind(window),
      });
  if (platform.kind === 'browser') {
    const code = takeEnrolCode(window.location, window.history);
    if (code !== null) await platform.call('device.enroll', { code });
  }
  const info = await platform.call('app.info', {});
  const log = createPageLog(platform);
  const role = roleOf(info.mode, info.face);
  const audience = await audienceOf(platform, role);
  // Without this the browser may throw the replica and unsent work away when the disk is full; plain http has none.
  const storage = keepStorage(log);
  const store =
    audience.kind === 'public-board'
      ? createMemoryStore()
      : createDexieStore({ prefix: `${info.profile}.${role}`, log, idb: { indexedDB, IDBKeyRange } });
  const client = createCivicClient({
    dial: createSocketDial({ serverUrl: info.server, open: io, scheduler }),
    store,
    clock,
    scheduler,
    ids: createBrowserIds(clock),
    random: () => Math.random(),
    randomBytes: (bytes) => void crypto.getRandomValues(bytes),
    subtle: window.isSecureContext ? crypto.subtle : null,
    log,
    role,
    audience,
    feeds: role === 'kiosk' || role === 'counter' ? ['queue', 'catalogue'] : ['queue'],
    onWake: onWake(platform),
    app: info.version,
  });
  const printer = await createPrinterStatus(platform);
  const scans = createScanLog(() => client.serverNow());
  const health = createHealthReporter({
    client,
    platform,
    version: info.version,
    storage,
    scans,
    wallNow: () => Date.now(),
    scheduler,
    log,
  });
  const texts = createTexts(info.settings.locale);
  const setLang = (locale: string) => document.documentElement.setAttribute('lang', locale);
  setLang(texts.language);
  texts.on('languageChanged', setLang);
  return { client, platform, clock, scheduler, info, texts, log, printer, health, scans };
}

import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, Menu, net, powerMonitor, protocol, session } from 'electron';
import type { Settings } from '../shared/settings/settings.ts';
import { choosePrinter, USUAL_DOTS } from './devices/choose-printer.ts';
import { createCrashCount } from './devices/crash-count.ts';
import { diskState } from './devices/disk-state.ts';
import { createEnrolment } from './devices/enrolment.ts';
import { findKeyring } from './devices/keyring.ts';
import { openPrintJournal } from './devices/print-journal.ts';
import { createPrintQueue } from './devices/print-queue.ts';
import { createPrinterWatch } from './devices/printer-watch.ts';
import { testPage } from './devices/raster.ts';
import { createTokenVault } from './devices/token-vault.ts';
import { answerCalls } from './ipc/answer-calls.ts';
import { createAppHandlers } from './ipc/app-handlers.ts';
import { createDeviceHandlers } from './ipc/device-handlers.ts';
import { listenOn } from './ipc/listen.ts';
import { createPaperHandlers } from './ipc/paper-handlers.ts';
import { createServiceHandlers } from './ipc/service-handlers.ts';
import { createStripHandlers } from './ipc/strip-handlers.ts';
import { APP_SCHEME } from './protocol/origin.ts';
import { createAssetServer } from './protocol/serve-assets.ts';
import { openElectronSettingsFile } from './settings/electron-settings-file.ts';
import { createServiceLock } from './settings/service-lock.ts';
import { hashPin, isPin } from './settings/service-pin.ts';
import { openSettings } from './settings/settings-store.ts';
import { applyEdit, effectiveSettings, showsOtherwise } from './start/effective-settings.ts';
import { type Flags, parseFlags } from './start/flags.ts';
import { createLastResort } from './start/last-resort.ts';
import { createLog } from './start/log.ts';
import { createNightly } from './start/nightly.ts';
import { profileFolder } from './start/profile.ts';
import { EXIT_ALREADY_RUNNING, EXIT_BAD_FLAG, EXIT_BROKEN, EXIT_REFUSED, findRefused } from './start/refusal.ts';
import { systemClock as clock, systemScheduler as scheduler } from './start/system-time.ts';
import { takeEnrolCode } from './start/take-enrol-code.ts';
import { guardContents } from './windows/contents-guard.ts';
import { entryUrl, mainRole, mayNavigate } from './windows/page-role.ts';
import { createPlaceMemory } from './windows/place-memory.ts';
import { lockSession } from './windows/session-lock.ts';
import { createShell, type Shell } from './windows/shell.ts';

// Composition root: flags -> settings -> ports -> windows -> ipc. It must not await at the top level: `ready` waits for
// this module.

/** Lets the answer to the call that asked for it leave first. */
const AFTER_ANSWER_MS = 100;

const log = createLog({ write: (text) => void process.stdout.write(text), now: clock.now });
// A launcher that went away must not take the hall's screens with it.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

start();

function start(): void {
  const argv = process.argv.slice(1);
  const { isPackaged } = app;
  const refused = findRefused({ argv, env: process.env, isPackaged, platform: process.platform });
  if (refused.length > 0) {
    leave(EXIT_REFUSED, 'start.refused', { reasons: refused.join(' ') });
    return;
  }
  const flags = parseFlags(argv);
  if (!flags.ok) {
    leave(EXIT_BAD_FLAG, 'start.bad-flag', { flag: flags.error.flag });
    return;
  }

  const profile = flags.value.profile ?? 'default';
  const folder = profileFolder({ profile, appData: app.getPath('appData'), env: process.env });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  if (!app.requestSingleInstanceLock()) {
    leave(EXIT_ALREADY_RUNNING, 'start.already-running', { profile });
    return;
  }

  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  Menu.setApplicationMenu(null);
  const code = takeEnrolCode(process.env);
  void app.whenReady().then(() => run({ folder, profile, flags: flags.value, code }));
}

function leave(code: number, event: string, fields: Readonly<Record<string, string>>): void {
  log.error(event, fields);
  app.exit(code);
}

async function run(start: { folder: string; profile: string; flags: Flags; code: string | null }): Promise<void> {
  const { folder, profile } = start;
  const store = openSettings({ folder, openFile: openElectronSettingsFile, now: clock.now, log });
  let flags = start.flags;
  const settings = () => effectiveSettings(store.get(), flags);
  const server = () => settings().server;
  const preload = join(import.meta.dirname, '../preload/preload.cjs');

  // Devices
  const journal = await openPrintJournal(join(folder, 'print-jobs.jsonl'));
  const printer = () => choosePrinter(settings().printer, scheduler);
  const vault = createTokenVault({
    path: join(folder, 'device.json'),
    sealer: () => findKeyring(process.platform),
    allowPlain: () => settings().allowPlainToken || !app.isPackaged,
    log,
  });
  const enrolment = createEnrolment({
    fetch: (address, init) => net.fetch(address, init),
    server,
    vault,
    name: `${hostname()} ${profile}`,
    log,
  });
  const enrolledAtStart = start.code === null ? Promise.resolve() : enrolment.enroll(start.code);

  // Windows
  const places = createPlaceMemory({ path: join(folder, 'strip.json'), scheduler, log });
  const role = () => mainRole(settings());
  const quit = () => app.quit();
  const crashes = createCrashCount(clock);
  const open = () =>
    createShell({
      role: role(),
      preload,
      size: flags.size,
      places,
      clock,
      scheduler,
      onClosed: quit,
      onFailed: crashes.note,
      log,
    });
  lockSession(session.defaultSession, { server, log });
  protocol.handle(
    APP_SCHEME,
    createAssetServer({
      root: join(import.meta.dirname, '../renderer'),
      server,
      entryUrl: () => entryUrl(role()),
      log,
    }),
  );
  let shell: Shell | null = null;
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, {
      mayNavigate: (from, address) => mayNavigate(shell?.roleOf(from) ?? null, address),
      isKiosk: () => shell?.role !== 'counter',
      onServiceChord: () => shell?.send('service.open', {}),
      log,
    });
  });
  const watch = createPrinterWatch({
    printer,
    scheduler,
    onChange: (status) => shell?.send('printer.status', status),
    log,
  });
  const lock = createServiceLock({ hash: () => store.get().servicePin, isPin, clock, log });
  const restart = () => {
    // An open menu goes with its window, and has no time to say so.
    lock.close();
    shell?.stop();
    shell = open();
  };
  const later = (act: () => void) => void scheduler.after(AFTER_ANSWER_MS, act);
  let restartDue = false;
  /** A page that saves and then asks for the restart gets one. */
  const restartLater = () => {
    if (restartDue) return;
    restartDue = true;
    later(() => {
      restartDue = false;
      restart();
    });
  };

  // Calls of the pages
  answerCalls({
    listen: listenOn((contents) => shell?.roleOf(contents) ?? null),
    handlers: {
      ...createAppHandlers({
        settings,
        profile,
        version: app.getVersion(),
        isPackaged: app.isPackaged,
        notices: async () => [
          ...(store.fellBack ? (['settings.fell-back'] as const) : []),
          ...((await vault.place()) === 'plain-file' ? (['token.plain-file'] as const) : []),
        ],
        onReady: (state) => void process.stdout.write(`civichall.ready ${JSON.stringify(state)}\n`),
        log,
      }),
      ...createDeviceHandlers({
        server,
        vault,
        enrolment,
        untilEnrolled: enrolledAtStart,
        printing: createPrintQueue({ printer, journal, watch, log }),
        watch,
        disk: () => diskState(folder),
        crashes: crashes.lastHour,
      }),
      ...createServiceHandlers({
        settings,
        save(wanted: Settings) {
          const before = settings();
          const edit = applyEdit(store.get(), flags, wanted);
          store.save(edit.stored);
          flags = edit.flags;
          if (showsOtherwise(before, settings())) restartLater();
        },
        hashPin,
        lock,
        testPrint: () => watch.yieldTo(() => printer().print(testPage(dotsOf(settings())))),
        restart: restartLater,
        quit: () => later(quit),
        log,
      }),
      ...createPaperHandlers({
        page: () => shell?.contents() ?? null,
        folder: () => app.getPath('downloads'),
        log,
      }),
      ...createStripHandlers({
        strip: () => shell?.strip ?? null,
        pressKey: (key) => shell?.pressKey(key),
        tryPin: (pin) => shell?.send('strip.unlock', { pin }),
        openCounter: () => shell?.focus(),
      }),
    },
    log,
  });

  // The life of the app
  const lastResort = createLastResort({ clock, restart, giveUp: () => app.exit(EXIT_BROKEN), log });
  process.on('uncaughtException', lastResort);
  process.on('unhandledRejection', lastResort);
  const nightly = createNightly({
    clock,
    scheduler,
    run() {
      if (role() === 'counter') return;
      log.info('app.nightly-restart');
      restart();
    },
  });
  app.on('second-instance', () => shell?.focus());
  // Windows come and go with a restart; the app ends only by `quit`.
  app.on('window-all-closed', () => undefined);
  app.on('child-process-gone', (_event, { type, reason }) => log.warn('process.gone', { type, reason }));
  app.on('before-quit', () => {
    nightly.stop();
    places.stop();
    watch.stop();
    shell?.stop();
  });
  powerMonitor.on('resume', () => shell?.send('power.resumed', {}));

  restart();
  log.info('app.started', { profile, role: role(), version: app.getVersion(), electron: process.versions.electron });
}

function dotsOf({ printer }: Settings): number {
  return printer.kind === 'network' ? printer.dots : USUAL_DOTS;
}

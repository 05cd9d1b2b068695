import type { Hello } from '../../shared/protocol/down.ts';
import type { Handshake } from '../../shared/protocol/up.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { CivicClient, ClientView } from './client.ts';
import type { CivicClientDeps } from './client-deps.ts';
import { createViewBuilder, type ViewParts } from './client-view.ts';
import { createCommandSender, type Loaded } from './command-sender.ts';
import { createConnection } from './connection-machine.ts';
import { createFeeds } from './feeds.ts';
import { createLiveSender } from './live-sender.ts';
import { createMemoryStore } from './memory-store.ts';
import { createOpenTakes } from './open-takes.ts';
import { createPersonDesk } from './person-desk.ts';
import { createServerTime } from './server-time.ts';
import { createSession, type SavedSession } from './session.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** [SY-6] a live press waits this long for a line that is just coming back. */
const LINE_WAIT_MS = 2000;
const NAMES_TIMEOUT_MS = 5000;
/** Log-out waits this long for what is still to be sent. */
const DRAIN_MS = 2000;

type SavedHello = { readonly hello: Hello; readonly offset: number };

/**
 * The data side of a page: local databases, line, feeds, outbox and session put together [SY-1 to SY-13, client side].
 * Everything that a screen may know is in the view; what each part promises is said in its own file.
 */
export function createCivicClient(deps: CivicClientDeps): CivicClient {
  const { clock, scheduler, log, role } = deps;
  const isPublic = deps.audience.kind === 'public-board';
  const listeners = new Set<() => void>();
  const buildView = createViewBuilder({ role, isPublic }, log);
  const time = createServerTime(clock);
  let token = deps.audience.kind === 'device' ? deps.audience.token : null;
  let hello: Hello | null = null;
  let ownFeed: string | null = null;
  let heardAt: number | null = null;
  let loaded: Loaded | null = null;
  let view: ClientView | null = null;
  let announced = false;
  let stopped = false;

  /** The view is made when it is read; listeners hear of all changes of one moment together. */
  function changed(): void {
    view = null;
    if (announced || stopped) return;
    announced = true;
    queueMicrotask(() => {
      announced = false;
      for (const listener of [...listeners]) listener();
    });
  }

  const connection = createConnection({
    dial: deps.dial,
    auth: handshake,
    clock,
    scheduler,
    random: deps.random,
    log,
    onState(state) {
      if (state.status !== 'online') goOffline();
      changed();
    },
    onHello: greeted,
    onChanges: (changes) => feeds.receive(changes),
    onHeard() {
      heardAt = clock.now();
      changed();
    },
    onSessionExpired: (code) => loaded?.session.expire(code),
  });
  const ask = connection.ask;
  const isOnline = () => connection.state().status === 'online';

  const feeds = createFeeds({
    ask,
    scheduler,
    random: deps.random,
    log,
    onChange: changed,
    onDenied: (feed) => desk.denied(feed),
  });
  const live = createLiveSender({ ask, isOnline, clock, scheduler, ids: deps.ids, lineWaitMs: LINE_WAIT_MS });

  const workspaceDeps = {
    ...deps,
    ask,
    attended: role === 'counter',
    onChange: changed,
    onSessionExpired: () => loaded?.session.expire('session-expired'),
  };
  const desk = createPersonDesk({ workspace: workspaceDeps, feeds });
  const commands = createCommandSender({
    ...deps,
    live,
    desk,
    time,
    isOnline,
    whenLoaded: () => ready,
    loaded: () => loaded,
  });

  function handshake(): Handshake | null {
    const base = { protocol: PROTOCOL_VERSION, app: deps.app };
    if (isPublic) return { ...base, public: 'board' };
    if (token === null) return null;
    const session = loaded?.session.current();
    return { ...base, device: { token }, ...(session ? { session: session.token } : {}) };
  }

  // ---- the line comes and goes

  function greeted(next: Hello): void {
    if (!loaded) return;
    if (hello && hello.hallId !== next.hallId) forgetHall();
    hello = next;
    followOwn(loaded.device);
    time.learn(next.serverNow);
    loaded.device.note('hello', { hello: next, offset: time.offset() } satisfies SavedHello);
    loaded.session.greet(next.staff);
    loaded.device.outbox.online(next.epoch);
    if (loaded.session.current()) desk.workspace()?.outbox.online(next.epoch);
    feeds.online();
    live.online();
    changed();
  }

  function goOffline(): void {
    feeds.offline();
    loaded?.device.outbox.offline();
    desk.workspace()?.outbox.offline();
  }

  /** The device was enrolled at another hall: nothing of the old one may be shown. */
  function forgetHall(): void {
    if (!loaded) return;
    for (const feed of deps.feeds) feeds.forget(feed);
    if (ownFeed !== null) feeds.forget(ownFeed);
    ownFeed = null;
    followAll(loaded.device, false);
  }

  function followAll(device: Workspace, useStored: boolean): void {
    for (const feed of deps.feeds) {
      const stored = useStored ? device.image.feeds.find((each) => each.feed === feed) : undefined;
      feeds.follow(feed, device.replica, stored);
    }
  }

  /** What is about this very kiosk; asked anew at every start, since it is of the moment. */
  function followOwn(device: Workspace): void {
    const own = role === 'kiosk' && hello?.device ? `kiosk:${hello.device.id}` : null;
    if (own === ownFeed) return;
    if (ownFeed !== null) feeds.forget(ownFeed);
    ownFeed = own;
    if (own !== null) feeds.follow(own, device.replica, undefined);
  }

  async function onPerson(next: SavedSession | null, why: 'login' | 'logout' | 'expired'): Promise<void> {
    await desk.change(next?.staff ?? null);
    if (next && why === 'login' && hello && isOnline()) desk.workspace()?.outbox.online(hello.epoch);
    changed();
  }

  function parts(): ViewParts {
    const staff = loaded?.session.current()?.staff ?? null;
    const person = desk.workspace();
    const outboxes = [
      ...(loaded ? [{ outbox: loaded.device.outbox, staff: null }] : []),
      ...(person && staff ? [{ outbox: person.outbox, staff }] : []),
    ];
    return {
      loaded: loaded !== null,
      connection: connection.state(),
      hello,
      staff,
      sessionEnd: loaded?.session.endedBy(),
      replica: feeds.replica(),
      heardAt,
      outboxes,
    };
  }

  // ---- start

  async function load(): Promise<Loaded | null> {
    let opened = await openWorkspace(workspaceDeps, 'device');
    if (!opened.ok && opened.error === 'newer') {
      // A newer app left this database: leave it alone and say that this app is the old one [SY-11].
      log.error('store.newer', {});
      connection.refuse('upgrade-required');
      return null;
    }
    const storeWorks = opened.ok;
    if (!opened.ok) opened = await openWorkspace({ ...workspaceDeps, store: createMemoryStore() }, 'device');
    if (!opened.ok) throw new Error('the memory store does not open');
    const device = opened.value;
    const saved = device.image.notes.get('hello') as SavedHello | undefined;
    if (saved) {
      hello = saved.hello;
      time.restore(saved.offset);
    }
    followAll(device, true);
    const session = createSession({ ...deps, ask, serverNow: () => time.now(), device, onPerson });
    const left = session.current();
    if (left) await desk.change(left.staff);
    const takes = createOpenTakes({
      device,
      scheduler,
      settle: (id) => live.settle<'ticket.take'>(id),
      giveBack: (ticketId) => commands.send('ticket.unclaimed', { ticketId }),
    });
    loaded = { device, session, storeWorks, takes };
    changed();
    if (!stopped) connection.start();
    return loaded;
  }
  const ready = load();
  const stopWaking = deps.onWake(() => connection.wake());

  return {
    getView() {
      view ??= buildView(parts());
      return view;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    serverNow: () => time.now(),
    send: commands.send,
    async login(input) {
      const standing = await ready;
      return standing ? standing.session.login(input) : { ok: false, code: 'upgrade-required' };
    },
    async logout() {
      const standing = await ready;
      if (!standing) return;
      const drained = desk.workspace()?.outbox.drained();
      if (drained && isOnline()) await Promise.race([drained, after(DRAIN_MS)]);
      await standing.session.logout();
    },
    async unlock(pin) {
      const standing = await ready;
      return standing ? standing.session.unlock(pin) : { ok: false, code: 'upgrade-required' };
    },
    async staffNames() {
      const answer = await ask('staff.names', {}, NAMES_TIMEOUT_MS);
      return answer.kind === 'none' || !answer.value.ok ? null : answer.value.names;
    },
    async dismiss(id) {
      const standing = await ready;
      desk.workspace()?.outbox.dismiss(id);
      standing?.device.outbox.dismiss(id);
    },
    async retry(id) {
      const standing = await ready;
      desk.workspace()?.outbox.retry(id);
      standing?.device.outbox.retry(id);
    },
    setDeviceToken(next) {
      if (next === token) return;
      token = next;
      connection.restart();
    },
    async stop() {
      stopped = true;
      stopWaking();
      connection.stop();
      loaded?.takes.stop();
      live.stop();
      goOffline();
      await ready;
      await desk.workspace()?.close();
      await loaded?.device.close();
      listeners.clear();
    },
  };

  function after(ms: number): Promise<void> {
    return new Promise((resume) => scheduler.after(ms, resume));
  }
}

import { EMPTY_CATALOGUE } from '../../../shared/domain/catalogue/content.ts';
import type { Actor } from '../../../shared/domain/commands/actor.ts';
import { modeOf } from '../../../shared/domain/commands/command-table.ts';
import type { HallCommand, HallCommandType, SystemCommand } from '../../../shared/domain/commands/hall-commands.ts';
import type { ReplyOf } from '../../../shared/domain/commands/replies.ts';
import type { Context } from '../../../shared/domain/hall/context.ts';
import { decide } from '../../../shared/domain/hall/decide.ts';
import type { HallEvent } from '../../../shared/domain/hall/events.ts';
import { evolveAll } from '../../../shared/domain/hall/evolve.ts';
import { type HallFile, hallFileSchema } from '../../../shared/domain/hall/hall-file.ts';
import { EMPTY_HALL, type HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { TicketClass } from '../../../shared/domain/ticket/ticket.ts';
import { createManualTime } from '../../../shared/lib/manual-time.ts';
import { emptyTable, getRow, rowsOf, tableOf } from '../../../shared/lib/table.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';
import type { WireError } from '../../../shared/protocol/errors.ts';
import type { CivicClient, ClientView, OutboxItem, SendOutcome } from '../../data/client.ts';

/*
 * A hall with the real rules behind a `CivicClient`, for tests of the counter: commands are decided by the domain, off
 * line durable ones wait in an outbox and show at once, live ones are refused. No server, no database, no timers.
 */

export const START = Date.UTC(2026, 10, 23, 2, 30);

const GROUP = (id: string, prefix: string, zh: string, en: string, minutes = 10) => ({
  id,
  prefix,
  name: { 'zh-CN': zh, en },
  everyday: { 'zh-CN': zh.slice(0, 4), en },
  zoneId: 'east',
  minutes,
  rank: 0,
});

export const SMALL_HALL: HallFile = hallFileSchema.parse({
  settings: { anonymousBurst: 0 },
  schema: 1,
  id: 'test',
  name: { 'zh-CN': '××市政务服务中心', en: 'Municipal Administrative Service Center' },
  hours: 'always',
  zones: [{ id: 'east', name: { 'zh-CN': '一区', en: 'Zone 1' } }],
  groups: [
    GROUP('business', 'A', '企业开办与市场准入', 'Business registration and start-up', 12),
    GROUP('property', 'C', '不动产与住房', 'Real estate and housing', 18),
    GROUP('social', 'E', '社保医保与就业', 'Social and medical insurance, jobs', 8),
  ],
  windows: [
    { id: 'w03', number: 3, zoneId: 'east', groups: [{ groupId: 'business' }, { groupId: 'social' }] },
    { id: 'w04', number: 4, zoneId: 'east', groups: [{ groupId: 'business' }] },
    { id: 'w09', number: 9, zoneId: 'east', groups: [{ groupId: 'property' }] },
  ],
  outcomes: ['handled', 'advice', 'bring-more', 'referred', 'not-ours'],
  pauseReasons: ['meeting', 'site-visit', 'meal', 'handover', 'system', 'other'],
  staff: [],
});

export const WANG: StaffView = {
  staffId: 's-wang',
  sessionId: 'session-wang',
  name: { 'zh-CN': '王芳', en: 'Wang Fang' },
  plate: '003',
  roles: ['clerk'],
  skills: ['business', 'social'],
  hasPin: true,
};

const KIOSK: Actor = { kind: 'device', role: 'kiosk', deviceId: 'kiosk-1' };

export function staffActor(staff: StaffView): Extract<Actor, { kind: 'staff' }> {
  const { staffId, sessionId, roles, skills, plate } = staff;
  return { kind: 'staff', staffId, sessionId, deviceId: 'counter-1', roles, skills, plate };
}

export type DeskWorld = {
  readonly client: CivicClient;
  readonly time: ReturnType<typeof createManualTime>;
  state(): HallState;
  view(): ClientView;
  /** Every command that the page has sent, in order. */
  readonly sent: HallCommand[];
  /** Decides a command of anybody as the server would; throws when it is refused, so that set-ups cannot lie. */
  run(actor: Actor, command: HallCommand | SystemCommand): unknown;
  /** Something that happened, as the server tells it. */
  happen(event: HallEvent): void;
  /** Issues numbers; answers the ticket ids. */
  take(groupId: string, count?: number, ticketClass?: TicketClass): string[];
  setView(change: Partial<ClientView>): void;
  setOnline(online: boolean): void;
  setOutbox(outbox: readonly OutboxItem[]): void;
  /** The next command is answered with this instead of being decided. */
  answerNext(outcome: SendOutcome<HallCommandType>): void;
  /** Holds answers back until the returned function is called. */
  holdAnswers(): () => void;
  onLogin(answer: Awaited<ReturnType<CivicClient['login']>>): void;
  onUnlock(answer: Awaited<ReturnType<CivicClient['unlock']>>): void;
};

export function createDeskWorld(
  options: { readonly file?: HallFile; readonly staff?: StaffView | null } = {},
): DeskWorld {
  const time = createManualTime(START);
  const staff = options.staff === undefined ? WANG : options.staff;
  const listeners = new Set<() => void>();
  const sent: HallCommand[] = [];
  const people = (options.file ?? SMALL_HALL).staff;
  let ids = 0;
  let state = EMPTY_HALL;
  let scripted: SendOutcome<HallCommandType> | null = null;
  let gate: Promise<void> = Promise.resolve();
  let loginAnswer: Awaited<ReturnType<CivicClient['login']>> = { ok: false, code: 'login.wrong' };
  let unlockAnswer: Awaited<ReturnType<CivicClient['unlock']>> = { ok: true };
  let view: ClientView = {
    loaded: true,
    connection: { status: 'online', since: START },
    hello: {
      protocol: 1,
      server: 'test',
      epoch: 'e1',
      serverNow: START,
      hallId: 'test',
      device: { id: 'counter-1', role: 'counter', name: '' },
      staff: null,
      publicUrl: '',
    },
    staff,
    hall: EMPTY_HALL,
    rev: 1,
    ahead: false,
    heardAt: START,
    catalogue: EMPTY_CATALOGUE,
    outbox: [],
  };

  /** What a client gets to see: its own seat, the manager's feed by role, nothing that stays on the server. */
  function seen(): HallState {
    const mine = [...rowsOf(state.seats)].filter((seat) => seat.sessionId === view.staff?.sessionId);
    const floor = view.staff?.roles.some((role) => role !== 'clerk') ?? false;
    const isChief = view.staff?.roles.some((role) => role === 'manager' || role === 'admin') ?? false;
    const noPeople = {
      members: emptyTable<never>(),
      standings: emptyTable<never>(),
      rosters: emptyTable<never>(),
      leaves: emptyTable<never>(),
      covers: emptyTable<never>(),
      attendances: emptyTable<never>(),
    };
    const duty = getRow(state.duties, view.staff?.staffId ?? '');
    const noFloor = {
      incidents: emptyTable<never>(),
      messages: emptyTable<never>(),
      alarms: emptyTable<never>(),
      posts: emptyTable<never>(),
      trends: emptyTable<never>(),
    };
    return {
      ...state,
      ...(floor ? {} : noFloor),
      ...(isChief ? {} : noPeople),
      duties: tableOf(duty ? [[duty.id, duty]] : []),
      seats: tableOf(mine.map((seat) => [seat.windowId, seat])),
      undos: emptyTable(),
      slips: emptyTable(),
      periods: emptyTable(),
      counters: emptyTable(),
      byToken: emptyTable(),
    };
  }

  function setView(change: Partial<ClientView>): void {
    view = { ...view, ...change };
    for (const listener of [...listeners]) listener();
  }

  function setState(next: HallState): void {
    state = next;
    setView({ hall: seen() });
  }

  function nextId(): string {
    ids += 1;
    return `t${ids}`;
  }

  function context(actor: Actor): Context {
    return {
      now: time.now(),
      actor,
      newId: nextId,
      secrets: { checkCode: () => '0000', tokenHash: (id) => `h-${id}`, hashToken: (token) => token },
    };
  }

  function run(actor: Actor, command: HallCommand | SystemCommand): unknown {
    const decided = decide(state, command, context(actor));
    if (!decided.ok) throw new Error(`refused: ${command.type} ${decided.error.code}`);
    setState(evolveAll(state, decided.value.events));
    return decided.value.reply;
  }

  async function send<T extends HallCommandType>(type: T, payload: unknown): Promise<SendOutcome<T>> {
    const command = { type, payload } as HallCommand;
    sent.push(command);
    await gate;
    if (scripted) {
      const answer = scripted as SendOutcome<T>;
      scripted = null;
      return answer;
    }
    const online = view.connection.status === 'online';
    if (!online && modeOf(type) === 'live') return { status: 'not-sent', code: 'offline' };
    if (!view.staff) return { status: 'refused', error: { ok: false, code: 'session-expired' } };
    const decided = decide(state, command, context(staffActor(view.staff)));
    if (!decided.ok) return { status: 'refused', error: { ok: false, ...decided.error } satisfies WireError };
    setState(evolveAll(state, decided.value.events));
    if (online) return { status: 'ok', reply: decided.value.reply as ReplyOf<T> };
    const item: OutboxItem = {
      id: `o${sent.length}`,
      seq: sent.length,
      type,
      payload,
      createdAt: time.now(),
      status: 'queued',
      tries: 0,
      error: null,
    };
    setView({ outbox: [...view.outbox, item] });
    return { status: 'queued' };
  }

  const client: CivicClient = {
    getView: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    serverNow: () => time.now(),
    send,
    async login() {
      await gate;
      if (loginAnswer.ok) setView({ staff: loginAnswer.staff, hall: seen() });
      return loginAnswer;
    },
    logout() {
      setView({ staff: null });
      return Promise.resolve();
    },
    unlock: () => Promise.resolve(unlockAnswer),
    staffNames: () => Promise.resolve(Object.fromEntries(people.map(({ id, name }) => [id, name]))),
    dismiss(id) {
      setView({ outbox: view.outbox.filter((item) => item.id !== id) });
      return Promise.resolve();
    },
    retry(id) {
      setView({
        outbox: view.outbox.map((item) => (item.id === id ? { ...item, status: 'queued', error: null } : item)),
      });
      return Promise.resolve();
    },
    setDeviceToken: () => undefined,
    stop: () => Promise.resolve(),
  };

  const system: Actor = { kind: 'system' };
  run(system, { type: 'hall.load', payload: { file: options.file ?? SMALL_HALL } });
  run(system, { type: 'day.roll', payload: { day: '2026-11-23' } });

  return {
    client,
    time,
    state: () => state,
    view: () => view,
    sent,
    run,
    happen: (event) => setState(evolveAll(state, [event])),
    take(groupId, count = 1, ticketClass = 'normal') {
      return Array.from({ length: count }, () => {
        run(KIOSK, { type: 'ticket.take', payload: { groupId, class: ticketClass, locale: 'zh-CN', needs: [] } });
        return `t${ids}`;
      });
    },
    setView,
    setOnline(online) {
      const since = time.now();
      setView({ connection: online ? { status: 'online', since } : { status: 'offline', since, attempt: 1 } });
    },
    setOutbox: (outbox) => setView({ outbox }),
    answerNext(outcome) {
      scripted = outcome;
    },
    holdAnswers() {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
    onLogin(answer) {
      loginAnswer = answer;
    },
    onUnlock(answer) {
      unlockAnswer = answer;
    },
  };
}

/** The ticket's printed number. */
export function numberOf(world: DeskWorld, ticketId: string): string {
  return getRow(world.state().tickets, ticketId)?.number ?? '';
}

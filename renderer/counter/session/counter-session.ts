import type { HallCommand } from '../../../shared/domain/commands/hall-commands.ts';
import { settingsOf } from '../../../shared/domain/hall/hall-of.ts';
import { getRow } from '../../../shared/lib/table.ts';
import type { CivicClient, SendOutcome } from '../../data/client.ts';
import { messageOfError } from '../../i18n/message.ts';
import type { KeyName } from '../keys/key-name.ts';
import type { ActionId } from '../keys/key-table.ts';
import { createCallOrder } from '../model/call-order.ts';
import type { Effect, Option } from '../model/choices.ts';
import { seatOf, selectDesk } from '../model/desk.ts';
import { INITIAL_LOCAL, type LocalState, type Mark, type Notice, type Sending } from '../model/local-state.ts';
import { say } from '../model/say.ts';
import { type CounterScreen, selectCounterScreen } from '../model/select-screen.ts';
import { choiceTicketId, type WorkScreen } from '../model/select-work.ts';
import { type Around, newsOf } from './outcome-notice.ts';
import { overWhenSeen } from './over-when-seen.ts';
import { act, onRow, press, take } from './press.ts';
import type { Step } from './step.ts';

/** Remembers on this computer which window it sat at last. */
export interface WindowMemory {
  read(): string | null;
  write(windowId: string): void;
}

export type SessionDeps = {
  readonly client: CivicClient;
  readonly memory: WindowMemory;
  /** Monotonic ms. */
  readonly monotonic: () => number;
  /** Shows or hides the strip; null where there is none (a plain browser). */
  readonly showStrip: ((visible: boolean) => void) | null;
  /** Puts the cursor into the filter box. */
  readonly focusFilter: () => void;
};

/** The counter's own state and everything a clerk can do; the pages draw `screen` and call these. */
export interface CounterSession {
  screen(now: number): CounterScreen;
  local(): LocalState;
  subscribe(listener: () => void): () => void;
  press(key: KeyName, typing: boolean): void;
  act(id: ActionId): void;
  take(option: Option): void;
  openRow(mark: Mark): void;
  closeChoice(): void;
  setFilter(filter: string): void;
  lock(): void;
  unlock(pin: string): ReturnType<CivicClient['unlock']>;
  retry(outboxId: string): void;
  dismiss(outboxId: string): void;
  openWindow(windowId: string, takeOver: boolean): Promise<void>;
  cancelTakeOver(): void;
  /** The guide desk, or the windows. */
  showGuide(show: boolean): void;
  /** The manager's console, or the windows. */
  showManage(show: boolean): void;
  /** Logs in. A first log-in asks for a password of one's own: the page for it comes by itself. */
  login(input: LoginInput): Promise<LoginAnswer>;
  leaveFirstLogin(): void;
  enrolAgain(again: boolean): void;
  logOut(): Promise<void>;
  stop(): void;
}

type LoginInput = Parameters<CivicClient['login']>[0];
type LoginAnswer = Awaited<ReturnType<CivicClient['login']>>;
type AnyOutcome = SendOutcome<HallCommand['type']>;

/** Live commands of the desk whose answer is more than "done". */
const ANSWERED: readonly HallCommand['type'][] = ['ticket.callNext', 'ticket.reactivate'];

export function createCounterSession(deps: SessionDeps): CounterSession {
  const { client, memory, monotonic } = deps;
  const listeners = new Set<() => void>();
  const callOrder = createCallOrder();
  let local: LocalState = {
    ...INITIAL_LOCAL,
    lastWindowId: memory.read(),
    stripOffered: deps.showStrip !== null,
  };
  /** The window this session sat at, to say so when it is gone. */
  let satAt: { readonly windowId: string; readonly number: number } | null = null;
  let leaving = false;
  /** Sessions that began with a log-in on this page; one found at the start opens locked. */
  let knownSession: string | null = null;
  let loggingIn = false;

  function patch(change: Partial<LocalState>): void {
    local = { ...local, ...change };
    for (const listener of listeners) listener();
  }

  function tell(news: Omit<Notice, 'at'> | null): void {
    if (news) patch({ notice: { ...news, at: client.serverNow() } });
  }

  function work(): WorkScreen | null {
    const screen = selectCounterScreen(client.getView(), local, client.serverNow(), callOrder);
    return screen.kind === 'work' ? screen : null;
  }

  function aboutTicketId(screen: WorkScreen): string | null {
    const desk = selectDesk(client.getView(), client.serverNow());
    return desk && choiceTicketId(desk, screen.mark?.list === 'held' ? screen.mark.id : null);
  }

  function aroundOf(command: HallCommand): Around {
    const { hall, connection } = client.getView();
    const ticketId = 'ticketId' in command.payload ? command.payload.ticketId : '';
    return {
      online: connection.status === 'online',
      reactivateAfter: settingsOf(hall).reactivateAfter,
      number: getRow(hall.tickets, ticketId)?.number ?? '',
    };
  }

  /** The one place where a command leaves the page. */
  async function send(command: HallCommand, by: ActionId | 'other'): Promise<AnyOutcome> {
    const mine: Sending = { by, isOver: overWhenSeen(command, client.getView().hall) };
    patch({ sending: mine });
    try {
      return await (client.send(command.type, command.payload) as Promise<AnyOutcome>);
    } finally {
      if (local.sending === mine) patch({ sending: null });
    }
  }

  async function run(effect: Effect, by: ActionId | 'other'): Promise<void> {
    const command = effect.kind === 'send' ? effect.command : effect.close;
    if (command) {
      leaving = command.type === 'window.close';
      const outcome = await send(command, by);
      tell(newsOf(command.type, outcome, aroundOf(command)));
      if (outcome.status === 'unknown') void tellLater(command, outcome.settled);
      if (outcome.status !== 'ok' && outcome.status !== 'queued') {
        leaving = false;
        return;
      }
    }
    if (effect.kind === 'log-out') await logOut();
  }

  /** No answer came in time; what became of the press is said as soon as the server has said it. */
  async function tellLater(command: HallCommand, settled: Promise<unknown> | undefined): Promise<void> {
    if (settled === undefined) return;
    const reply = await settled;
    if (reply !== null) tell(newsOf(command.type, { status: 'ok', reply } as AnyOutcome, aroundOf(command)));
    // Only a command that answers something tells "it did not happen" from "it happened".
    else if (ANSWERED.includes(command.type)) tell({ text: say('notice.notDone.text'), tone: 'neutral' });
  }

  function apply(step: Step): void {
    if (Object.keys(step.local).length > 0) patch(step.local);
    const { out } = step;
    switch (out?.kind) {
      case 'run':
        void run(out.effect, out.by);
        return;
      case 'focus-filter':
        deps.focusFilter();
        return;
      case 'strip':
        deps.showStrip?.(out.visible);
        return;
      case 'retry':
        void client.retry(out.outboxId);
        return;
      case 'dismiss':
        void client.dismiss(out.outboxId);
        return;
      case undefined:
        return;
    }
  }

  async function logOut(): Promise<void> {
    leaving = true;
    await client.logout();
    patch({
      ...INITIAL_LOCAL,
      lastWindowId: local.lastWindowId,
      stripOffered: local.stripOffered,
      strip: local.strip,
    });
    leaving = false;
  }

  /** Follows the seat: remembers the window, and says plainly when the seat was lost without our doing. */
  function onView(): void {
    const view = client.getView();
    const sessionId = view.staff?.sessionId ?? null;
    if (sessionId !== knownSession) {
      if (sessionId === null && !leaving) patch({ ended: view.sessionEnd ?? 'session-expired' });
      knownSession = sessionId;
      // The app came up again with somebody still logged in: the seat may be empty, so it asks for the PIN [SE-4].
      if (sessionId !== null && !loggingIn) patch({ locked: true });
    }
    const seat = seatOf(view);
    const window = seat && getRow(view.hall.windows, seat.windowId);
    if (seat && window && satAt?.windowId !== seat.windowId) {
      satAt = { windowId: seat.windowId, number: window.number };
      leaving = false;
      memory.write(seat.windowId);
      patch({ lastWindowId: seat.windowId, opening: null, takeOver: null, openRefused: null });
    } else if (!seat && satAt) {
      const lost = view.staff && !leaving ? say('windows.lost.text', { number: satAt.number }) : null;
      satAt = null;
      leaving = false;
      patch({ openRefused: lost, choice: null, mark: null, tray: false });
    }
    if (!view.staff && (local.locked || local.opening !== null))
      patch({ locked: false, opening: null, takeOver: null });
    if (view.staff && local.firstLogin) patch({ firstLogin: null });
    if (local.enrolAgain && view.connection.status === 'online') patch({ enrolAgain: false });
  }

  const stopFollowing = client.subscribe(onView);
  onView();

  return {
    screen: (now) => selectCounterScreen(client.getView(), local, now, callOrder),
    local: () => local,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press(key, typing) {
      const screen = work();
      if (screen) apply(press(screen, local.choice, aboutTicketId(screen), { key, typing, at: monotonic() }));
    },
    act(id) {
      const screen = work();
      if (screen) apply(act(screen, id, aboutTicketId(screen), null, monotonic()));
    },
    take(option) {
      const screen = work();
      if (screen) apply(take(screen, option));
    },
    openRow(mark) {
      const screen = work();
      if (screen) apply(onRow(screen, mark));
    },
    closeChoice: () => patch({ choice: null }),
    setFilter: (filter) => patch({ filter, mark: null }),
    lock() {
      if (client.getView().staff?.hasPin) patch({ locked: true, choice: null, tray: false, mark: null, filter: '' });
    },
    async unlock(pin) {
      const answer = await client.unlock(pin);
      if (answer.ok) patch({ locked: false });
      return answer;
    },
    retry: (outboxId) => void client.retry(outboxId),
    dismiss: (outboxId) => void client.dismiss(outboxId),
    async openWindow(windowId, takeOver) {
      patch({ opening: windowId, takeOver: null, openRefused: null });
      const outcome = await client.send('window.open', { windowId, takeOver });
      if (outcome.status === 'ok') return;
      if (outcome.status === 'refused' && outcome.error.code === 'window.occupied') {
        patch({
          opening: null,
          takeOver: { windowId, refusal: { code: 'window.occupied', ...withParams(outcome.error.params) } },
        });
        return;
      }
      if (outcome.status === 'refused') {
        const { code, params } = messageOfError(outcome.error);
        patch({ opening: null, openRefused: { key: `errors:${code}`, params } });
        return;
      }
      const news = newsOf('window.open', outcome, { online: false, reactivateAfter: 0, number: '' });
      patch({ opening: null, openRefused: news?.text ?? null });
    },
    showGuide: (show) => patch({ guide: show, manage: false, openRefused: null }),
    showManage: (show) => patch({ manage: show, guide: false, openRefused: null }),
    cancelTakeOver: () => patch({ takeOver: null }),
    async login(input) {
      loggingIn = true;
      patch({ ended: null });
      try {
        const answer = await client.login(input);
        if (!answer.ok && answer.code === 'login.set-password') {
          patch({ firstLogin: { login: input.login, password: input.password } });
        }
        return answer;
      } finally {
        loggingIn = false;
      }
    },
    leaveFirstLogin: () => patch({ firstLogin: null }),
    enrolAgain: (again) => patch({ enrolAgain: again }),
    logOut,
    stop() {
      stopFollowing();
      listeners.clear();
    },
  };
}

function withParams(params: Readonly<Record<string, string | number>> | undefined) {
  return params === undefined ? {} : { params };
}

import type { KeyName } from '../keys/key-name.ts';
import { type ActionId, actionOf, KEY_TABLE } from '../keys/key-table.ts';
import type { Action } from '../model/actions.ts';
import { type Option, reactivateCommand } from '../model/choices.ts';
import { type ListName, nextSort } from '../model/lists.ts';
import type { Mark, Notice, OpenChoice } from '../model/local-state.ts';
import { type Say, say } from '../model/say.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { NOTHING, type Outward, type Step } from './step.ts';

/** A key that bounces, or is pressed twice in haste, does not answer the question it has just opened. */
export const BOUNCE_MS = 350;
/** F1 to F7 take an option and F8 turns the page where there are more than eight. */
const PAGE = 7;
const F_KEYS = 8;

export type Press = {
  readonly key: KeyName;
  /** The filter box has the focus: letters and digits are typed there. */
  readonly typing: boolean;
  /** Monotonic ms. */
  readonly at: number;
};

function notice(text: Say, now: number, tone: Notice['tone'] = 'neutral'): Step {
  return { local: { notice: { text, tone, at: now } }, out: null };
}

/** Pressing a button that is off says why, in the place where all news stands. */
function explain(action: Action, now: number): Step {
  return notice(
    say('notice.disabled.text', { action: action.label, reason: action.note ?? say('reason.other.text') }),
    now,
  );
}

/** Runs a button: at once, or by opening its question. `key` is null for the mouse. */
export function act(
  work: WorkScreen,
  id: ActionId,
  aboutTicketId: string | null,
  key: KeyName | null,
  at: number,
): Step {
  const action = work.actions[id];
  if (!action.enabled) return explain(action, work.now);
  switch (action.act.kind) {
    case 'effect':
      return {
        local: { choice: null, mark: null, notice: null },
        out: { kind: 'run', effect: action.act.effect, by: id },
      };
    case 'choose': {
      const choice: OpenChoice = { id: action.act.choice, aboutTicketId, openedAt: at, openedBy: key, page: 0 };
      return { local: { choice, tray: false, notice: null }, out: null };
    }
    case 'here':
      return here(work, action.act.what);
  }
}

function here(work: WorkScreen, what: 'lock' | 'tray' | 'strip' | 'sort' | 'filter' | 'manage'): Step {
  switch (what) {
    case 'lock':
      return { local: { locked: true, choice: null, tray: false, mark: null, filter: '' }, out: null };
    case 'tray':
      return { local: { tray: !work.tray, choice: null, trayMark: work.outbox[0]?.id ?? null }, out: null };
    case 'strip':
      return { local: { strip: !work.strip }, out: { kind: 'strip', visible: !work.strip } };
    case 'manage':
      return { local: { manage: true, choice: null, tray: false, mark: null, filter: '' }, out: null };
    case 'sort':
      return { local: { sort: nextSort(work.sort), mark: null }, out: null };
    case 'filter':
      return { local: { mark: null }, out: { kind: 'focus-filter' } };
  }
}

/** Takes an answer of the open question. */
export function take(work: WorkScreen, option: Option): Step {
  const { choice } = work;
  if (!choice) return NOTHING;
  if (!option.enabled) {
    return notice(
      say('notice.disabled.text', { action: option.label, reason: option.note ?? say('reason.other.text') }),
      work.now,
    );
  }
  return {
    local: { choice: null, mark: null, notice: null },
    out: { kind: 'run', effect: option.effect, by: 'other' },
  };
}

/** The options as F1 to F8 reach them: all of them while they fit, else a page of seven and "more". */
export function pageOf(
  options: readonly Option[],
  page: number,
): { readonly options: readonly Option[]; readonly more: boolean } {
  if (options.length <= F_KEYS) return { options, more: false };
  const pages = Math.ceil(options.length / PAGE);
  const from = (page % pages) * PAGE;
  return { options: options.slice(from, from + PAGE), more: true };
}

function answer(work: WorkScreen, open: OpenChoice, press: Press): Step {
  const { choice } = work;
  if (!choice) return NOTHING;
  const { key } = press;
  if (key === 'Escape' || key === KEY_TABLE.undo) return { local: { choice: null }, out: null };
  if (key === open.openedBy && press.at - open.openedAt < BOUNCE_MS) return NOTHING;
  if (key === 'Enter') {
    const meant = choice.options.find((option) => option.id === choice.defaultId);
    return meant ? take(work, meant) : NOTHING;
  }
  const fKey = /^F([1-8])$/.exec(key);
  if (fKey) {
    const page = pageOf(choice.options, work.choicePage);
    if (page.more && key === 'F8') return { local: { choice: { ...open, page: open.page + 1 } }, out: null };
    const option = page.options[Number(fKey[1]) - 1];
    return option ? take(work, option) : NOTHING;
  }
  const option = choice.options.find((each) => each.key === key);
  return option ? take(work, option) : NOTHING;
}

function inTray(work: WorkScreen, key: KeyName): Step | null {
  const index = Math.max(
    0,
    work.outbox.findIndex((item) => item.id === work.trayMark),
  );
  const item = work.outbox[index];
  const move = (by: number): Step => ({
    local: { trayMark: work.outbox[index + by]?.id ?? item?.id ?? null },
    out: null,
  });
  switch (key) {
    case 'Escape':
    case KEY_TABLE.tray:
      return { local: { tray: false }, out: null };
    case 'ArrowDown':
      return move(1);
    case 'ArrowUp':
      return move(-1);
    case 'R':
      if (!item) return NOTHING;
      if (item.status !== 'set-aside') return notice(say('tray.noRetry.text'), work.now);
      return { local: {}, out: { kind: 'retry', outboxId: item.id } };
    case 'D':
      if (item?.status !== 'set-aside' && item?.status !== 'rejected') return NOTHING;
      return { local: {}, out: { kind: 'dismiss', outboxId: item.id } };
    default:
      return null;
  }
}

function move(work: WorkScreen, by: 1 | -1): Step {
  const rows = (['queue', 'held', 'passed'] as const satisfies readonly ListName[]).flatMap((list) =>
    work[list].map((row) => ({ list, id: row.id })),
  );
  const at = rows.findIndex((row) => row.list === work.mark?.list && row.id === work.mark.id);
  const next = at < 0 ? (by === 1 ? rows[0] : rows[rows.length - 1]) : rows[at + by];
  if (!next) return NOTHING;
  return { local: { mark: { ...next, at: work.now } }, out: null };
}

/** Enter on a marked row: held comes back, passed is reactivated, waiting ones are called in order and not picked. */
export function onRow(work: WorkScreen, mark: Mark): Step {
  const run = (out: Outward): Step => ({ local: { mark: null, notice: null, choice: null }, out });
  switch (mark.list) {
    case 'queue':
      return {
        local: { mark: null, notice: { text: say('queue.order.text'), tone: 'neutral', at: work.now } },
        out: null,
      };
    case 'held': {
      const { hold } = work.actions;
      if (work.status !== 'free' || !hold.enabled) return explain(hold, work.now);
      const payload = { windowId: work.windowId, ticketId: mark.id };
      return run({ kind: 'run', effect: { kind: 'send', command: { type: 'ticket.takeBack', payload } }, by: 'hold' });
    }
    case 'passed': {
      const { reactivate } = work.actions;
      if (!reactivate.enabled) return explain(reactivate, work.now);
      return run({ kind: 'run', effect: { kind: 'send', command: reactivateCommand(mark.id) }, by: 'reactivate' });
    }
  }
}

/** Any key on the work screen. Pure; `open` is the question as it was remembered, `work.choice` as it stands now. */
export function press(work: WorkScreen, open: OpenChoice | null, aboutTicketId: string | null, input: Press): Step {
  const { key } = input;
  if (work.choice && open && !input.typing) return answer(work, open, input);
  if (work.tray && !input.typing) {
    const step = inTray(work, key);
    if (step) return step;
  }
  if (key === 'Escape') return { local: { mark: null, filter: '', tray: false, notice: null }, out: null };
  if (key === 'ArrowDown') return move(work, 1);
  if (key === 'ArrowUp') return move(work, -1);
  if (key === 'Enter' && work.mark) return onRow(work, work.mark);
  if (key === 'Enter') return input.typing ? NOTHING : act(work, work.primary.id, aboutTicketId, key, input.at);
  if (input.typing && !/^F[1-8]$/.test(key) && key !== KEY_TABLE.undo && key !== KEY_TABLE.help) return NOTHING;
  const id = actionOf(key);
  return id ? act(work, id, aboutTicketId, key, input.at) : NOTHING;
}

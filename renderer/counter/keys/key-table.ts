import type { GlobalKey } from '../../../shared/ipc/channels.ts';
import { GLOBAL_KEYS } from '../../../shared/ipc/channels.ts';
import type { KeyName } from './key-name.ts';

/** Everything a clerk can do on the work screen, in the order in which the screen shows it. */
export const ACTION_IDS = [
  'call-next',
  'recall',
  'start',
  'finish',
  'pass',
  'hold',
  'transfer',
  'pause',
  'put-back',
  'come-back',
  'reactivate',
  'close',
  'undo',
  'log-out',
  'lock',
  'tray',
  'strip',
  'sort',
  'filter',
  'help',
  'read',
  'manage',
] as const;
export type ActionId = (typeof ACTION_IDS)[number];

/**
 * THE keyboard of the work screen: the key handler and the labels on the buttons both read it, so that a label cannot
 * lie. `Enter` is the next lawful action and stands in no row.
 */
export const KEY_TABLE = {
  'call-next': 'F1',
  recall: 'F2',
  start: 'F3',
  finish: 'F4',
  pass: 'F5',
  hold: 'F6',
  transfer: 'F7',
  pause: 'F8',
  'put-back': 'B',
  'come-back': 'C',
  reactivate: 'R',
  undo: 'Ctrl+Z',
  close: 'W',
  'log-out': 'L',
  lock: 'K',
  tray: 'O',
  strip: 'S',
  sort: 'Q',
  filter: '/',
  help: 'Ctrl+H',
  read: 'N',
  manage: 'M',
} as const satisfies Record<ActionId, KeyName>;

/** The eight big keys, and the quieter ones below them. */
export const MAIN_ACTIONS = [
  'call-next',
  'recall',
  'start',
  'finish',
  'pass',
  'hold',
  'transfer',
  'pause',
] as const satisfies readonly ActionId[];
export const MORE_ACTIONS = ['put-back', 'come-back', 'reactivate', 'close'] as const satisfies readonly ActionId[];

export function keyOf(action: ActionId): KeyName {
  return KEY_TABLE[action];
}

export function actionOf(key: KeyName): ActionId | null {
  return ACTION_IDS.find((action) => KEY_TABLE[action] === key) ?? null;
}

/** A key pressed in another program reaches the counter under this name. */
export function nameOfGlobal(key: GlobalKey): KeyName {
  return key === 'undo' ? KEY_TABLE.undo : key;
}

/** The undo on the keyboard of other programs, where Ctrl+Z is their own. */
export const GLOBAL_UNDO = 'Ctrl+Alt+Z';

/** Keys that also work while another program has the focus. */
export function isGlobal(key: KeyName): boolean {
  return GLOBAL_KEYS.some((name) => nameOfGlobal(name) === key);
}

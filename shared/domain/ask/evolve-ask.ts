import { deleteRow, emptyTable, getRow, setRow } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { HallState } from '../hall/hall-state.ts';
import { type Ask, type AskSign, isOpen } from './ask.ts';
import type { AskEvent } from './ask-events.ts';

function signOf(ask: Ask, deviceId: string): AskSign | null {
  if (!isOpen(ask)) return null;
  const plate = ask.status === 'taken' ? ask.taken.plate : null;
  return { id: deviceId, askId: ask.id, status: ask.status, plate, askedAt: ask.askedAt };
}

/** The only writer of requests: the sign of the kiosk says what the request says. */
function put(state: HallState, ask: Ask): HallState {
  const asks = setRow(state.asks, ask.id, ask);
  if (ask.deviceId === null) return { ...state, asks };
  const sign = signOf(ask, ask.deviceId);
  const askSigns = sign ? setRow(state.askSigns, sign.id, sign) : deleteRow(state.askSigns, ask.deviceId);
  return { ...state, asks, askSigns };
}

function baseOf({ id, day, deviceId, wish, locale, askedAt }: Ask) {
  return { id, day, deviceId, wish, locale, askedAt };
}

export function evolveAsk(state: HallState, event: AskEvent): HallState {
  if (event.type === 'ask.made') return put(state, event.ask);
  const ask = getRow(state.asks, event.askId);
  if (!ask) return state;
  const base = baseOf(ask);
  switch (event.type) {
    case 'ask.taken':
      return put(state, { ...base, status: 'taken', taken: event.taken });
    case 'ask.givenBack':
      return put(state, { ...base, status: 'asked', since: event.at });
    case 'ask.withdrawn': {
      const taken = ask.status === 'taken' ? ask.taken : null;
      return put(state, { ...base, status: 'withdrawn', taken, endedAt: event.at });
    }
    case 'ask.ended': {
      if (ask.status !== 'taken') return state;
      return put(state, { ...base, status: 'done', taken: ask.taken, endedAt: event.at, outcome: event.outcome });
    }
    default:
      return unreachable(event);
  }
}

/** A new day begins with nobody waiting at a kiosk; the rows of the old day stay stored, for its figures. */
export function rollAsks(state: HallState): HallState {
  return { ...state, asks: emptyTable(), askSigns: emptyTable() };
}

import type { GlobalKey, StripState } from '../../shared/ipc/channels.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { Handlers } from './answer-calls.ts';

type StripHandlers = Pick<Handlers, 'strip.show' | 'strip.state' | 'strip.act'>;

/** The strip as the handlers see it; absent where there is no counter. */
export interface Strip {
  show(visible: boolean): void;
  setState(state: StripState): void;
}

export function createStripHandlers(deps: {
  readonly strip: () => Strip | null;
  readonly pressKey: (key: GlobalKey) => void;
  readonly tryPin: (pin: string) => void;
  readonly openCounter: () => void;
}): StripHandlers {
  return {
    'strip.show'({ visible }) {
      deps.strip()?.show(visible);
      return null;
    },
    'strip.state'(state) {
      deps.strip()?.setState(state);
      return null;
    },
    'strip.act'(action) {
      switch (action.act) {
        case 'key':
          deps.pressKey(action.key);
          return null;
        case 'unlock':
          deps.tryPin(action.pin);
          return null;
        case 'open':
          deps.openCounter();
          return null;
        default:
          return unreachable(action);
      }
    },
  };
}

import type { Wish } from '../../../shared/domain/ask/ask.ts';
import type { CivicClient } from '../../data/client.ts';
import { type Message, messageOfOutcome } from '../../i18n/message.ts';
import type { Visit } from '../visit/visit.ts';
import type { AskAct } from './ask-page.ts';

/** The touches of asking. */
export interface AskActions {
  /** From every page. Where a number stands or an answer is on its way the page stays, and the person is called at once. */
  open(): void;
  make(wish: Wish): void;
  withdraw(askId: string): void;
}

type Deps = {
  readonly send: CivicClient['send'];
  readonly visit: () => Visit;
  readonly apply: (act: AskAct) => void;
  readonly newPress: () => number;
};

/** Pages that must not be left for it: a number whose paper is not sure, an answer that would be given back. */
const STAYS: readonly Visit['page']['at'][] = ['number', 'taking', 'looking'];

export function createAskActions({ send, visit, apply, newPress }: Deps): AskActions {
  /** A second touch while one is on its way sends nothing. */
  function press(sending: () => Promise<Message | null>): void {
    const { page } = visit();
    if (page.at !== 'ask' || page.press !== null) return;
    const own = newPress();
    apply({ type: 'send', press: own });
    void sending().then((trouble) => apply({ type: 'answered', press: own, trouble }));
  }

  const call = (wish: Wish) => send('ask.make', { wish, locale: visit().appearance.locale }).then(messageOfOutcome);
  return {
    open() {
      if (STAYS.includes(visit().page.at)) void call('other');
      else apply({ type: 'open' });
    },
    make: (wish) => press(() => call(wish)),
    withdraw: (askId) => press(() => send('ask.withdraw', { askId }).then(messageOfOutcome)),
  };
}

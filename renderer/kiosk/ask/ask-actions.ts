import type { Wish } from '../../../shared/domain/ask/ask.ts';
import type { CivicClient } from '../../data/client.ts';
import { type Message, messageOfOutcome } from '../../i18n/message.ts';
import type { Visit } from '../visit/visit.ts';
import { type AskAct, type AskStep, ENTRY_LENGTH, NUMBER_LENGTH } from './ask-page.ts';

/** The touches of asking. */
export interface AskActions {
  /** From every page. Where a number stands or an answer is on its way the page stays, and the person is called at once. */
  open(): void;
  make(wish: Wish): void;
  withdraw(askId: string): void;
  /** Further on, or deeper; back leads here. */
  go(to: AskStep): void;
  text(text: string): void;
  entry(entry: string): void;
  /** Leaves the question that was written; it is put away sealed and not kept here [SY-13]. */
  leave(): void;
  readReply(): void;
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
    const own = begin();
    if (own === null) return;
    void sending().then((trouble) => apply({ type: 'answered', press: own, trouble }));
  }

  const call = (wish: Wish) => send('ask.make', { wish, locale: visit().appearance.locale }).then(messageOfOutcome);
  function begin(): number | null {
    const { page } = visit();
    if (page.at !== 'ask' || page.press !== null) return null;
    const own = newPress();
    apply({ type: 'send', press: own });
    return own;
  }

  function leave(): void {
    const { page, appearance } = visit();
    if (page.at !== 'ask' || page.step !== 'write' || page.text.trim() === '') return;
    const press = begin();
    if (press === null) return;
    const payload = { written: { text: page.text.trim() }, locale: appearance.locale };
    void send('matter.leave', payload).then((outcome) => {
      if (outcome.status === 'ok') apply({ type: 'shown', press, to: { step: 'left', made: outcome.reply } });
      else apply({ type: 'answered', press, trouble: messageOfOutcome(outcome) });
    });
  }

  function readReply(): void {
    const { page } = visit();
    if (page.at !== 'ask' || page.step !== 'code' || page.entry.length !== ENTRY_LENGTH) return;
    const press = begin();
    if (press === null) return;
    const payload = { number: page.entry.slice(0, NUMBER_LENGTH), code: page.entry.slice(NUMBER_LENGTH) };
    void send('matter.lookUp', payload).then((outcome) => {
      if (outcome.status !== 'ok') apply({ type: 'answered', press, trouble: messageOfOutcome(outcome) });
      else if (outcome.reply.found) apply({ type: 'shown', press, to: { step: 'reply', reply: outcome.reply } });
      else apply({ type: 'wrong', press, triesLeft: outcome.reply.triesLeft });
    });
  }

  return {
    go: (to) => apply({ type: 'go', to }),
    text: (text) => apply({ type: 'text', text }),
    entry: (entry) => apply({ type: 'entry', entry }),
    leave,
    readReply,
    open() {
      if (STAYS.includes(visit().page.at)) void call('other');
      else apply({ type: 'open' });
    },
    make: (wish) => press(() => call(wish)),
    withdraw: (askId) => press(() => send('ask.withdraw', { askId }).then(messageOfOutcome)),
  };
}

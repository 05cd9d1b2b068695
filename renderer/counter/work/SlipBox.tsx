import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { HallCommandType } from '../../../shared/domain/commands/hall-commands.ts';
import type { TicketRef } from '../../../shared/domain/ticket/ticket-ref.ts';
import type { SendOutcome } from '../../data/client.ts';
import { useCommand } from '../../hooks/use-command.ts';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { type Message, messageOfOutcome } from '../../i18n/message.ts';
import { useLocale } from '../../i18n/use-texts.ts';
import { STATUS_WORD } from '../guide/guide-words.ts';
import { type CounterKey, type Say, say } from '../model/say.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import styles from './SlipBox.module.css';

/** What is known of the slip that was asked for. `ref` is there while its holder may get a number of today for it. */
type Answer = { readonly text: Say | Message; readonly ref?: TicketRef };

const OUTCOME_WORD = {
  'served-late': 'slip.servedLate.text',
  'first-tomorrow': 'slip.firstTomorrow.text',
  'call-back': 'slip.callBack.text',
  unsettled: 'slip.unsettled.text',
} as const satisfies Record<string, CounterKey>;

function answerOf(outcome: SendOutcome<'ticket.lookUp'>, ref: TicketRef): Answer {
  if (outcome.status === 'ok') {
    const { reply } = outcome;
    if (!reply.found) return { text: say('slip.wrong.text', { left: reply.triesLeft }) };
    const { ticket, standing, leftover } = reply;
    const status = say(leftover === undefined ? STATUS_WORD[ticket.status] : OUTCOME_WORD[leftover]);
    const { number } = ticket;
    if (standing === null) return { text: say('slip.today.text', { number, status }) };
    return { text: say('slip.waiting.text', { number, status, ahead: standing.ahead }) };
  }
  const code = outcome.status === 'refused' ? outcome.error.code : null;
  if (code === 'slip.not-found') return { text: say('slip.unknown.text') };
  const text = messageOfOutcome(outcome) ?? say('slip.unknown.text');
  return code === 'slip.promised' ? { text, ref } : { text };
}

/**
 * A slip that a citizen lays on the desk, of today or of an earlier day: what it is worth now, and today's number where
 * one was promised. Whom nothing is promised the clerk sends to the guide.
 */
export function SlipBox({ work }: { readonly work: WorkScreen }) {
  const words = useWords();
  const speak = useSpeak();
  const locale = useLocale();
  const messageText = useMessageText();
  const lookUp = useCommand('ticket.lookUp');
  const take = useCommand('promise.take');
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const busy = lookUp.busy || take.busy || work.offlineSince !== null;
  const isWhole = /^[A-Z]{1,2}[0-9]{2,6}$/.test(number) && /^[0-9]{4}$/.test(code);

  async function ask(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isWhole || busy) return;
    const ref = { by: 'code', number, code } as const;
    setAnswer(answerOf(await lookUp.send({ ref }), ref));
    setCode('');
  }

  async function give(ref: TicketRef): Promise<void> {
    const outcome = await take.send({ ref, locale });
    const refused = messageOfOutcome<HallCommandType>(outcome);
    if (refused) setAnswer({ text: refused });
    else if (outcome.status === 'ok' && 'ticketId' in outcome.reply) {
      const { number: today, slipSecret } = outcome.reply;
      setAnswer({ text: say('slip.given.text', { number: today, code: slipSecret?.checkCode ?? '' }) });
      setNumber('');
    }
  }

  /** Enter here asks; the work screen's Enter is the next step of the work. */
  const keep = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.stopPropagation();
  };
  return (
    <section className={styles.box} aria-label={words('slip.box.title')}>
      <form className={styles.form} onSubmit={(event) => void ask(event)} onKeyDown={keep}>
        <span className={styles.title}>{words('slip.box.title')}</span>
        <input
          className={styles.number}
          aria-label={words('slip.number.label')}
          placeholder={words('slip.number.label')}
          value={number}
          maxLength={8}
          autoComplete="off"
          onChange={(event) => setNumber(event.target.value.toUpperCase().replace(/[^A-Z0-9]/g, ''))}
        />
        <input
          className={styles.code}
          aria-label={words('slip.code.label')}
          placeholder={words('slip.code.label')}
          value={code}
          maxLength={4}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => setCode(event.target.value.replace(/[^0-9]/g, ''))}
        />
        <button type="submit" className={styles.button} disabled={!isWhole || busy}>
          {words('slip.ask.label')}
        </button>
      </form>
      {answer && (
        <p className={styles.answer} role="status" data-testid="slip-answer">
          <span>{'key' in answer.text ? speak(answer.text) : messageText(answer.text)}</span>
          {answer.ref && (
            <button
              type="button"
              className={styles.button}
              disabled={busy}
              onClick={() => answer.ref && void give(answer.ref)}
            >
              {words('slip.give.label')}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

import { useState } from 'react';
import { useCommand } from '../../hooks/use-command.ts';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import type { WorkScreen } from '../model/select-work.ts';
import { useSession } from '../session/session-context.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import styles from './TalkBox.module.css';

/** The help key and the word of the manager, always in this place; nothing of it covers the work [QU-15]. */
export function TalkBox({ work }: { readonly work: WorkScreen }) {
  const session = useSession();
  const words = useWords();
  const speak = useSpeak();
  const { help: helpAction, read } = work.actions;
  const { help } = work;
  const last = work.mail.findLast((message) => message.from === 'manager');
  return (
    <section className={styles.box} aria-label={words('talk.box.label')}>
      <button
        type="button"
        className={classNames(styles.help, help && styles.asked)}
        aria-disabled={!helpAction.enabled}
        onMouseDown={keepFocus}
        onClick={() => session.act('help')}
      >
        <AlertIcon />
        <span role="status" className={styles.helpWords}>
          {help === null
            ? speak(helpAction.label)
            : help.plate === null
              ? words('talk.helpAsked.text')
              : words('talk.helpTaken.text', { plate: help.plate })}
        </span>
        <KeyCap name={helpAction.key} tone={helpAction.enabled ? 'plain' : 'off'} />
      </button>
      {last && (
        <div className={classNames(styles.message, work.unread > 0 && styles.unread)} role="status">
          <p className={styles.from}>{words('talk.from.label', { plate: last.by.plate })}</p>
          <p className={styles.text}>{last.text}</p>
          {read.enabled && (
            <button type="button" className={styles.read} onMouseDown={keepFocus} onClick={() => session.act('read')}>
              <KeyCap name={read.key} />
              <span>{speak(read.label)}</span>
            </button>
          )}
          <Reply windowId={work.windowId} />
        </div>
      )}
    </section>
  );
}

function Reply({ windowId }: { readonly windowId: string }) {
  const words = useWords();
  const messageText = useMessageText();
  const { send, busy, message } = useCommand('message.send');
  const [text, setText] = useState('');

  async function answer(): Promise<void> {
    const wanted = text.trim();
    if (wanted === '' || busy) return;
    const outcome = await send({ windowId, text: wanted });
    if (outcome.status === 'ok') setText('');
  }

  return (
    <>
      <input
        className={styles.reply}
        value={text}
        maxLength={200}
        aria-label={words('talk.reply.label')}
        placeholder={words('talk.reply.label')}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          // Enter here sends the answer; the work screen's Enter is the next step of the work.
          event.stopPropagation();
          event.preventDefault();
          void answer();
        }}
      />
      {message && (
        <p role="alert" className={styles.from}>
          {messageText(message)}
        </p>
      )}
    </>
  );
}

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { hallTime } from '../ui/hall-time.ts';
import styles from './Panel.module.css';
import type { WindowPanelProps } from './WindowPanel.tsx';

/** As many of the last messages as the panel shows. */
const SHOWN = 6;

/** What the manager and this window have said to each other, and the next word. */
export function MessageBox({ tile, screen, act }: WindowPanelProps) {
  const { t } = useTranslation('manage');
  const locale = useLocale();
  const [text, setText] = useState('');
  const ready = text.trim() !== '' && screen.online && !act.busy;

  async function say(): Promise<void> {
    if (await act.run('message.send', { windowId: tile.id, text: text.trim() })) setText('');
  }

  return (
    <section className={styles.messages} aria-label={t('messages.list.label')}>
      <ul className={styles.list}>
        {tile.mail.slice(-SHOWN).map((message) => {
          const unread = message.readAt === null;
          return (
            <li
              key={message.id}
              className={classNames(styles.entry, message.from === 'window' && unread && styles.unread)}
            >
              <span className={styles.time}>{hallTime(message.at, screen.timeZone, locale)}</span>
              <span className={styles.grow}>
                {message.from === 'window'
                  ? t('messages.fromWindow.text', { window: tile.number, text: message.text })
                  : t('messages.fromManager.text', { plate: message.by.plate, text: message.text })}
              </span>
              {message.from === 'manager' && (
                <span className={styles.time}>{unread ? t('messages.unread.label') : t('messages.read.label')}</span>
              )}
              {message.from === 'window' && unread && (
                <button
                  type="button"
                  className={styles.quiet}
                  aria-disabled={!screen.online}
                  onClick={() => void act.run('message.read', { windowId: tile.id, messageId: message.id })}
                >
                  {t('messages.markRead.label')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <form
        className={styles.row}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (ready) void say();
        }}
      >
        <input
          className={styles.grow}
          value={text}
          maxLength={200}
          autoComplete="off"
          aria-label={t('messages.text.label')}
          placeholder={t('messages.text.label')}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className={styles.submit} aria-disabled={!ready}>
          {t('messages.send.label')}
        </button>
      </form>
    </section>
  );
}

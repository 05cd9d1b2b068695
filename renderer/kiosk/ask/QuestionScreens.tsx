import { useTranslation } from 'react-i18next';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { dayText } from '../../i18n/day-text.ts';
import type { Message } from '../../i18n/message.ts';
import { useLocale } from '../../i18n/use-texts.ts';
import { Button } from '../../ui/Button.tsx';
import { BackspaceIcon, HandIcon, NextIcon } from '../../ui/icons.tsx';
import { Keypad, type KeypadKey } from '../../ui/Keypad.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import { TouchField, TouchKeys } from '../parts/TouchText.tsx';
import type { ScreenProps } from '../screens/screen-props.ts';
import { ENTRY_LENGTH, NUMBER_LENGTH, QUESTION_LENGTH } from './ask-page.ts';
import styles from './QuestionScreens.module.css';

function Trouble({ message }: { readonly message: Message | null }) {
  const text = useMessageText();
  if (message === null) return null;
  return (
    <Notice tone="warn" role="alert">
      {text(message)}
    </Notice>
  );
}

/** What others ask, by category. */
export function FaqsScreen({ screen, actions, tools }: ScreenProps<'ask-faqs'>) {
  const { t } = useTranslation('kiosk');
  const { rows } = screen;
  return (
    <Page
      title={screen.title ?? t('ask.faqs.title')}
      first="controls"
      tools={tools}
      controls={
        <ul className={styles.rows}>
          {rows.rows.map((row) => (
            <li key={row.id}>
              <button type="button" className={styles.line} onClick={() => actions.ask.go(row.to)}>
                <span>{row.label}</span>
                <NextIcon />
              </button>
            </li>
          ))}
        </ul>
      }
      paging={{ page: rows.page, pages: rows.pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

/** One answer, and the way to a person where it does not help. */
export function FaqScreen({ screen, actions, tools }: ScreenProps<'ask-faq'>) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={screen.question}
      tools={tools}
      info={
        <div className={styles.answer} lang={screen.fallback ? 'zh-CN' : undefined}>
          {screen.fallback && <p lang="en">{t('ask.chinese.text')}</p>}
          {screen.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      }
      controls={
        <Button size="big" wide icon={<HandIcon />} onClick={actions.ask.open}>
          {t('ask.noHelp.label')}
        </Button>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

/** A question of one's own: no name is asked for; what is written is answered by a person. */
export function WriteScreen({ screen, actions, capacity, tools }: ScreenProps<'ask-write'>) {
  const { t } = useTranslation('kiosk');
  const { text } = screen;
  const off = screen.busy || screen.offline || text.trim() === '';
  return (
    <Page
      title={t('ask.write.title')}
      tools={tools}
      info={
        <>
          <TouchField
            label={t('ask.write.title')}
            labelHidden
            value={text}
            onChange={actions.ask.text}
            maxLength={QUESTION_LENGTH}
            rows={3}
          />
          <p className={styles.note}>{screen.offline ? t('ask.offline.text') : t('ask.write.text')}</p>
          <Trouble message={screen.trouble} />
        </>
      }
      controls={
        <div className={styles.keys}>
          <TouchKeys
            value={text}
            onChange={actions.ask.text}
            maxLength={QUESTION_LENGTH}
            size={capacity.keyboard}
            done={{ label: t('ask.write.send'), onPress: () => !off && actions.ask.leave() }}
          />
        </div>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

/** The number and the code to read the answer with. */
export function LeftScreen({ screen, actions, tools }: ScreenProps<'ask-left'>) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={t('ask.left.title')}
      tools={tools}
      info={
        <>
          <dl className={styles.codes}>
            <div>
              <dt>{t('ask.number.label')}</dt>
              <dd>{`${screen.number.slice(0, 3)} ${screen.number.slice(3)}`}</dd>
            </div>
            <div>
              <dt>{t('ask.code.label')}</dt>
              <dd>{screen.code}</dd>
            </div>
          </dl>
          <p className={styles.note}>{t('ask.left.text')}</p>
        </>
      }
      controls={
        <Button variant="primary" size="big" wide onClick={actions.end}>
          {t('ask.left.done')}
        </Button>
      }
      onHome={actions.home}
    />
  );
}

const ERASE = 'erase';

function digitRows(flat: boolean, erase: KeypadKey): readonly KeypadKey[][] {
  const keys = (digits: string) => [...digits].map((value): KeypadKey => ({ value }));
  if (flat) return [keys('123456'), [...keys('7890'), erase]];
  return [keys('123'), keys('456'), keys('789'), [{ value: '' }, { value: '0' }, erase]];
}

/** Number and check code, ten digits in one go. */
export function CodeScreen({ screen, actions, capacity, tools }: ScreenProps<'ask-code'>) {
  const { t } = useTranslation('kiosk');
  const { entry, triesLeft } = screen;
  const ready = entry.length === ENTRY_LENGTH && !screen.busy && !screen.offline;
  const erase: KeypadKey = { value: ERASE, label: <BackspaceIcon />, name: t('lookUp.delete.label'), tone: 'quiet' };
  const press = (key: string) =>
    actions.ask.entry(key === ERASE ? entry.slice(0, -1) : `${entry}${key}`.slice(0, ENTRY_LENGTH));
  const shown = (digits: string, length: number) => digits.padEnd(length, '–');
  return (
    <Page
      title={t('ask.read.title')}
      tools={tools}
      info={
        <>
          <dl className={styles.codes}>
            <div>
              <dt>{t('ask.number.label')}</dt>
              <dd>{shown(entry.slice(0, NUMBER_LENGTH), NUMBER_LENGTH)}</dd>
            </div>
            <div>
              <dt>{t('ask.code.label')}</dt>
              <dd>{shown(entry.slice(NUMBER_LENGTH), ENTRY_LENGTH - NUMBER_LENGTH)}</dd>
            </div>
          </dl>
          {screen.offline && <p className={styles.note}>{t('ask.offline.text')}</p>}
          {triesLeft !== null && (
            <Notice tone="danger" role="alert" title={t('lookUp.wrong.title')}>
              {triesLeft === 0 ? t('lookUp.locked.text') : t('lookUp.wrong.text', { n: triesLeft })}
            </Notice>
          )}
          <Trouble message={screen.trouble} />
        </>
      }
      controls={
        <div className={styles.keys}>
          <Keypad rows={digitRows(capacity.flatKeys, erase)} onKey={press} label={t('ask.number.label')} />
          <Button
            variant="primary"
            size="big"
            wide
            aria-disabled={!ready || undefined}
            onClick={() => ready && actions.ask.readReply()}
          >
            {t('ask.read.label')}
          </Button>
        </div>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

/** What was asked, and what staff answered. */
export function ReplyScreen({ screen, actions, tools }: ScreenProps<'ask-reply'>) {
  const { t } = useTranslation('kiosk');
  const locale = useLocale();
  const { reply } = screen;
  return (
    <Page
      title={reply.answer === null ? t('ask.reply.open') : t('ask.reply.title')}
      tools={tools}
      info={
        <div className={styles.answer}>
          <p className={styles.note}>{reply.written?.text ?? t('ask.reply.erased')}</p>
          <p className={styles.said}>
            {reply.answer?.text ?? t('ask.reply.wait', { day: dayText(reply.due, locale) })}
          </p>
        </div>
      }
      controls={
        <Button variant="primary" size="big" wide onClick={actions.end}>
          {t('ask.left.done')}
        </Button>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

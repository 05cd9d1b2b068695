import { useState } from 'react';
import { NEEDS, type Need, PRIORITY_REASONS, type PriorityReason } from '../../../shared/domain/hall/hall-words.ts';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { useLocalText } from '../../i18n/use-texts.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ConnectionSign } from '../../ui/ConnectionSign.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { AsksPanel } from '../asks/AsksPanel.tsx';
import { RegisterPage } from '../asks/RegisterPage.tsx';
import { closedWord } from '../model/closed-word.ts';
import { NEED_WORD } from '../model/words.ts';
import { useSession } from '../session/session-context.tsx';
import { LanguageButton } from '../ui/LanguageButton.tsx';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import { FindPanel } from './FindPanel.tsx';
import styles from './GuidePage.module.css';
import { PAPER_WORD, REASON_WORD } from './guide-words.ts';
import type { GuideScreen } from './select-guide.ts';
import { type Guide, useGuide } from './use-guide.ts';

type Parts = { readonly screen: GuideScreen; readonly guide: Guide };

function Toggle(props: { readonly on: boolean; readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={styles.button} aria-pressed={props.on} onClick={props.onClick}>
      {props.label}
    </button>
  );
}

/** Needs and priority are chosen first and are over with the number; without them one touch gives it. */
function TakePanel({ screen, guide }: Parts) {
  const words = useWords();
  const speak = useSpeak();
  const local = useLocalText();
  const [needs, setNeeds] = useState<readonly Need[]>([]);
  const [reason, setReason] = useState<PriorityReason | null>(null);

  async function take(groupId: string): Promise<void> {
    const locale = needs.includes('english') ? 'en' : 'zh-CN';
    const why = reason === null ? { class: 'normal' as const } : { class: 'priority' as const, reason };
    if (!(await guide.give('ticket.take', { groupId, locale, needs: [...needs], ...why }, locale))) return;
    setNeeds([]);
    setReason(null);
  }

  return (
    <section className={styles.column} aria-label={words('guide.take.title')}>
      <h2 className={styles.head}>{words('guide.needs.title')}</h2>
      <div className={styles.row}>
        {NEEDS.map((need) => (
          <Toggle
            key={need}
            on={needs.includes(need)}
            label={words(NEED_WORD[need])}
            onClick={() => setNeeds(needs.includes(need) ? needs.filter((each) => each !== need) : [...needs, need])}
          />
        ))}
      </div>
      <h2 className={styles.head}>{words('guide.priority.title')}</h2>
      <div className={styles.row}>
        {PRIORITY_REASONS.map((each) => (
          <Toggle
            key={each}
            on={reason === each}
            label={words(REASON_WORD[each])}
            onClick={() => setReason(reason === each ? null : each)}
          />
        ))}
      </div>
      <h2 className={styles.head}>{words(reason ? 'guide.take.priority' : 'guide.take.title')}</h2>
      <div className={styles.groups}>
        {screen.groups.map((group) => (
          <button
            key={group.id}
            type="button"
            className={styles.group}
            disabled={!screen.online || guide.busy || group.closed !== null}
            data-group={group.prefix}
            onClick={() => void take(group.id)}
          >
            <span className={styles.groupName}>{`${group.prefix} ${local(group.name)}`}</span>
            <span className={styles.hint}>
              {group.closed ? speak(closedWord(group.closed)) : words('hall.waiting.label', { waiting: group.waiting })}
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}

function GivenNumber({ guide: { given } }: Pick<Parts, 'guide'>) {
  const words = useWords();
  if (!given) return null;
  return (
    <div className={styles.given} role="status">
      <span className={styles.number} data-testid="given-number">
        {spacedNumber(given.slip.number)}
      </span>
      <span>{words(PAPER_WORD[given.paper])}</span>
      {given.slip.slipSecret && (
        <span>{words('guide.given.code', { code: given.slip.slipSecret.checkCode.split('').join(' ') })}</span>
      )}
    </div>
  );
}

function Silent({ screen, guide }: Parts) {
  const words = useWords();
  if (screen.silent.length === 0) return null;
  return (
    <section aria-label={words('guide.silent.title')} className={styles.list}>
      <h2 className={styles.head}>{words('guide.silent.title')}</h2>
      {screen.silent.map((row) => (
        <div key={row.id} className={styles.row}>
          <strong>{spacedNumber(row.number)}</strong>
          <span>{words('work.window.label', { number: row.window })}</span>
          <button
            type="button"
            className={styles.button}
            disabled={!screen.online || guide.busy}
            onClick={() => void guide.run('ticket.guideLooked', { ticketId: row.id })}
          >
            {words('guide.silent.looked')}
          </button>
        </div>
      ))}
    </section>
  );
}

/** The guide desk, for a tablet or a counter: numbers in one touch, and everything about one that was given [QU-17]. */
export function GuidePage({ screen }: { readonly screen: GuideScreen }) {
  const session = useSession();
  const words = useWords();
  const local = useLocalText();
  const messageText = useMessageText();
  const guide = useGuide();
  const [register, setRegister] = useState(false);
  const line = screen.online ? words('connection.online.label') : words('connection.off.label');
  return (
    <div className={styles.page} data-screen="guide">
      <header className={styles.bar}>
        <h1 className={styles.title}>{words('guide.page.title')}</h1>
        <span className={styles.hint}>{local(screen.hallName)}</span>
        <span className={styles.space} />
        <span>{words('lock.person.text', { name: local(screen.clerk), plate: screen.plate })}</span>
        <ConnectionSign status={screen.connection.status} label={line} />
        <button type="button" className={styles.button} aria-pressed={register} onClick={() => setRegister(!register)}>
          {words('matter.door.label')}
        </button>
        <button type="button" className={styles.button} onClick={() => session.showGuide(false)}>
          {words('guide.windows.label')}
        </button>
        {screen.hasPin && (
          <button type="button" className={styles.button} onClick={() => session.lock()}>
            {words('action.lock.label')}
          </button>
        )}
        <button type="button" className={styles.button} onClick={() => void session.logOut()}>
          {words('windows.logout.label')}
        </button>
        <LanguageButton className={styles.button} />
      </header>
      <div>
        {!screen.online && <Banner tone="warn">{words('guide.offline.text')}</Banner>}
        {guide.message && (
          <Notice tone="warn" role="alert">
            {messageText(guide.message)}
          </Notice>
        )}
      </div>
      {register && screen.ready ? (
        <main className={styles.whole}>
          <RegisterPage />
        </main>
      ) : screen.ready ? (
        <main className={styles.columns}>
          <TakePanel screen={screen} guide={guide} />
          <div className={styles.column}>
            <GivenNumber guide={guide} />
            <AsksPanel guide={guide} online={screen.online} />
            <Silent screen={screen} guide={guide} />
            <FindPanel screen={screen} guide={guide} />
          </div>
        </main>
      ) : (
        <p role="status">
          <Spinner /> {words('page.loading.text')}
        </p>
      )}
    </div>
  );
}

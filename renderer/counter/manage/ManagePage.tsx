import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ConnectionSign } from '../../ui/ConnectionSign.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { RegisterPage } from '../asks/RegisterPage.tsx';
import { DevicesPanel } from '../devices/DevicesPanel.tsx';
import { keyName } from '../keys/key-name.ts';
import { PeoplePage, type PeopleSide, type PeopleTab } from '../people/PeoplePage.tsx';
import { PeoplePanel } from '../people/PeoplePanel.tsx';
import { useNames } from '../people/use-names.ts';
import { useSession } from '../session/session-context.tsx';
import { SheetPage } from '../sheet/SheetPage.tsx';
import { hallTime } from '../ui/hall-time.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { LanguageButton } from '../ui/LanguageButton.tsx';
import { useWords } from '../ui/use-speak.ts';
import { AlarmList } from './AlarmList.tsx';
import { EveningPanel } from './EveningPanel.tsx';
import { FaultForm } from './FaultForm.tsx';
import { GroupTable } from './GroupTable.tsx';
import { IntakePanel } from './IntakePanel.tsx';
import { LogPanel } from './LogPanel.tsx';
import styles from './ManagePage.module.css';
import { NoticeForm } from './NoticeForm.tsx';
import { NoticeStrip } from './NoticeStrip.tsx';
import { OwedList } from './OwedList.tsx';
import { ReceivedNotes } from './ReceivedNotes.tsx';
import type { ManageScreen } from './select-manage.ts';
import { useAct } from './use-act.ts';
import { WindowMap } from './WindowMap.tsx';
import { WindowPanel } from './WindowPanel.tsx';

const PANELS = ['fault', 'notice', 'intake', 'evening', 'log', 'devices'] as const;
type Panel = (typeof PANELS)[number];

/** Keys of the console; they work wherever nothing is being typed. */
const PANEL_KEY = {
  fault: 'F',
  notice: 'B',
  intake: 'I',
  evening: 'E',
  log: 'J',
  devices: 'D',
} as const satisfies Record<Panel, string>;

type Open =
  | { readonly kind: 'register' }
  | { readonly kind: 'none' }
  | { readonly kind: Panel }
  | { readonly kind: 'people'; readonly tab: PeopleTab; readonly side: PeopleSide }
  /** The day sheet takes the whole page. */
  | { readonly kind: 'sheet' }
  | { readonly kind: 'window'; readonly windowId: string };

const PEOPLE: Open = { kind: 'people', tab: 'today', side: { kind: 'leave' } };

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}

/** The manager's console: the hall at one look, alarms to be taken, and every act in reach of the keyboard [QU-15]. */
export function ManagePage({ screen }: { readonly screen: ManageScreen }) {
  const session = useSession();
  const words = useWords();
  const { t } = useTranslation('manage');
  const local = useLocalText();
  const locale = useLocale();
  const messageText = useMessageText();
  const act = useAct();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const nameOf = useNames(screen.online);
  const map = useRef<HTMLDivElement>(null);
  const chosen = open.kind === 'window' ? screen.windows.find((each) => each.id === open.windowId) : undefined;
  const toTake = screen.alarms.find((alarm) => alarm.taken === null);

  function focusMap(): void {
    map.current?.querySelector<HTMLElement>('[aria-pressed="true"], button')?.focus();
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || event.repeat) return;
    const key = keyName(event);
    if (open.kind === 'sheet') return;
    if (key === null || (isTyping(event.target) && key !== 'Escape')) return;
    const panel = PANELS.find((each) => PANEL_KEY[each] === key);
    if (panel) setOpen({ kind: panel });
    else if (key === 'P') setOpen(PEOPLE);
    else if (key === 'S') setOpen({ kind: 'sheet' });
    else if (key === 'Escape') {
      setOpen({ kind: 'none' });
      focusMap();
    } else if (key === 'G') focusMap();
    else if (key === 'T' && toTake && screen.online) void act.run('alarm.take', { key: toTake.key });
    else if (key === 'M') session.showManage(false);
    else if (key === 'K') session.lock();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  const line = {
    online: words('connection.online.label'),
    connecting: words('connection.connecting.label'),
    offline: words('connection.off.label'),
    refused: words('connection.refused.label'),
  }[screen.connection.status];
  const labels = {
    fault: t('panel.fault.label'),
    notice: t('panel.notice.label'),
    intake: t('panel.intake.label'),
    evening: t('panel.evening.label'),
    log: t('panel.log.label'),
    devices: t('panel.devices.label'),
  };
  const people = { people: screen.people, nameOf, online: screen.online, now: screen.now, act };
  if (open.kind === 'sheet') return <SheetPage screen={screen} onClose={() => setOpen({ kind: 'none' })} />;
  return (
    <div className={styles.page} data-screen="manage">
      <header className={styles.bar}>
        <h1 className={styles.title}>{t('page.title.text')}</h1>
        <span className={styles.hall}>{local(screen.hallName)}</span>
        <span className={styles.clock}>{hallTime(screen.now, screen.timeZone, locale)}</span>
        <span className={styles.space} />
        <span>{words('lock.person.text', { name: local(screen.clerk), plate: screen.plate })}</span>
        <ConnectionSign status={screen.connection.status} label={line} />
        <button type="button" className={styles.quiet} onClick={() => session.showManage(false)}>
          <KeyCap name="M" />
          {t('page.windows.label')}
        </button>
        {screen.hasPin && (
          <button type="button" className={styles.quiet} onClick={() => session.lock()}>
            <KeyCap name="K" />
            {words('action.lock.label')}
          </button>
        )}
        <button type="button" className={styles.quiet} onClick={() => void session.logOut()}>
          {words('windows.logout.label')}
        </button>
        <LanguageButton className={styles.quiet} />
      </header>
      {!screen.online && <Banner tone="warn">{t('page.offline.banner')}</Banner>}
      <NoticeStrip screen={screen} act={act} />
      {screen.ready ? (
        <div className={styles.columns}>
          <main className={styles.main}>
            {open.kind === 'people' ? (
              <PeoplePage
                {...people}
                timeZone={screen.timeZone}
                tab={open.tab}
                onTab={(tab) => setOpen({ ...open, tab })}
                onSide={(side) => setOpen({ ...open, side })}
              />
            ) : open.kind === 'register' ? (
              <RegisterPage />
            ) : (
              <>
                <div ref={map}>
                  <WindowMap
                    windows={screen.windows}
                    chosenId={chosen?.id ?? null}
                    onChoose={(windowId) => setOpen({ kind: 'window', windowId })}
                  />
                </div>
                <GroupTable groups={screen.groups} timeZone={screen.timeZone} />
              </>
            )}
          </main>
          <aside className={styles.side}>
            <AlarmList
              alarms={screen.alarms}
              now={screen.now}
              online={screen.online}
              act={act}
              onWindow={(windowId) => setOpen({ kind: 'window', windowId })}
            />
            <nav className={styles.panels} aria-label={t('panel.nav.label')}>
              <button
                type="button"
                className={styles.quiet}
                aria-pressed={open.kind === 'people'}
                onClick={() => setOpen(open.kind === 'people' ? { kind: 'none' } : PEOPLE)}
              >
                <KeyCap name="P" />
                {t('panel.people.label')}
                {screen.people.open.length > 0 && <strong className={styles.count}>{screen.people.open.length}</strong>}
              </button>
              {PANELS.map((panel) => (
                <button
                  key={panel}
                  type="button"
                  className={styles.quiet}
                  aria-pressed={open.kind === panel}
                  onClick={() => setOpen({ kind: panel })}
                >
                  <KeyCap name={PANEL_KEY[panel]} />
                  {labels[panel]}
                </button>
              ))}
              <button
                type="button"
                className={styles.quiet}
                aria-pressed={open.kind === 'register'}
                onClick={() => setOpen({ kind: open.kind === 'register' ? 'none' : 'register' })}
              >
                {words('matter.door.label')}
              </button>
              <button type="button" className={styles.quiet} onClick={() => setOpen({ kind: 'sheet' })}>
                <KeyCap name="S" />
                {t('panel.sheet.label')}
              </button>
            </nav>
            {act.message && (
              <Notice tone="warn" role="alert">
                {messageText(act.message)}
              </Notice>
            )}
            <div className={styles.panel}>
              {open.kind === 'none' && (
                <>
                  {screen.evening.owed.some((row) => !row.isToday) && <OwedList screen={screen} act={act} />}
                  <ReceivedNotes notes={screen.evening.received} timeZone={screen.timeZone} />
                  <p className={styles.hint}>{t('panel.none.hint')}</p>
                </>
              )}
              {open.kind === 'people' && (
                <PeoplePanel
                  {...people}
                  side={open.side}
                  onLeave={() => setOpen({ ...open, side: { kind: 'leave' } })}
                />
              )}
              {open.kind === 'fault' && <FaultForm screen={screen} act={act} />}
              {open.kind === 'notice' && <NoticeForm screen={screen} act={act} />}
              {open.kind === 'intake' && <IntakePanel screen={screen} act={act} />}
              {open.kind === 'evening' && <EveningPanel screen={screen} act={act} />}
              {open.kind === 'log' && <LogPanel screen={screen} act={act} />}
              {open.kind === 'devices' && (
                <DevicesPanel
                  devices={screen.devices}
                  missing={screen.missing}
                  online={screen.online}
                  now={screen.now}
                  timeZone={screen.timeZone}
                  busy={act.busy}
                  onRest={(deviceId, resting) => void act.run('device.rest', { deviceId, resting })}
                />
              )}
              {chosen && <WindowPanel key={chosen.id} tile={chosen} screen={screen} act={act} />}
            </div>
          </aside>
        </div>
      ) : (
        <p className={styles.hint} role="status">
          <Spinner />
          {words('page.loading.text')}
        </p>
      )}
    </div>
  );
}

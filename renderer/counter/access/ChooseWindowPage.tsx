import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useLocalText } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { Notice } from '../../ui/Notice.tsx';
import { clockDuration } from '../model/duration.ts';
import type { ChooseScreen, WindowRow } from '../model/select-screen.ts';
import { MyDay } from '../people/MyDay.tsx';
import { PracticeDoor } from '../practice/PracticeDoor.tsx';
import { useSession } from '../session/session-context.tsx';
import form from '../ui/Form.module.css';
import { StateSign } from '../ui/StateSign.tsx';
import { SubmitButton } from '../ui/SubmitButton.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import { AccessFrame } from './AccessFrame.tsx';
import styles from './ChooseWindowPage.module.css';
import { TakeOver } from './TakeOver.tsx';

type TileProps = { readonly row: WindowRow; readonly chosen: boolean; readonly onChoose: () => void };

function Tile({ row, chosen, onChoose }: TileProps) {
  const words = useWords();
  return (
    <button
      type="button"
      className={classNames(styles.tile, styles[row.status], chosen && styles.chosen, row.refusal && styles.off)}
      aria-pressed={chosen}
      aria-disabled={row.refusal !== null}
      data-window={row.number}
      onClick={onChoose}
    >
      <span className={styles.number}>{row.number}</span>
      <span className={styles.state}>
        <StateSign status={row.status} />
        {row.status !== 'closed' && <span className={styles.time}>{clockDuration(row.runningMs)}</span>}
      </span>
      <span className={styles.second}>
        <span className={styles.groups}>{row.prefixes.join(' ')}</span>
        {row.refusal && <span className={styles.note}>{words('windows.skill.short')}</span>}
        {row.last && !row.refusal && <Tag tone="brand">{words('windows.last.label')}</Tag>}
      </span>
    </button>
  );
}

/** After the log-in: type the number of the window, or take one with the arrows or the mouse. */
export function ChooseWindowPage({ screen }: { readonly screen: ChooseScreen }) {
  const session = useSession();
  const words = useWords();
  const speak = useSpeak();
  const local = useLocalText();
  const planned = screen.windows.find((row) => row.number === screen.planned && row.refusal === null);
  const last = planned ?? screen.windows.find((row) => row.last && row.refusal === null);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (last ? String(last.number) : '');
  const chosen = screen.windows.find((row) => String(row.number) === text);
  const busy = screen.opening !== null;
  const ready = chosen !== undefined && chosen.refusal === null && screen.online && !busy;
  const openLabel = chosen ? words('windows.open.label', { number: chosen.number }) : words('windows.open.none');
  const zones = [...new Map(screen.windows.map((row) => [local(row.zone), row.zone])).keys()];

  function move(by: number): void {
    const index = chosen ? screen.windows.indexOf(chosen) + by : 0;
    const next = screen.windows[Math.max(0, Math.min(screen.windows.length - 1, index))];
    if (next) setTyped(String(next.number));
  }

  function onKey(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  }

  const problem = screen.openRefused
    ? speak(screen.openRefused)
    : !screen.online
      ? words('windows.offline.text')
      : text !== '' && !chosen
        ? words('windows.none.text')
        : chosen?.refusal
          ? speak(chosen.refusal)
          : null;
  return (
    <AccessFrame screen="choose-window" title={words('windows.page.title')} size="wide">
      <div className={styles.top}>
        <form
          className={styles.form}
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (ready) void session.openWindow(chosen.id, false);
          }}
        >
          <label className={styles.label}>
            <span>{words('windows.number.label')}</span>
            <input
              className={styles.input}
              value={text}
              inputMode="numeric"
              maxLength={2}
              autoComplete="off"
              // biome-ignore lint/a11y/noAutofocus: the page is this one question
              autoFocus
              onFocus={(event) => event.target.select()}
              onKeyDown={onKey}
              onChange={(event) => setTyped(event.target.value.replace(/[^0-9]/g, ''))}
            />
          </label>
          <SubmitButton disabled={!ready}>{busy ? words('windows.open.busy') : openLabel}</SubmitButton>
          <p className={styles.hint}>{words('windows.page.hint')}</p>
          {screen.myDay && <MyDay day={screen.myDay} timeZone={screen.timeZone} wide />}
        </form>
        <div className={styles.who}>
          <span>{words('lock.person.text', { name: local(screen.clerk), plate: screen.plate })}</span>
          {screen.mayGuide && (
            <button type="button" className={form.quiet} onClick={() => session.showGuide(true)}>
              {words('guide.page.title')}
            </button>
          )}
          {screen.mayManage && (
            <button type="button" className={form.quiet} onClick={() => session.showManage(true)}>
              {words('action.manage.label')}
            </button>
          )}
          <PracticeDoor />
          <button type="button" className={form.quiet} onClick={() => void session.logOut()}>
            {words('windows.logout.label')}
          </button>
        </div>
      </div>
      {screen.takeOver ? (
        <TakeOver takeOver={screen.takeOver} online={screen.online} />
      ) : (
        problem && (
          <Notice tone="warn" role="status">
            {problem}
          </Notice>
        )
      )}
      {screen.windows.length === 0 && <p role="status">{words('windows.empty.text')}</p>}
      <div className={styles.zones}>
        {zones.map((zone) => (
          <section key={zone} className={styles.zone} aria-label={zone}>
            <h2 className={styles.zoneName}>{zone}</h2>
            <div className={styles.tiles}>
              {screen.windows
                .filter((row) => local(row.zone) === zone)
                .map((row) => (
                  <Tile key={row.id} row={row} chosen={row === chosen} onChoose={() => setTyped(String(row.number))} />
                ))}
            </div>
          </section>
        ))}
      </div>
    </AccessFrame>
  );
}

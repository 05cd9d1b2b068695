import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../i18n/use-texts.ts';
import { useSession } from '../session/session-context.tsx';
import { StateSign } from '../ui/StateSign.tsx';
import { MessageBox } from './MessageBox.tsx';
import { CallNumber, EndService } from './NumberActs.tsx';
import styles from './Panel.module.css';
import type { ManageScreen, WindowTile } from './select-manage.ts';
import type { Act } from './use-act.ts';

export type WindowPanelProps = {
  readonly tile: WindowTile;
  readonly screen: ManageScreen;
  readonly act: Act;
};

/** All that the manager can do at one window. What frees or closes it asks for a second press, in the same place. */
export function WindowPanel({ tile, screen, act }: WindowPanelProps) {
  const session = useSession();
  const { t } = useTranslation('manage');
  const [asked, setAsked] = useState<'release' | 'sit' | null>(null);
  const off = !screen.online || act.busy;
  const occupied = tile.status !== 'closed';
  const bound = [...(tile.current ? [tile.current] : []), ...tile.held];

  function release(): void {
    if (off) return;
    const sure = asked === 'release';
    setAsked(sure ? null : 'release');
    if (sure) void act.run('window.release', { windowId: tile.id });
  }

  function sit(): void {
    if (off) return;
    if (asked !== 'sit' && tile.plate !== null) {
      setAsked('sit');
      return;
    }
    session.showManage(false);
    void session.openWindow(tile.id, tile.plate !== null);
  }

  return (
    <section
      className={styles.form}
      aria-label={t('window.panel.title', { window: tile.number })}
      data-testid="window-panel"
    >
      <h2 className={styles.title}>
        {t('window.panel.title', { window: tile.number })}
        <span className={styles.state}>
          <StateSign status={tile.status} />
        </span>
        {tile.plate !== null && <span className={styles.hint}>{t('map.plate.label', { plate: tile.plate })}</span>}
      </h2>
      <MoveGroups tile={tile} screen={screen} act={act} />
      {tile.status === 'free' && <CallNumber tile={tile} screen={screen} act={act} />}
      {bound
        .filter((ticket) => ticket.status !== 'called')
        .map((ticket) => (
          <EndService key={ticket.id} ticket={ticket} tile={tile} screen={screen} act={act} />
        ))}
      <div className={styles.row}>
        {occupied && (
          <button type="button" className={styles.danger} aria-disabled={off} onClick={release}>
            {bound.length === 0
              ? t(asked === 'release' ? 'window.releaseEmpty.confirm' : 'window.releaseEmpty.label')
              : t(asked === 'release' ? 'window.release.confirm' : 'window.release.label', { n: bound.length })}
          </button>
        )}
        {(tile.status === 'free' || tile.status === 'paused') && (
          <button
            type="button"
            className={styles.quiet}
            aria-disabled={off}
            onClick={() => void (off || act.run('window.shut', { windowId: tile.id }))}
          >
            {t('window.shut.label')}
          </button>
        )}
        <button type="button" className={styles.quiet} aria-disabled={off} onClick={sit}>
          {asked === 'sit'
            ? t('window.takeOver.confirm', { plate: tile.plate ?? '' })
            : tile.plate === null
              ? t('window.sit.label')
              : t('window.takeOver.label')}
        </button>
      </div>
      {occupied && <MessageBox tile={tile} screen={screen} act={act} />}
    </section>
  );
}

/** Moves the window between groups; the weights of the hall file stay where a group is its own. */
function MoveGroups({ tile, screen, act }: WindowPanelProps) {
  const { t } = useTranslation('manage');
  const local = useLocalText();
  const [wanted, setWanted] = useState<readonly string[]>(tile.groupIds);
  const off = !screen.online || act.busy;
  const same = wanted.length === tile.groupIds.length && wanted.every((id) => tile.groupIds.includes(id));
  const toggle = (id: string) =>
    setWanted((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]));

  function move(groupIds: readonly string[]): void {
    if (off || groupIds.length === 0) return;
    const weightOf = (id: string) => [...tile.home, ...tile.weights].find((each) => each.groupId === id)?.weight ?? 1;
    const groups = groupIds.map((groupId) => ({ groupId, weight: weightOf(groupId) }));
    void act.run('window.assign', { windowId: tile.id, groups });
  }

  return (
    <fieldset className={styles.options}>
      <legend>{t('window.groups.label')}</legend>
      {screen.groups.map((group, index) => (
        <label key={group.id}>
          <input
            type="checkbox"
            checked={wanted.includes(group.id)}
            // biome-ignore lint/a11y/noAutofocus: the key that opened this panel leads into it
            autoFocus={index === 0}
            onChange={() => toggle(group.id)}
          />
          {group.prefix} {local(group.name)}
        </label>
      ))}
      <div className={styles.row}>
        <button
          type="button"
          className={styles.submit}
          aria-disabled={off || same || wanted.length === 0}
          onClick={() => same || move(wanted)}
        >
          {t('window.move.label')}
        </button>
        {tile.moved && (
          <button
            type="button"
            className={styles.quiet}
            aria-disabled={off}
            onClick={() => {
              const home = tile.home.map((each) => each.groupId);
              setWanted(home);
              move(home);
            }}
          >
            {t('window.home.label')}
          </button>
        )}
      </div>
    </fieldset>
  );
}

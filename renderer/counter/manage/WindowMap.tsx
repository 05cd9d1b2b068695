import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { clockDuration } from '../model/duration.ts';
import { StateSign } from '../ui/StateSign.tsx';
import type { WindowTile } from './select-manage.ts';
import styles from './WindowMap.module.css';

type Props = {
  readonly windows: readonly WindowTile[];
  readonly chosenId: string | null;
  readonly onChoose: (windowId: string) => void;
};

/** The windows of the hall, each with its light and word, since when, whom it serves and who sits there. */
export function WindowMap({ windows, chosenId, onChoose }: Props) {
  const { t } = useTranslation('manage');
  const grid = useRef<HTMLDivElement>(null);

  /** Arrows go from tile to tile; a row is as long as the grid has made it. */
  function onKey(event: KeyboardEvent<HTMLDivElement>): void {
    const tiles = [...(grid.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = tiles.findIndex((tile) => tile.matches(':focus'));
    if (at < 0) return;
    const top = tiles[0]?.offsetTop;
    const perRow = Math.max(
      1,
      tiles.findIndex((tile) => tile.offsetTop !== top),
    );
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perRow, ArrowUp: -perRow }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    tiles[at + by]?.focus();
  }

  return (
    <section aria-label={t('map.section.label')}>
      {windows.length === 0 && <p role="status">{t('map.empty.text')}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside */}
      <div ref={grid} className={styles.map} onKeyDown={onKey}>
        {windows.map((tile) => (
          <button
            key={tile.id}
            type="button"
            className={classNames(styles.tile, styles[tile.status], tile.alarm === 'help' && styles.help)}
            aria-pressed={tile.id === chosenId}
            data-window={tile.number}
            data-status={tile.status}
            onClick={() => onChoose(tile.id)}
          >
            <span className={styles.head}>
              <span className={styles.number}>{tile.number}</span>
              <span className={styles.groups}>
                {tile.prefixes.join(' ')}
                {tile.moved && <span title={t('map.moved.label')}> ⇄</span>}
              </span>
            </span>
            <span className={styles.state}>
              <StateSign status={tile.status} />
            </span>
            <span className={styles.line}>
              <strong>{tile.current ? spacedNumber(tile.current.number) : ''}</strong>
              <span>{tile.status === 'closed' ? '' : clockDuration(tile.runningMs)}</span>
            </span>
            <span className={styles.line}>
              {/* What calls for the manager needs the room; the panel of the window says who sits there. */}
              <span>
                {tile.plate === null || tile.alarm !== null || tile.unread > 0
                  ? ''
                  : t('map.plate.label', { plate: tile.plate })}
              </span>
              {tile.alarm !== null && (
                <span className={styles.alarm}>
                  <AlertIcon />
                  {tile.alarm === 'help' ? t('map.help.label') : t('map.alarm.label')}
                </span>
              )}
              {tile.unread > 0 && <span className={styles.alarm}>{t('map.unread.label')}</span>}
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}

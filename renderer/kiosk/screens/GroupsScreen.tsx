import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { InfoIcon, QuestionIcon, SearchIcon } from '../../ui/icons.tsx';
import { Page } from '../frame/Page.tsx';
import { BROWSE } from '../guide/guide-page.ts';
import { Live } from '../parts/Live.tsx';
import { PrefixBadge } from '../parts/PrefixBadge.tsx';
import { useClosedText } from '../parts/use-closed-text.ts';
import { useWaitText } from '../parts/use-wait-text.ts';
import type { GroupTile } from '../select/select-kiosk-screen.ts';
import styles from './GroupsScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

/** All groups, the most wanted first. In rush mode this is the start page [KI-1]. */
export function GroupsScreen({ screen, capacity, actions, low, tools }: ScreenProps<'groups'>) {
  const { t } = useTranslation('kiosk');
  const { columns, rows } = capacity.groups;
  const tiles = (
    <ul className={styles.tiles} data-columns={columns} data-rows={rows} data-compact={low || screen.isHome}>
      {screen.tiles.rows.map((tile) => (
        <li key={tile.kind === 'group' ? tile.group.id : 'unsure'}>
          <Tile
            tile={tile}
            onPress={() => {
              if (tile.kind === 'group') actions.openGroup(tile.group.id, false);
              else actions.openGroup(tile.groupId, true);
            }}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <Page
      title={
        screen.isHome ? t('groups.rush.title') : screen.adding ? t('matters.another.title') : t('groups.question.title')
      }
      tools={tools}
      controls={tiles}
      {...(screen.live === null
        ? {}
        : { info: <Live live={screen.live} columns={capacity.live.columns} withGroups={false} /> })}
      first="controls"
      grow="controls"
      paging={{ page: screen.tiles.page, pages: screen.tiles.pages, onTurn: actions.turn }}
      {...(screen.isHome ? {} : { onBack: actions.back, onHome: actions.home })}
      {...(screen.canSearch
        ? {
            asideEnd: (
              <Button icon={<InfoIcon />} onClick={() => actions.openGuide(BROWSE)} wide>
                {t('home.guide.title')}
              </Button>
            ),
          }
        : {})}
      {...(screen.canLookUp
        ? {
            aside: (
              <Button icon={<SearchIcon />} onClick={actions.openLookUp}>
                {t('home.lookUp.title')}
              </Button>
            ),
          }
        : {})}
    />
  );
}

function Tile({ tile, onPress }: { readonly tile: GroupTile; readonly onPress: () => void }) {
  const { t } = useTranslation('kiosk');
  const wait = useWaitText();
  const closedText = useClosedText();
  if (tile.kind === 'unsure') {
    return (
      <button type="button" className={styles.tile} data-kind="unsure" onClick={onPress}>
        <span className={styles.question}>
          <QuestionIcon />
        </span>
        <span className={styles.words}>
          <span className={styles.word}>{t('groups.unsure.title')}</span>
          <span className={styles.hint}>{t('groups.unsure.hint')}</span>
        </span>
      </button>
    );
  }
  const { group } = tile;
  return (
    <button type="button" className={styles.tile} data-kind="group" data-stopped={group.stopped} onClick={onPress}>
      <PrefixBadge prefix={group.prefix} />
      <span className={styles.words}>
        <span className={styles.word}>{group.word}</span>
        {group.name !== '' && <span className={styles.name}>{group.name}</span>}
        <span className={styles.wait}>
          {group.closed ? (
            closedText(group.closed).tag
          ) : group.faultUntil !== null ? (
            t('groups.fault.tag')
          ) : (
            <>
              <span>{wait.people(group.waiting)}</span> <span>{wait.range(group.range)}</span>
            </>
          )}
        </span>
      </span>
    </button>
  );
}

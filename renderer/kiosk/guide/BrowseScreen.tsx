import { useTranslation } from 'react-i18next';
import type { Applicant } from '../../../shared/domain/catalogue/catalogue.ts';
import { Choice } from '../../ui/Choice.tsx';
import { NextIcon } from '../../ui/icons.tsx';
import { Page } from '../frame/Page.tsx';
import { LinesDoor } from '../lines/LinesDoor.tsx';
import styles from './guide.module.css';
import { SEARCH } from './guide-page.ts';
import type { GuideProps } from './guide-props.ts';
import { SearchDoor } from './SearchDoor.tsx';
import type { BrowseTile } from './select-guide.ts';
import { FallbackNote, Words } from './Words.tsx';

export const APPLICANT_WORD = {
  natural_person: 'guide.applicant.person',
  enterprise: 'guide.applicant.enterprise',
  organization: 'guide.applicant.organization',
} as const satisfies Record<Applicant, string>;

const TAB_WORD = {
  life: 'guide.tab.life',
  business: 'guide.tab.business',
  department: 'guide.tab.department',
  applicant: 'guide.tab.applicant',
} as const;

/** Ways to a matter for who does not know its name: by what happens, by office, by who applies. */
export function BrowseScreen({ screen, actions, tools }: GuideProps<'browse'>) {
  const { t } = useTranslation('kiosk');
  const { step, tabs, tiles, lines } = screen;
  return (
    <Page
      title={t('guide.browse.title')}
      tools={tools}
      first="controls"
      grow="controls"
      controls={
        <>
          <SearchDoor onPress={() => actions.guide({ type: 'guide-go', step: SEARCH })} />
          <div className={styles.tabs}>
            <Choice
              label={t('guide.tabs.label')}
              value={step.tab}
              options={tabs.map((tab) => ({ value: tab, label: t(TAB_WORD[tab]) }))}
              onChange={(tab) => actions.guide({ type: 'guide-set', step: { step: 'browse', tab, page: 0 } })}
            />
          </div>
          <ul className={styles.tiles}>
            {lines > 0 && (
              <li>
                <LinesDoor onPress={actions.openLines} />
              </li>
            )}
            {tiles.rows.map((tile) => (
              <li key={`${tile.of.by}:${tile.of.id}`}>
                <Tile
                  tile={tile}
                  onPress={() => actions.guide({ type: 'guide-go', step: { step: 'list', of: tile.of, page: 0 } })}
                />
              </li>
            ))}
          </ul>
        </>
      }
      info={<FallbackNote texts={tiles.rows.flatMap(({ name }) => (name === null ? [] : [name]))} />}
      paging={{ page: tiles.page, pages: tiles.pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

function Tile({ tile, onPress }: { readonly tile: BrowseTile; readonly onPress: () => void }) {
  const { t } = useTranslation('kiosk');
  return (
    <button type="button" className={styles.row} onClick={onPress}>
      <span className={styles.rowWords}>
        <span className={styles.rowName}>
          {tile.name !== null && <Words said={tile.name} />}
          {tile.applicant !== null && t(APPLICANT_WORD[tile.applicant])}
        </span>
        <span className={styles.rowHint}>{t('guide.count.text', { count: tile.count })}</span>
      </span>
      <NextIcon />
    </button>
  );
}

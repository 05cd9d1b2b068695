import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../hooks/use-server-now.ts';
import { ClockIcon, NextIcon, PeopleIcon, PlaceIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import { MaterialFacts, Materials } from '../parts/Materials.tsx';
import { PrefixBadge } from '../parts/PrefixBadge.tsx';
import { Take } from '../parts/Take.tsx';
import { useHallClock } from '../parts/use-hall-clock.ts';
import { useNumberList } from '../parts/use-number-list.ts';
import { useWaitText } from '../parts/use-wait-text.ts';
import type { GroupScreen as GroupView } from '../select/select-group.ts';
import styles from './GroupScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

const FAULT_TICK_MS = 15_000;

/** A group: how long it takes, what to bring, and the one or two ways to take a number. */
export function GroupScreen({ screen, capacity, actions, low, tools }: ScreenProps<'group'>) {
  const { t } = useTranslation('kiosk');
  const { body } = screen;
  const paging = body.kind === 'items' || body.kind === 'item' ? { ...body.list, onTurn: actions.turn } : undefined;
  const items = body.kind === 'items' ? <Items list={body.list.rows} onOpen={actions.openItem} /> : null;
  return (
    <Page
      title={
        <span className={styles.title}>
          <PrefixBadge prefix={screen.group.prefix} />
          {screen.unsure ? t('groups.unsure.title') : screen.group.word}
        </span>
      }
      columns
      tools={tools}
      info={
        <>
          <Fault until={screen.group.faultUntil} />
          {body.kind !== 'item' && <Facts screen={screen} />}
          {body.kind === 'unsure' && (
            <Notice tone="info" title={t('group.unsure.title')}>
              {t('group.unsure.text')}
            </Notice>
          )}
          {body.kind === 'nothing-listed' && <Notice tone="info">{t('group.nothingListed.text')}</Notice>}
          {body.kind === 'item' && <Materials body={body} withFacts={!capacity.factsAside} />}
          {!low && items}
          {low && body.kind !== 'item' && screen.take.kind === 'open' && screen.take.priority && (
            <p className={styles.note}>
              <strong>{t('group.priority.label')}</strong> {t('group.priority.hint')}
            </p>
          )}
        </>
      }
      controls={
        <div className={styles.both}>
          {low && items}
          {body.kind === 'item' && capacity.factsAside && <MaterialFacts body={body} />}
          <Take {...screen} closed={screen.group.closed} numbers={1} withHint={!low} actions={actions} />
        </div>
      }
      {...(paging === undefined ? {} : { paging })}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

/** The group is stopped by an outside fault; one may still take a number [QU-15]. */
function Fault({ until }: { readonly until: number | null }) {
  const { t } = useTranslation('kiosk');
  const clock = useHallClock();
  const now = useServerNow(FAULT_TICK_MS);
  if (until === null) return null;
  return (
    <Notice tone="warn" role="status">
      {until > now ? t('group.fault.text', { time: clock(until) }) : t('group.faultLate.text')}
    </Notice>
  );
}

type ItemLine = { readonly id: string; readonly name: string };

function Items(props: { readonly list: readonly ItemLine[]; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation('kiosk');
  return (
    <section className={styles.items}>
      <h2 className={styles.heading}>{t('group.items.title')}</h2>
      <ul className={styles.itemList}>
        {props.list.map((item) => (
          <li key={item.id}>
            <button type="button" className={styles.item} onClick={() => props.onOpen(item.id)}>
              <span>{item.name}</span>
              <NextIcon />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ screen }: { readonly screen: GroupView }) {
  const { t } = useTranslation('kiosk');
  const wait = useWaitText();
  const list = useNumberList();
  const { group } = screen;
  return (
    <ul className={styles.facts}>
      <li>
        <PeopleIcon />
        {wait.people(group.waiting)}
      </li>
      <li>
        <ClockIcon />
        {wait.range(group.range)}
      </li>
      {screen.windows.length > 0 && (
        <li>
          <PlaceIcon />
          {t('group.place.text', { zone: screen.zone, windows: list(screen.windows), count: screen.windows.length })}
        </li>
      )}
    </ul>
  );
}

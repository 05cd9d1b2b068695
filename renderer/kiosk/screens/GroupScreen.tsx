import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ClockIcon, NextIcon, PeopleIcon, PlaceIcon, StarIcon, TicketIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import { Materials } from '../parts/Materials.tsx';
import { PrefixBadge } from '../parts/PrefixBadge.tsx';
import { useNumberList } from '../parts/use-number-list.ts';
import { useWaitText } from '../parts/use-wait-text.ts';
import type { GroupScreen as GroupView } from '../select/select-group.ts';
import styles from './GroupScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

/** A group: how long it takes, what to bring, and the one or two ways to take a number. */
export function GroupScreen({ screen, actions, tools }: ScreenProps<'group'>) {
  const { t } = useTranslation('kiosk');
  const { body } = screen;
  const paging = body.kind === 'items' || body.kind === 'item' ? { ...body.list, onTurn: actions.turn } : undefined;
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
          <Facts screen={screen} />
          {body.kind === 'unsure' && (
            <Notice tone="info" title={t('group.unsure.title')}>
              {t('group.unsure.text')}
            </Notice>
          )}
          {body.kind === 'nothing-listed' && <Notice tone="info">{t('group.nothingListed.text')}</Notice>}
          {body.kind === 'item' && <Materials body={body} />}
        </>
      }
      controls={
        <>
          {body.kind === 'items' && (
            <section className={styles.items}>
              <h2 className={styles.heading}>{t('group.items.title')}</h2>
              <ul className={styles.itemList}>
                {body.list.rows.map((item) => (
                  <li key={item.id}>
                    <button type="button" className={styles.item} onClick={() => actions.openItem(item.id)}>
                      <span>{item.name}</span>
                      <NextIcon />
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Take screen={screen} onTake={actions.take} />
        </>
      }
      {...(paging === undefined ? {} : { paging })}
      onBack={actions.back}
      onHome={actions.home}
    />
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
          {t('group.place.text', { zone: screen.zone, windows: list(screen.windows) })}
        </li>
      )}
    </ul>
  );
}

function Take({
  screen,
  onTake,
}: {
  readonly screen: GroupView;
  readonly onTake: ScreenProps<'group'>['actions']['take'];
}) {
  const { t } = useTranslation('kiosk');
  if (screen.take.kind === 'none') {
    const text = screen.take.why === 'offline' ? t('group.offline.text') : t('group.stopped.text');
    return (
      <Notice tone="warn" role="status">
        {text}
      </Notice>
    );
  }
  return (
    <div className={styles.take}>
      <Button variant="primary" size="big" icon={<TicketIcon />} onClick={() => onTake('normal')}>
        {t('group.take.label')}
      </Button>
      {screen.take.priority && (
        <Button size="big" icon={<StarIcon />} hint={t('group.priority.hint')} onClick={() => onTake('priority')}>
          {t('group.priority.label')}
        </Button>
      )}
    </div>
  );
}

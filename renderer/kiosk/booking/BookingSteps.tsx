import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText } from '../../i18n/day-text.ts';
import { BigDoor } from '../../ui/BigDoor.tsx';
import { Button } from '../../ui/Button.tsx';
import { ClockIcon, PlusIcon, SearchIcon } from '../../ui/icons.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { Page } from '../frame/Page.tsx';
import { PrefixBadge } from '../parts/PrefixBadge.tsx';
import busy from '../screens/BusyScreen.module.css';
import tile from '../screens/GroupsScreen.module.css';
import home from '../screens/HomeScreen.module.css';
import styles from './Booking.module.css';
import { slotText } from './booking-time.ts';
import type { StepProps } from './step-props.ts';
import { useBookingLocale } from './use-booking-locale.ts';

export function BookingStart({ actions, tools }: StepProps<'start'>) {
  const { t } = useTranslation('kiosk');
  const { booking } = actions;
  return (
    <Page
      title={t('booking.start.title')}
      first="controls"
      tools={tools}
      controls={
        <div className={home.doors}>
          <BigDoor
            icon={<ClockIcon />}
            tone="brand"
            title={t('booking.make.title')}
            hint={t('booking.make.hint')}
            onPress={booking.choose}
          />
          <BigDoor
            icon={<SearchIcon />}
            title={t('booking.have.title')}
            hint={t('booking.have.hint')}
            onPress={booking.have}
          />
        </div>
      }
      info={<p className={styles.note}>{t('booking.start.text')}</p>}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

type TilesProps = Pick<StepProps<'group'>, 'capacity' | 'low'> & { readonly children: ReactNode };

function Tiles({ capacity, low, children }: TilesProps) {
  const { columns, rows } = capacity.groups;
  return (
    <ul className={tile.tiles} data-columns={columns} data-rows={rows} data-compact={low}>
      {children}
    </ul>
  );
}

export function BookingGroups({ screen, actions, capacity, low, tools }: StepProps<'group'>) {
  const { t } = useTranslation('kiosk');
  const { rows, page, pages } = screen.tiles;
  return (
    <Page
      kicker={t('booking.step.text', { step: 1 })}
      title={screen.adding ? t('booking.another.title') : t('booking.group.title')}
      tools={tools}
      first="controls"
      grow="controls"
      controls={
        <Tiles capacity={capacity} low={low}>
          {rows.map((group) => (
            <li key={group.id}>
              <button type="button" className={tile.tile} onClick={() => actions.booking.group(group.id)}>
                <PrefixBadge prefix={group.prefix} />
                <span className={tile.words}>
                  <span className={tile.word}>{group.word}</span>
                  {group.name !== group.word && <span className={tile.name}>{group.name}</span>}
                </span>
              </button>
            </li>
          ))}
        </Tiles>
      }
      paging={{ page, pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

export function BookingDays({ screen, actions, capacity, low, tools }: StepProps<'day'>) {
  const { t } = useTranslation('kiosk');
  const locale = useBookingLocale();
  const { rows, page, pages } = screen.days;
  return (
    <Page
      kicker={`${t('booking.step.text', { step: 2 })} · ${screen.names.join(' · ')}`}
      title={t('booking.day.title')}
      tools={tools}
      first="controls"
      grow="controls"
      controls={
        rows.length === 0 ? (
          <p className={styles.note}>{t('booking.day.none')}</p>
        ) : (
          <Tiles capacity={capacity} low={low}>
            {rows.map(({ day, left }) => (
              <li key={day}>
                <button
                  type="button"
                  className={tile.tile}
                  data-stopped={left === 0}
                  aria-disabled={left === 0 || undefined}
                  onClick={() => left > 0 && actions.booking.day(day)}
                >
                  <span className={tile.words}>
                    <span className={tile.word}>{dayText(day, locale)}</span>
                    <span className={tile.wait}>
                      {left === 0 ? t('booking.full.tag') : t('booking.left.tag', { n: left })}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </Tiles>
        )
      }
      paging={{ page, pages, onTurn: actions.turn }}
      {...(screen.canAdd
        ? {
            info: (
              <Button icon={<PlusIcon />} onClick={actions.booking.another}>
                {t('booking.another.label')}
              </Button>
            ),
          }
        : {})}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

export function BookingSlots({ screen, actions, capacity, low, tools }: StepProps<'slot'>) {
  const { t } = useTranslation('kiosk');
  const locale = useBookingLocale();
  const { rows, page, pages } = screen.slots;
  return (
    <Page
      kicker={`${t('booking.step.text', { step: 3 })} · ${screen.names.join(' · ')} · ${dayText(screen.day, locale)}`}
      title={t('booking.slot.title')}
      tools={tools}
      first="controls"
      grow="controls"
      controls={
        rows.length === 0 ? (
          <p className={styles.note}>{t('booking.day.none')}</p>
        ) : (
          <Tiles capacity={capacity} low={low}>
            {rows.map(({ minute, left }) => (
              <li key={minute}>
                <button
                  type="button"
                  className={tile.tile}
                  data-stopped={left === 0}
                  aria-disabled={left === 0 || undefined}
                  onClick={() => left > 0 && actions.booking.slot(minute)}
                >
                  <span className={tile.words}>
                    <span className={tile.word}>{slotText(minute)}</span>
                    <span className={tile.wait}>
                      {left === 0 ? t('booking.full.tag') : t('booking.left.tag', { n: left })}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </Tiles>
        )
      }
      paging={{ page, pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

export function BookingBusy({ screen, actions, tools }: StepProps<'busy'>) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={screen.what === 'making' ? t('booking.making.text') : t('busy.looking.text')}
      tools={tools}
      info={
        <div className={busy.wait} role="status">
          <Spinner />
        </div>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

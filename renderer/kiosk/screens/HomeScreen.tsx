import { useTranslation } from 'react-i18next';
import { BigDoor } from '../../ui/BigDoor.tsx';
import { ClockIcon, InfoIcon, PaperIcon, SearchIcon, TicketIcon } from '../../ui/icons.tsx';
import { Page } from '../frame/Page.tsx';
import { BROWSE, SEARCH } from '../guide/guide-page.ts';
import { SearchDoor } from '../guide/SearchDoor.tsx';
import { Live } from '../parts/Live.tsx';
import { useOrientation } from '../use-orientation.ts';
import styles from './HomeScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

/** The start page: one question, the doors that work now, and the hall as it is. */
export function HomeScreen({ screen, capacity, actions, tools, low }: ScreenProps<'home'>) {
  const { t } = useTranslation('kiosk');
  const orientation = useOrientation();
  const doors = {
    take: { icon: <TicketIcon />, tone: 'brand', onPress: actions.openGroups },
    bring: { icon: <PaperIcon />, tone: 'brand', onPress: actions.openGroups },
    guide: { icon: <InfoIcon />, tone: 'plain', onPress: () => actions.openGuide(BROWSE) },
    'look-up': { icon: <SearchIcon />, tone: 'plain', onPress: actions.openLookUp },
    booking: { icon: <ClockIcon />, tone: 'plain', onPress: actions.booking.open },
  } as const;
  const words = {
    take: { title: t('home.take.title'), hint: t('home.take.hint') },
    bring: { title: t('home.bring.title'), hint: t('home.bring.hint') },
    guide: { title: t('home.guide.title'), hint: t('home.guide.hint') },
    'look-up': { title: t('home.lookUp.title'), hint: t('home.lookUp.hint') },
    booking: { title: t('home.booking.title'), hint: t('home.booking.hint') },
  } as const;
  // Wide screens are not high: there an even number of doors stands two by two from the first on, or low in one row.
  const narrow = low || (orientation === 'landscape' && screen.doors.length % 2 === 0);
  return (
    <Page
      title={t('home.question.title')}
      first="controls"
      columns
      tools={tools}
      controls={
        <>
          {screen.canSearch && <SearchDoor onPress={() => actions.openGuide(SEARCH)} />}
          <div className={styles.doors}>
            {screen.doors.map((door, index) => (
              <BigDoor key={door} {...doors[door]} {...words[door]} compact={index > 0 || narrow} />
            ))}
          </div>
        </>
      }
      info={<Live live={screen.live} columns={capacity.live.columns} />}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { Spinner } from '../../ui/Spinner.tsx';
import { Page } from '../frame/Page.tsx';
import styles from './BusyScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

/** A live command is on its way; the visitor can still leave, then the answer is given back [QU-3]. */
export function BusyScreen({ screen, actions, tools }: ScreenProps<'busy'>) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={screen.what === 'taking' ? t('busy.taking.text') : t('busy.looking.text')}
      tools={tools}
      info={
        <div className={styles.wait} role="status">
          <Spinner />
        </div>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

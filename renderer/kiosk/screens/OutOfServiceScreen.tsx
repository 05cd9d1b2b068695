import { useTranslation } from 'react-i18next';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { messageOf } from '../../i18n/message.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyIcon } from '../../ui/icons.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { Page } from '../frame/Page.tsx';
import styles from './OutOfServiceScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

type Props = Omit<ScreenProps<'out-of-service'>, 'capacity' | 'actions' | 'low'> & { readonly onService: () => void };

/** The kiosk cannot serve anybody: says so, says where to go, and lets staff in. */
export function OutOfServiceScreen({ screen, tools, onService }: Props) {
  const { t } = useTranslation('kiosk');
  const messageText = useMessageText();
  const { why } = screen;
  const starting = why.kind === 'starting';
  const title = {
    starting: t('out.starting.title'),
    'no-server': t('out.noServer.title'),
    'not-enrolled': t('out.notEnrolled.title'),
    refused: t('out.refused.title'),
    'no-hall': t('out.noHall.title'),
  }[why.kind];
  return (
    <Page
      key={why.kind}
      title={title}
      tools={tools}
      info={
        <div className={styles.words}>
          {starting ? <Spinner /> : <p className={styles.visitor}>{t('out.visitor.text')}</p>}
          {why.kind === 'no-server' && <p>{t('out.noServer.text')}</p>}
          {why.kind === 'not-enrolled' && <p>{t('out.notEnrolled.text')}</p>}
          {why.kind === 'no-hall' && <p>{messageText(messageOf('hall.not-loaded'))}</p>}
          {why.kind === 'refused' && <p>{messageText(messageOf(why.code))}</p>}
        </div>
      }
      {...(starting
        ? {}
        : {
            controls: (
              <Button size="big" wide icon={<KeyIcon />} onClick={onService}>
                {t('out.service.label')}
              </Button>
            ),
          })}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import type { ScreenProps } from './screen-props.ts';

/** What happened, what to do now, one button. */
export function TakeFailedScreen({ screen, actions, tools }: ScreenProps<'take-failed'>) {
  const { t } = useTranslation('kiosk');
  const messageText = useMessageText();
  const unknown = screen.trouble.code === 'unknown';
  return (
    <Page
      title={unknown ? t('takeFailed.unknown.title') : t('takeFailed.problem.title')}
      tools={tools}
      info={
        <Notice tone="warn" role="alert">
          {unknown ? t('takeFailed.unknown.text') : messageText(screen.trouble)}
        </Notice>
      }
      controls={
        <Button variant="primary" size="big" wide onClick={actions.back}>
          {t('takeFailed.again.label')}
        </Button>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

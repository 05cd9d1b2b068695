import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Overlay } from '../ui/Overlay.tsx';
import { RingTimer } from '../ui/RingTimer.tsx';

type Props = {
  /** The whole time from the warning to the end. */
  readonly totalMs: number;
  readonly secondsLeft: number;
  readonly onStay: () => void;
  readonly onEnd: () => void;
};

/** [KI-4] "Are you still there?" */
export function IdleWarning({ totalMs, secondsLeft, onStay, onEnd }: Props) {
  const { t } = useTranslation('kiosk');
  return (
    <Overlay
      title={t('idle.warning.title')}
      actions={
        <>
          <Button variant="primary" size="big" onClick={onStay}>
            {t('idle.more.label')}
          </Button>
          <Button size="big" onClick={onEnd}>
            {t('idle.end.label')}
          </Button>
        </>
      }
    >
      <RingTimer remainingMs={secondsLeft * 1000} totalMs={totalMs} label={t('frame.home.label')} />
      <p>{t('idle.warning.text', { seconds: secondsLeft })}</p>
    </Overlay>
  );
}

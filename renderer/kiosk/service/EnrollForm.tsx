import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './forms.module.css';

type Props = {
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly onFocus: () => void;
  readonly onEnroll: () => void;
};

/** The one-time code that makes this machine a device of the hall [SE-3]. */
export function EnrollForm({ code, onCode, onFocus, onEnroll }: Props) {
  const { t } = useTranslation('kiosk');
  const ready = code.trim().length >= 4;
  return (
    <section className={styles.form}>
      <h2 className={styles.heading}>{t('service.enroll.title')}</h2>
      <div className={styles.line}>
        <TextField
          className={styles.grow}
          label={t('service.enroll.label')}
          value={code}
          maxLength={40}
          autoCapitalize="characters"
          onChange={onCode}
          onFocus={onFocus}
        />
        <Button variant="primary" aria-disabled={!ready || undefined} onClick={() => ready && onEnroll()}>
          {t('service.enrollNow.label')}
        </Button>
      </div>
    </section>
  );
}

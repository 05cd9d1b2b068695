import { useTranslation } from 'react-i18next';
import styles from './Panel.module.css';

const CHOICES = [15, 30, 60, 120, 240] as const;

type Props = { readonly label: string; readonly value: number; readonly onChange: (minutes: number) => void };

/** How long, from a short list: nobody types a number while the hall waits. */
export function Minutes({ label, value, onChange }: Props) {
  const { t } = useTranslation('manage');
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {CHOICES.map((minutes) => (
          <option key={minutes} value={minutes}>
            {t('panel.minutes.option', { minutes })}
          </option>
        ))}
      </select>
    </label>
  );
}

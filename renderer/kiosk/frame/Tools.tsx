import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import { ContrastIcon, TextSizeIcon, WheelchairIcon } from '../../ui/icons.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import type { Appearance } from '../visit/visit.ts';
import styles from './Tools.module.css';

type Props = {
  readonly appearance: Appearance;
  readonly onChange: (change: Partial<Appearance>) => void;
};

/** Language, text size, contrast, low position: one touch, on every page. */
export function Tools({ appearance, onChange }: Props) {
  const { t } = useTranslation('kiosk');
  return (
    <section className={styles.tools} aria-label={t('frame.tools.label')}>
      <Choice
        label={t('frame.language.label')}
        value={appearance.locale}
        options={[
          { value: 'zh-CN', label: t('frame.language.zh'), lang: 'zh-CN' },
          { value: 'en', label: t('frame.language.en'), lang: 'en' },
        ]}
        onChange={(locale) => onChange({ locale })}
      />
      <Toggle
        icon={<TextSizeIcon />}
        label={t('frame.senior.label')}
        on={appearance.senior}
        onChange={(senior) => onChange({ senior })}
      />
      <Toggle
        icon={<ContrastIcon />}
        label={t('frame.contrast.label')}
        on={appearance.highContrast}
        onChange={(highContrast) => onChange({ highContrast })}
      />
      <Toggle
        icon={<WheelchairIcon />}
        label={t('frame.low.label')}
        on={appearance.low}
        onChange={(low) => onChange({ low })}
      />
    </section>
  );
}

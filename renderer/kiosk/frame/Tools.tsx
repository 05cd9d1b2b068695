import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import { ContrastIcon, HandIcon, SpeakIcon, TextSizeIcon, WheelchairIcon } from '../../ui/icons.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import type { Appearance } from '../visit/visit.ts';
import styles from './Tools.module.css';

type Props = {
  readonly appearance: Appearance;
  readonly onChange: (change: Partial<Appearance>) => void;
  /** There is a voice on this machine. */
  readonly canRead: boolean;
  /** Somebody is on the way to this kiosk. */
  readonly asked: boolean;
  /** Calls a person; null while there is no hall to call one in. */
  readonly onAsk: (() => void) | null;
};

/** Language, text size, contrast, low position, reading aloud where there is a voice, and a person: one touch, on every page. */
export function Tools({ appearance, onChange, canRead, asked, onAsk }: Props) {
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
      {canRead && (
        <Toggle
          icon={<SpeakIcon />}
          label={t('frame.read.label')}
          on={appearance.readAloud}
          onChange={(readAloud) => onChange({ readAloud })}
        />
      )}
      {onAsk !== null && (
        <button type="button" className={styles.ask} data-asked={asked} onClick={onAsk}>
          <HandIcon />
          <span>{asked ? t('ask.coming.label') : t('ask.open.label')}</span>
        </button>
      )}
    </section>
  );
}

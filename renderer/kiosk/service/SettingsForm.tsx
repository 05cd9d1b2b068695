import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { AlertIcon, PeopleIcon } from '../../ui/icons.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import styles from './forms.module.css';
import type { DraftField, SettingsDraft } from './settings-draft.ts';

type Props = {
  readonly draft: SettingsDraft;
  /** Fields that the schema refused. */
  readonly wrong: readonly DraftField[];
  readonly onChange: (draft: SettingsDraft) => void;
  readonly onFocus: (field: DraftField) => void;
  readonly onSave: () => void;
};

type TextKey =
  | 'server'
  | 'printerHost'
  | 'printerPort'
  | 'printerName'
  | 'neighbourHost'
  | 'neighbourPort'
  | 'neighbourName';

export function SettingsForm({ draft, wrong, onChange, onFocus, onSave }: Props) {
  const { t } = useTranslation('kiosk');
  const text = (field: TextKey, label: string) => (
    <TextField
      className={styles.grow}
      label={label}
      value={draft[field]}
      error={wrong.includes(field) ? t('service.wrong.text') : undefined}
      onChange={(value) => onChange({ ...draft, [field]: value })}
      onFocus={() => onFocus(field)}
    />
  );
  return (
    <section className={styles.form}>
      <h2 className={styles.heading}>{t('service.settings.title')}</h2>
      {text('server', t('service.server.label'))}
      <div className={styles.line}>
        <Choice
          label={t('service.printer.label')}
          value={draft.printerKind}
          options={[
            { value: 'none', label: t('service.printerNone.label') },
            { value: 'network', label: t('service.printerNetwork.label') },
            { value: 'system', label: t('service.printerSystem.label') },
          ]}
          onChange={(printerKind) => onChange({ ...draft, printerKind })}
        />
      </div>
      {draft.printerKind === 'network' && (
        <div className={styles.line}>
          {text('printerHost', t('service.printerHost.label'))}
          {text('printerPort', t('service.printerPort.label'))}
          <Choice
            label={t('service.paper.label')}
            value={draft.printerDots}
            options={[
              { value: '576', label: '80 mm' },
              { value: '384', label: '58 mm' },
            ]}
            onChange={(printerDots) => onChange({ ...draft, printerDots })}
          />
        </div>
      )}
      {draft.printerKind === 'network' && (
        <div className={styles.line}>
          {text('neighbourHost', t('service.neighbourHost.label'))}
          {text('neighbourPort', t('service.printerPort.label'))}
          {text('neighbourName', t('service.neighbourName.label'))}
        </div>
      )}
      {draft.printerKind === 'system' && text('printerName', t('service.printerName.label'))}
      <div className={styles.line}>
        <Choice
          label={t('frame.language.label')}
          value={draft.locale}
          options={[
            { value: 'zh-CN', label: t('frame.language.zh'), lang: 'zh-CN' },
            { value: 'en', label: t('frame.language.en'), lang: 'en' },
          ]}
          onChange={(locale) => onChange({ ...draft, locale })}
        />
        <Toggle
          icon={<PeopleIcon />}
          label={t('service.rush.label')}
          on={draft.rushMode}
          onChange={(rushMode) => onChange({ ...draft, rushMode })}
        />
        <Toggle
          icon={<AlertIcon />}
          label={t('service.plainToken.label')}
          on={draft.allowPlainToken}
          onChange={(allowPlainToken) => onChange({ ...draft, allowPlainToken })}
        />
      </div>
      <Button variant="primary" onClick={onSave}>
        {t('service.save.label')}
      </Button>
    </section>
  );
}

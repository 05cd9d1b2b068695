import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Minutes } from './Minutes.tsx';
import styles from './Panel.module.css';
import type { ManageScreen } from './select-manage.ts';
import type { Act } from './use-act.ts';

const MOST = 120;

/** A notice on every board, in both languages, over by itself. */
export function NoticeForm({ screen, act }: { readonly screen: ManageScreen; readonly act: Act }) {
  const { t } = useTranslation('manage');
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const [minutes, setMinutes] = useState(30);
  const ready = zh.trim() !== '' && en.trim() !== '' && screen.online;

  async function post(): Promise<void> {
    const done = await act.run('notice.post', { text: { 'zh-CN': zh.trim(), en: en.trim() }, minutes });
    if (!done) return;
    setZh('');
    setEn('');
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (ready) void post();
      }}
    >
      <h2 className={styles.title}>{t('panel.notice.title')}</h2>
      <label className={styles.field}>
        <span>{t('panel.noticeZh.label')}</span>
        {/* biome-ignore lint/a11y/noAutofocus: the key that opened this form leads into it */}
        <textarea rows={2} maxLength={MOST} value={zh} autoFocus onChange={(event) => setZh(event.target.value)} />
      </label>
      <label className={styles.field}>
        <span>{t('panel.noticeEn.label')}</span>
        <textarea rows={2} maxLength={MOST} value={en} onChange={(event) => setEn(event.target.value)} />
      </label>
      <Minutes label={t('panel.noticeMinutes.label')} value={minutes} onChange={setMinutes} />
      <button type="submit" className={styles.submit} aria-disabled={!ready || act.busy}>
        {t('panel.notice.submit')}
      </button>
    </form>
  );
}

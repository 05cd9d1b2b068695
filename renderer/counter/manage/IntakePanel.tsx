import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../i18n/use-texts.ts';
import { useClosedWord } from './manage-words.ts';
import styles from './Panel.module.css';
import type { ManageScreen } from './select-manage.ts';
import type { Act } from './use-act.ts';

/** Stops and resumes giving numbers, for the hall or one group; numbers already given are served. */
export function IntakePanel({ screen, act }: { readonly screen: ManageScreen; readonly act: Act }) {
  const { t } = useTranslation('manage');
  const local = useLocalText();
  const closedWord = useClosedWord();
  const set = (groupId: string | null, intake: 'open' | 'stopped' | 'rule') => {
    if (screen.online && !act.busy) void act.run('intake.set', { groupId, intake });
  };
  const off = !screen.online || act.busy;
  return (
    <section className={styles.form} aria-label={t('panel.intake.title')}>
      <h2 className={styles.title}>{t('panel.intake.title')}</h2>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.danger}
          aria-disabled={off}
          // biome-ignore lint/a11y/noAutofocus: the key that opened this panel leads into it
          autoFocus
          onClick={() => set(null, 'stopped')}
        >
          {t('intake.stopAll.label')}
        </button>
        <button type="button" className={styles.submit} aria-disabled={off} onClick={() => set(null, 'open')}>
          {t('intake.openAll.label')}
        </button>
        <button type="button" className={styles.quiet} aria-disabled={off} onClick={() => set(null, 'rule')}>
          {t('intake.ruleAll.label')}
        </button>
      </div>
      <p className={styles.hint}>{t('intake.rule.hint')}</p>
      <ul className={styles.list}>
        {screen.groups.map((group) => (
          <li key={group.id} className={styles.row}>
            <span className={styles.grow}>
              {group.prefix} {local(group.name)}
            </span>
            <span>{group.closed ? closedWord(group.closed) : t('intake.open.label')}</span>
            <button
              type="button"
              className={styles.quiet}
              aria-disabled={off}
              aria-label={t(group.stopped ? 'intake.openOne.name' : 'intake.stopOne.name', {
                group: local(group.name),
              })}
              onClick={() => set(group.id, group.stopped ? 'open' : 'stopped')}
            >
              {group.stopped ? t('intake.openOne.label') : t('intake.stopOne.label')}
            </button>
            {group.byHand && (
              <button
                type="button"
                className={styles.quiet}
                aria-disabled={off}
                aria-label={t('intake.ruleOne.name', { group: local(group.name) })}
                onClick={() => set(group.id, 'rule')}
              >
                {t('intake.ruleOne.label')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

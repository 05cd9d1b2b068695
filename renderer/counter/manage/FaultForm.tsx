import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FAULTS, type Fault } from '../../../shared/domain/floor/floor.ts';
import { useLocalText } from '../../i18n/use-texts.ts';
import { Minutes } from './Minutes.tsx';
import { useFaultWord } from './manage-words.ts';
import styles from './Panel.module.css';
import type { ManageScreen } from './select-manage.ts';
import type { Act } from './use-act.ts';

/** Declares an outside fault: everybody is told, with a time, and nobody's figures suffer for it. */
export function FaultForm({ screen, act }: { readonly screen: ManageScreen; readonly act: Act }) {
  const { t } = useTranslation('manage');
  const local = useLocalText();
  const faultWord = useFaultWord();
  const [fault, setFault] = useState<Fault>('system');
  const [groupIds, setGroupIds] = useState<readonly string[]>([]);
  const [minutes, setMinutes] = useState(30);
  const [returnUntil, setReturnUntil] = useState('');
  const toggle = (id: string) =>
    setGroupIds((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]));
  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (screen.online)
          void act.run('fault.declare', {
            fault,
            groupIds: [...groupIds],
            minutes,
            ...(returnUntil === '' ? {} : { returnUntil }),
          });
      }}
    >
      <h2 className={styles.title}>{t('panel.fault.title')}</h2>
      <p className={styles.hint}>{t('panel.fault.hint')}</p>
      <fieldset className={styles.options}>
        <legend>{t('panel.faultKind.label')}</legend>
        {FAULTS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="fault"
              checked={fault === each}
              // biome-ignore lint/a11y/noAutofocus: the key that opened this form leads into it
              autoFocus={fault === each}
              onChange={() => setFault(each)}
            />
            {faultWord(each)}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.options}>
        <legend>{t('panel.faultGroups.label')}</legend>
        {screen.groups.map((group) => (
          <label key={group.id}>
            <input type="checkbox" checked={groupIds.includes(group.id)} onChange={() => toggle(group.id)} />
            {group.prefix} {local(group.name)}
          </label>
        ))}
      </fieldset>
      <Minutes label={t('panel.faultMinutes.label')} value={minutes} onChange={setMinutes} />
      <label className={styles.field}>
        <span>{t('panel.faultReturn.label')}</span>
        <input type="date" value={returnUntil} onChange={(event) => setReturnUntil(event.target.value)} />
      </label>
      <button type="submit" className={styles.danger} aria-disabled={!screen.online || act.busy}>
        {groupIds.length === 0 ? t('panel.faultHall.submit') : t('panel.faultSome.submit', { n: groupIds.length })}
      </button>
    </form>
  );
}

import { useTranslation } from 'react-i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { CheckIcon, PaperIcon } from '../../ui/icons.tsx';
import type { GroupBody, MaterialLine } from '../select/select-group.ts';
import styles from './Materials.module.css';

type ItemBody = Extract<GroupBody, { kind: 'item' }>;
type Props = { readonly body: ItemBody; readonly withFacts: boolean };

/** What to bring for one matter: what to bring first, what the state fetches itself last and plainly marked. */
export function Materials({ body, withFacts }: Props) {
  return (
    <section className={styles.materials}>
      <h2 className={styles.name}>{body.name}</h2>
      {withFacts && <MaterialFacts body={body} />}
      <ul className={styles.list}>
        {body.list.rows.map((material) => (
          <li key={material.id} className={styles.row} data-fetched={material.fetched}>
            {material.fetched ? <CheckIcon /> : <PaperIcon />}
            <div className={styles.words}>
              <span className={styles.material}>{material.name}</span>
              <Details material={material} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many things to bring, what the matter costs and how long it takes. */
export function MaterialFacts({ body }: { readonly body: ItemBody }) {
  const { t } = useTranslation('kiosk');
  return (
    <p className={styles.facts}>
      <strong>{t('group.bring.text', { count: body.toBring })}</strong>
      {body.fetched > 0 && <span className={styles.good}>{t('group.fetched.text', { n: body.fetched })}</span>}
      {body.instant && <span className={styles.good}>{t('group.instant.tag')}</span>}
      {body.promised !== '' && !body.instant && <span>{t('group.promised.text', { time: body.promised })}</span>}
      <span>{t('group.fee.text', { fee: body.fee })}</span>
    </p>
  );
}

function Details({ material }: { readonly material: MaterialLine }) {
  const { t } = useTranslation('kiosk');
  const form = useFormText(material);
  return (
    <span className={styles.details}>
      <span>{material.fetched ? t('material.fetched.text') : form}</span>
      {material.tolerance && !material.fetched && <span className={styles.later}>{t('material.tolerance.tag')}</span>}
      {material.condition !== '' && <span>{t('material.condition.text', { condition: material.condition })}</span>}
    </span>
  );
}

function useFormText(material: MaterialLine): string {
  const { t } = useTranslation('kiosk');
  const { originals, copies } = material;
  switch (material.form) {
    case 'original':
      return t('material.original.text', { originals });
    case 'copy':
      return t('material.copy.text', { copies });
    case 'original_and_copy':
      return t('material.both.text', { originals, copies });
    case 'original_check_only':
      return t('material.check.text');
    case 'electronic':
      return t('material.electronic.text');
    default:
      return unreachable(material.form);
  }
}

import { useTranslation } from 'react-i18next';
import { CheckIcon, PaperIcon } from '../../ui/icons.tsx';
import type { GroupBody, MaterialLine } from '../select/select-group.ts';
import { formText } from './form-text.ts';
import styles from './Materials.module.css';

type ItemBody = Extract<GroupBody, { kind: 'item' }>;
type Props = { readonly body: ItemBody; readonly withFacts: boolean };

/** What to bring for one matter: what to bring first, what the state fetches itself last and plainly marked. */
export function Materials({ body, withFacts }: Props) {
  return (
    <section className={styles.materials}>
      <h2 className={styles.name}>{body.name}</h2>
      {withFacts && <MaterialFacts body={body} />}
      <MaterialList rows={body.list.rows} />
    </section>
  );
}

type ListProps = {
  readonly rows: readonly MaterialLine[];
  /** Says how to get each thing right. */
  readonly withExamples?: boolean;
};

/** Things to bring, each with its form, its copies and whether it may follow later. */
export function MaterialList({ rows, withExamples = false }: ListProps) {
  return (
    <ul className={styles.list}>
      {rows.map((material) => (
        <li key={material.id} className={styles.row} data-fetched={material.fetched}>
          {material.fetched ? <CheckIcon /> : <PaperIcon />}
          <div className={styles.words}>
            <span className={styles.material} lang={material.fallback ? 'zh-CN' : undefined}>
              {material.name}
            </span>
            <Details material={material} />
            {withExamples && material.example !== '' && <span className={styles.details}>{material.example}</span>}
          </div>
        </li>
      ))}
    </ul>
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
  const form = formText(material, t);
  return (
    <span className={styles.details}>
      <span>{material.fetched ? t('material.fetched.text') : form}</span>
      {material.tolerance && !material.fetched && <span className={styles.later}>{t('material.tolerance.tag')}</span>}
      {material.condition !== '' && <span>{t('material.condition.text', { condition: material.condition })}</span>}
    </span>
  );
}

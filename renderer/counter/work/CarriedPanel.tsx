import type { Material } from '../../../shared/domain/catalogue/catalogue.ts';
import { useLocalText } from '../../i18n/use-texts.ts';
import { CheckIcon, PaperIcon } from '../../ui/icons.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useWords } from '../ui/use-speak.ts';
import styles from './CarriedPanel.module.css';
import type { CarriedList } from './carried-list.ts';

/** What the visitor was told to bring at the guide, in the place of the hall's queues while they sit here. */
export function CarriedPanel({ list }: { readonly list: CarriedList }) {
  const words = useWords();
  const local = useLocalText();
  return (
    <section className={styles.panel} aria-labelledby="carried-title">
      <h2 id="carried-title" className={styles.title}>
        {words('carried.list.title', { name: local(list.name) })}
        {list.changed && <Tag tone="warn">{words('carried.changed.label')}</Tag>}
      </h2>
      {list.answers.length > 0 && (
        <p className={styles.answers}>
          {list.answers.map(({ id, question, label }) => (
            <span key={id}>
              {local(question)} <strong>{local(label)}</strong>
            </span>
          ))}
        </p>
      )}
      <ul className={styles.list}>
        <Rows materials={list.bring} tag={null} />
        <Rows materials={list.later} tag={words('carried.later.label')} />
        <Rows materials={list.fetched} tag={words('carried.fetched.label')} />
      </ul>
    </section>
  );
}

function Rows({ materials, tag }: { readonly materials: readonly Material[]; readonly tag: string | null }) {
  const local = useLocalText();
  return materials.map((material) => (
    <li key={material.id} className={styles.row} data-fetched={material.fetched}>
      {material.fetched ? <CheckIcon /> : <PaperIcon />}
      <span>{local(material.name)}</span>
      {tag !== null && <span className={styles.tag}>{tag}</span>}
    </li>
  ));
}

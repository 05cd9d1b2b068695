import { NextIcon } from '../../ui/icons.tsx';
import type { VisitActions } from '../visit/create-visit.ts';
import styles from './guide.module.css';
import type { ItemRow } from './select-guide.ts';
import { Words } from './Words.tsx';

type Props = { readonly rows: readonly ItemRow[]; readonly actions: VisitActions };

/** Items as rows to touch. */
export function ItemRows({ rows, actions }: Props) {
  return (
    <ul className={styles.rows}>
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            className={styles.row}
            onClick={() =>
              actions.guide({
                type: 'guide-go',
                step: { step: 'item', itemId: row.id, part: 'facts', page: 0 },
              })
            }
          >
            <span className={styles.rowWords}>
              <span className={styles.rowName}>
                <Words said={row.name} />
              </span>
              {row.department !== '' && <span className={styles.rowHint}>{row.department}</span>}
            </span>
            <NextIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}

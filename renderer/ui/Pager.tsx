import { Button } from './Button.tsx';
import { NextIcon, PreviousIcon } from './icons.tsx';
import styles from './Pager.module.css';

type Props = {
  /** 0-based. */
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
  readonly labels: { readonly previous: string; readonly next: string; readonly position: string };
};

/** Big paging buttons instead of a scroll bar; nothing while there is one page. */
export function Pager({ page, pages, onTurn, labels }: Props) {
  if (pages <= 1) return null;
  return (
    <div className={styles.pager}>
      <Button
        aria-label={labels.previous}
        icon={<PreviousIcon />}
        aria-disabled={page === 0 || undefined}
        onClick={() => page > 0 && onTurn(page - 1)}
      />
      <span className={styles.position} role="status">
        <span aria-hidden="true">
          {page + 1} / {pages}
        </span>
        <span className="visually-hidden">{labels.position}</span>
      </span>
      <Button
        aria-label={labels.next}
        icon={<NextIcon />}
        aria-disabled={page >= pages - 1 || undefined}
        onClick={() => page < pages - 1 && onTurn(page + 1)}
      />
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { AlertIcon, CheckIcon } from '../../ui/icons.tsx';
import type { Act } from '../manage/use-act.ts';
import styles from './People.module.css';
import type { PeopleSide } from './PeoplePage.tsx';
import { spanText, useFitWord, useLeaveWord, useStateWord } from './people-words.ts';
import type { OpenPost, People } from './select-people.ts';
import type { NameOf } from './use-names.ts';

type Props = {
  readonly people: People;
  readonly nameOf: NameOf;
  readonly online: boolean;
  readonly act: Act;
  readonly onSide: (side: PeopleSide) => void;
};

/** Posts that need somebody, the first of them first: one touch lets the proposed person stand in. */
export function OpenPosts({ people, ...rest }: Props) {
  const { t } = useTranslation('people');
  const { open } = people;
  if (people.isEmpty) return null;
  if (open.length === 0) {
    return (
      <p className={styles.covered} role="status">
        <CheckIcon />
        {t('open.none.text')}
      </p>
    );
  }
  return (
    <section className={styles.open} aria-label={t('open.list.label')}>
      <h2 className={styles.openTitle}>
        <AlertIcon />
        {t('open.list.title', { n: open.length })}
      </h2>
      <ul className={styles.openList}>
        {open.map((row) => (
          <Row key={row.key} row={row} day={people.day} {...rest} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = Omit<Props, 'people'> & { readonly row: OpenPost; readonly day: string };

function Row({ row, day, nameOf, online, act, onSide }: RowProps) {
  const { t } = useTranslation('people');
  const fitWord = useFitWord();
  const leaveWord = useLeaveWord();
  const stateWord = useStateWord();
  const { post, proposal, b0 } = row;
  const { windowId, from, leave } = post;
  const off = !online || act.busy;
  const why = leave ? leaveWord(leave.kind) : post.why === 'elsewhere' ? t('open.sent.text') : stateWord(row.state);

  function cover(staffId: string): void {
    if (!off) void act.run('cover.confirm', { day, windowId, from, staffId, move: false });
  }

  return (
    <li className={styles.openRow} data-open={row.window}>
      <strong className={styles.window}>{t('post.window.label', { window: row.window })}</strong>
      <span className={styles.span}>{spanText(post)}</span>
      <span className={styles.grow}>
        {row.a ? t('open.who.text', { name: nameOf(row.a), why }) : why}
        {b0 && <span className={styles.why}>{t('open.noB.text', { name: nameOf(b0), why: fitWord(b0) })}</span>}
      </span>
      {proposal && (
        <button type="button" className={styles.submit} aria-disabled={off} onClick={() => cover(proposal.staffId)}>
          {proposal.isB
            ? t('open.coverB.label', { name: nameOf(proposal) })
            : t('open.cover.label', { name: nameOf(proposal) })}
        </button>
      )}
      <button type="button" className={styles.quiet} onClick={() => onSide({ kind: 'cover', windowId, from })}>
        {t('open.others.label')}
      </button>
    </li>
  );
}

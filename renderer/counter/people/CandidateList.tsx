import { useTranslation } from 'react-i18next';
import type { ClientView } from '../../data/client.ts';
import { useClientView } from '../../hooks/use-client-view.ts';
import form from '../manage/Panel.module.css';
import styles from './People.module.css';
import type { PanelProps } from './PeoplePanel.tsx';
import { spanText, useFitWord } from './people-words.ts';
import { selectCandidates } from './select-people.ts';

const hallOfView = (view: ClientView) => view.hall;

type Props = PanelProps & { readonly windowId: string; readonly from: number; readonly onDone: () => void };

/** Everybody who could stand in, the B first, and why the others cannot. */
export function CandidateList({ people, nameOf, online, now, act, windowId, from, onDone }: Props) {
  const { t } = useTranslation('people');
  const fitWord = useFitWord();
  const hall = useClientView(hallOfView);
  const found = selectCandidates(hall, windowId, from, now);
  const row = people.posts.find((each) => each.post.windowId === windowId && each.post.from === from);
  const off = !online || act.busy;
  if (!found || !row) return <p className={form.hint}>{t('candidates.gone.text')}</p>;

  async function cover(staffId: string, move: boolean): Promise<void> {
    if (off) return;
    if (await act.run('cover.confirm', { day: people.day, windowId, from, staffId, move })) onDone();
  }

  return (
    <section className={form.form} aria-label={t('candidates.list.label', { window: row.window })}>
      <h2 className={form.title}>{t('candidates.list.title', { window: row.window, span: spanText(found.post) })}</h2>
      <ul className={form.list}>
        {found.candidates.map((each) => {
          const can = each.fit === 'fits' || each.fit === 'elsewhere';
          return (
            <li key={each.staffId} className={styles.candidate} data-candidate={each.plate} data-fit={each.fit}>
              <span className={styles.grow}>
                {nameOf(each)}
                {each.isB && <span className={styles.tag}>{t('post.b.title')}</span>}
                {each.here && <span className={styles.tag}>{t('candidates.here.label')}</span>}
                <span className={styles.why}>{fitWord(each)}</span>
              </span>
              {can && (
                <button
                  type="button"
                  className={each.fit === 'fits' ? form.submit : form.quiet}
                  aria-disabled={off}
                  onClick={() => void cover(each.staffId, each.fit === 'elsewhere')}
                >
                  {each.fit === 'fits'
                    ? t('candidates.cover.label')
                    : t('candidates.move.label', { window: each.window ?? '' })}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

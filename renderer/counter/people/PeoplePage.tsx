import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import type { Act } from '../manage/use-act.ts';
import { AttendanceTable } from './AttendanceTable.tsx';
import { OpenPosts } from './OpenPosts.tsx';
import styles from './People.module.css';
import { PostTable } from './PostTable.tsx';
import type { People } from './select-people.ts';
import type { NameOf } from './use-names.ts';
import { WeekGrid } from './WeekGrid.tsx';

export const PEOPLE_TABS = ['today', 'week', 'attendance'] as const;
export type PeopleTab = (typeof PEOPLE_TABS)[number];

/** What the panel beside is about. */
export type PeopleSide =
  | { readonly kind: 'leave' }
  | { readonly kind: 'cover'; readonly windowId: string; readonly from: number }
  | { readonly kind: 'shift'; readonly windowId: string; readonly day: string };

type Props = {
  readonly people: People;
  readonly nameOf: NameOf;
  readonly online: boolean;
  readonly timeZone: string;
  readonly now: number;
  readonly act: Act;
  readonly tab: PeopleTab;
  readonly onTab: (tab: PeopleTab) => void;
  readonly onSide: (side: PeopleSide) => void;
};

/** Who works where: what is uncovered first, then today's posts, the week's roster and the attendance. */
export function PeoplePage({ people, tab, onTab, ...rest }: Props) {
  const { t } = useTranslation('people');
  const labels = {
    today: t('tab.today.label'),
    week: t('tab.week.label'),
    attendance: t('tab.attendance.label'),
  } as const satisfies Record<PeopleTab, string>;
  /** Arrows go through the tabs. */
  function move(key: string, from: PeopleTab): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0;
    const next = PEOPLE_TABS[PEOPLE_TABS.indexOf(from) + by];
    if (by === 0 || next === undefined) return;
    onTab(next);
    document.getElementById(`people-tab-${next}`)?.focus();
  }

  return (
    <section className={styles.page} aria-label={t('page.title.text')} data-testid="people">
      <OpenPosts people={people} {...rest} />
      <div className={styles.row}>
        <div className={styles.tabs} role="tablist" aria-label={t('page.title.text')}>
          {PEOPLE_TABS.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`people-tab-${each}`}
              aria-selected={each === tab}
              aria-controls="people-panel"
              // biome-ignore lint/a11y/noAutofocus: the key that opened this page leads into it
              autoFocus={each === tab}
              onKeyDown={(event) => move(event.key, each)}
              className={classNames(styles.tab, each === tab && styles.on)}
              onClick={() => onTab(each)}
            >
              {labels[each]}
            </button>
          ))}
        </div>
        <button type="button" className={styles.quiet} onClick={() => rest.onSide({ kind: 'leave' })}>
          {t('leave.form.title')}
        </button>
      </div>
      <div id="people-panel" role="tabpanel" aria-labelledby={`people-tab-${tab}`} className={styles.panel}>
        {people.isEmpty ? (
          <p className={styles.hint}>{t('page.empty.text')}</p>
        ) : tab === 'today' ? (
          <PostTable people={people} {...rest} />
        ) : tab === 'week' ? (
          <WeekGrid people={people} {...rest} />
        ) : (
          <AttendanceTable people={people} {...rest} />
        )}
      </div>
    </section>
  );
}

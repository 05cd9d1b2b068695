import type { TFunction } from 'i18next';
import type { DueDate } from '../../../shared/domain/line/line-dates.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import type { PlanBranch, PlanMaterial, PlanStage } from './select-line.ts';

type T = TFunction<'kiosk'>;

/** A date in short words, with its year where that is another than this one. It is a date: it has no time zone. */
export function shortDay(date: string, today: string, locale: Locale): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const format = {
    ...year,
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  } as const;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, format).format(Date.parse(date));
}

/** Sentences about a plan, the same on screen and paper. */
export function lineWords(t: T, locale: Locale, today: string) {
  const by = ({ date, provisional }: DueDate): string => {
    const day = shortDay(date, today, locale);
    return provisional ? t('line.byProvisional.text', { date: day }) : t('line.by.text', { date: day });
  };
  const join = (names: readonly string[]): string => names.join(t('guide.list.join'));
  const days = (count: number): string => (count === 0 ? t('line.spot.text') : t('line.days.text', { count }));
  return {
    by,
    days,
    stageFacts(stage: PlanStage): string {
      if (stage.branches.length === 0) return t('line.untimed.text');
      return t('line.facts.text', { days: days(stage.days), by: by(stage.due) });
    },
    /** Days, and why it may not be needed. */
    branchTag({ days: count, counts, need }: PlanBranch): string {
      const time = counts ? days(count) : t('line.own.text', { count });
      switch (need) {
        case 'needed':
          return time;
        case 'optional':
          return t('line.optional.text', { time });
        case 'maybe':
          return t('line.maybe.text', { time });
      }
    },
    after(stage: PlanStage, branch: PlanBranch): string {
      const names = branch.after.flatMap((id) => stage.branches.filter((each) => each.itemId === id));
      return names.length === 0 ? '' : t('line.after.text', { names: join(names.map(({ name }) => name.text)) });
    },
    /** What a thing to bring is for, and whether it is certain. */
    usedBy({ usedBy, perhaps }: PlanMaterial): string {
      const names = join(usedBy);
      return perhaps ? t('line.usedPerhaps.text', { names }) : t('line.usedBy.text', { names });
    },
  };
}

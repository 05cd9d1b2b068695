import { useTranslation } from 'react-i18next';
import type { Line } from '../../../shared/domain/people/attendance.ts';
import type { Candidate } from '../../../shared/domain/people/candidates.ts';
import type { Correction, LeaveKind } from '../../../shared/domain/people/people.ts';
import { timeText } from '../../../shared/domain/people/wall-time.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { PostState } from './select-people.ts';

/** Words for the values of people, one table per value. */
export function useLeaveWord(): (kind: LeaveKind) => string {
  const { t } = useTranslation('people');
  const word = {
    annual: t('leave.annual.label'),
    sick: t('leave.sick.label'),
    official: t('leave.official.label'),
    training: t('leave.training.label'),
    other: t('leave.other.label'),
  } as const satisfies Record<LeaveKind, string>;
  return (kind) => word[kind];
}

export function useCorrectionWord(): (reason: Correction) => string {
  const { t } = useTranslation('people');
  const word = {
    'was-here': t('correction.wasHere.label'),
    'system-fault': t('correction.systemFault.label'),
    'sent-elsewhere': t('correction.sentElsewhere.label'),
    agreed: t('correction.agreed.label'),
    'wrong-plan': t('correction.wrongPlan.label'),
  } as const satisfies Record<Correction, string>;
  return (reason) => word[reason];
}

export function useStateWord(): (state: PostState) => string {
  const { t } = useTranslation('people');
  const word = {
    later: t('state.later.label'),
    here: t('state.here.label'),
    other: t('state.other.label'),
    moved: t('state.moved.label'),
    expected: t('state.expected.label'),
    absent: t('state.absent.label'),
    left: t('state.left.label'),
    uncovered: t('state.uncovered.label'),
  } as const satisfies Record<PostState, string>;
  return (state) => word[state];
}

/** Why somebody fits or not. */
export function useFitWord(): (candidate: Pick<Candidate, 'fit' | 'window'>) => string {
  const { t } = useTranslation('people');
  return ({ fit, window }) => {
    const params = { window: window ?? '' };
    switch (fit) {
      case 'fits':
        return t('fit.fits.text');
      case 'elsewhere':
        return t('fit.elsewhere.text', params);
      case 'covers':
        return t('fit.covers.text', params);
      case 'away':
        return t('fit.away.text');
      case 'no-skill':
        return t('fit.noSkill.text');
      default:
        return unreachable(fit);
    }
  };
}

/** On time, late, absent so far, left early: the sentence of a line. */
export function useLineText(): (line: Line) => string {
  const { t } = useTranslation('people');
  const leaveWord = useLeaveWord();
  const text = ({ state, minutes, leave }: Line): string => {
    switch (state) {
      case 'not-yet':
        return t('line.notYet.text');
      case 'absent':
        return t('line.absent.text', { n: minutes });
      case 'missed':
        return t('line.missed.text', { n: minutes });
      case 'on-time':
        return t('line.onTime.text');
      case 'late':
        return t('line.late.text', { n: minutes });
      case 'on-leave':
        return leaveWord(leave ?? 'other');
      case 'unplanned':
        return t('line.unplanned.text');
      default:
        return unreachable(state);
    }
  };
  return (line) => (line.early > 0 ? t('line.early.text', { first: text(line), n: line.early }) : text(line));
}

/** `08:30–17:30` */
export function spanText({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${timeText(from)}–${timeText(to)}`;
}

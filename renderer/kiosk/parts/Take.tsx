import { useTranslation } from 'react-i18next';
import type { Need } from '../../../shared/domain/hall/hall-words.ts';
import { Button } from '../../ui/Button.tsx';
import { HandIcon, PlusIcon, StarIcon, TicketIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { GroupLine } from '../select/hall-picture.ts';
import type { TakeChoice } from '../select/select-group.ts';
import type { VisitActions } from '../visit/create-visit.ts';
import styles from './Take.module.css';
import { useClosedText } from './use-closed-text.ts';

type Props = {
  readonly take: TakeChoice;
  /** Why intake is closed, where it is. */
  readonly closed: GroupLine['closed'];
  readonly needs: readonly Need[];
  /** Numbers that one touch gives. */
  readonly numbers: number;
  /** Who may take a priority number, on the button itself; in low position it stands above. */
  readonly withHint: boolean;
  readonly actions: VisitActions;
};

/** The one or two ways to the number, and below them, quietly, what few need: another matter, something of the window. */
export function Take({ take, closed, needs, numbers, withHint, actions }: Props) {
  const { t } = useTranslation('kiosk');
  const closedText = useClosedText();
  if (take.kind === 'none') {
    const isOffline = take.why === 'offline' || closed === null;
    return (
      <Notice tone="warn" role="status" {...(isOffline ? {} : { title: closedText(closed).text })}>
        {isOffline ? t('group.offline.text') : t('group.closedOffer.text')}
      </Notice>
    );
  }
  return (
    <div className={styles.both}>
      <div className={styles.take}>
        <Button variant="primary" size="big" icon={<TicketIcon />} onClick={() => actions.take('normal')}>
          {numbers === 1 ? t('group.take.label') : t('matters.take.label', { n: numbers })}
        </Button>
        {take.priority && (
          <Button
            size="big"
            icon={<StarIcon />}
            {...(withHint ? { hint: t('group.priority.hint') } : {})}
            onClick={() => actions.take('priority')}
          >
            {numbers === 1 ? t('group.priority.label') : t('matters.priority.label')}
          </Button>
        )}
      </div>
      <div className={styles.more}>
        {take.another && (
          <Button icon={<PlusIcon />} onClick={actions.addAnother}>
            {t('matters.another.label')}
          </Button>
        )}
        <Button icon={<HandIcon />} onClick={actions.openNeeds}>
          {needs.length === 0 ? t('needs.open.label') : t('needs.noted.label', { n: needs.length })}
        </Button>
      </div>
    </div>
  );
}

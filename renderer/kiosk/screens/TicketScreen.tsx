import { useTranslation } from 'react-i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, CrossIcon, PaperIcon, ReturnIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { TicketNumber } from '../../ui/TicketNumber.tsx';
import { Page } from '../frame/Page.tsx';
import { Others } from '../parts/Others.tsx';
import { useNumberList } from '../parts/use-number-list.ts';
import { useWaitText } from '../parts/use-wait-text.ts';
import type { TicketScreen as TicketView } from '../select/select-ticket.ts';
import type { ScreenProps } from './screen-props.ts';
import styles from './TicketScreen.module.css';

/** Where the visitor's number stands, in one sentence, and what can be done about it. */
export function TicketScreen({ screen, actions, tools }: ScreenProps<'ticket'>) {
  const { t } = useTranslation('kiosk');
  const messageText = useMessageText();
  const sentence = useSentence(screen);
  const { confirming } = screen;
  const number = spacedNumber(screen.number);
  const asked =
    confirming === 'cancel'
      ? { title: t('ticket.confirm.title', { number }), text: t('ticket.confirm.text') }
      : { title: t('ticket.returnConfirm.title'), text: t('ticket.returnConfirm.text', { number }) };
  const { title, text } = confirming === null ? sentence : asked;
  return (
    <Page
      key={confirming ?? screen.state.at}
      title={title}
      columns
      tools={tools}
      info={
        <>
          <div
            className={styles.card}
            data-state={screen.state.at}
            data-small={screen.canReturn || screen.others.length > 0}
          >
            <p className={styles.group}>{screen.groupName}</p>
            <TicketNumber number={screen.number} size="huge" tone={screen.state.at === 'called' ? 'accent' : 'plain'} />
            <Waiting screen={screen} />
          </div>
          <Others others={screen.others} />
          {screen.done !== null && confirming === null && (
            <Notice tone="ok" role="status">
              {screen.done === 'cancelled' ? t('ticket.cancelledNow.text') : t('ticket.reactivatedNow.text')}
            </Notice>
          )}
          {screen.trouble !== null && (
            <Notice tone="warn" role="alert">
              {messageText(screen.trouble)}
            </Notice>
          )}
          {screen.canReturn && confirming === null && (
            <Notice tone="warn" role="status" title={t('ticket.fault.title')}>
              {t('ticket.fault.text')}
            </Notice>
          )}
          {(!screen.canReturn || confirming !== null) && <p className={styles.text}>{text}</p>}
        </>
      }
      controls={<Actions screen={screen} actions={actions} />}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

function Waiting({ screen }: { readonly screen: TicketView }) {
  const { t } = useTranslation('kiosk');
  const wait = useWaitText();
  const list = useNumberList();
  const { state } = screen;
  if (state.at !== 'waiting') return null;
  return (
    <div className={styles.waiting}>
      {state.standing !== null && <p className={styles.range}>{wait.range(state.standing.range)}</p>}
      {screen.windows.length > 0 && (
        <p>
          {t('group.place.text', { zone: screen.zone, windows: list(screen.windows), count: screen.windows.length })}
        </p>
      )}
    </div>
  );
}

function Actions({ screen, actions }: Pick<ScreenProps<'ticket'>, 'screen' | 'actions'>) {
  const { t } = useTranslation('kiosk');
  const busy = screen.busy || undefined;
  if (screen.confirming === 'return') {
    return (
      <div className={styles.actions}>
        <Button variant="primary" size="big" icon={<PaperIcon />} onClick={actions.takeReturn}>
          {t('ticket.returnConfirm.label')}
        </Button>
        <Button size="big" icon={<ReturnIcon />} onClick={actions.keep}>
          {t('ticket.keepPlace.label')}
        </Button>
      </div>
    );
  }
  if (screen.confirming === 'cancel') {
    return (
      <div className={styles.actions}>
        <Button variant="danger" size="big" icon={<CrossIcon />} onClick={actions.cancel}>
          {t('ticket.confirm.label')}
        </Button>
        <Button size="big" icon={<ReturnIcon />} onClick={actions.keep}>
          {t('ticket.keep.label')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      {screen.canReactivate && (
        <Button variant="primary" size="big" icon={<ReturnIcon />} aria-disabled={busy} onClick={actions.reactivate}>
          {t('ticket.reactivate.label')}
        </Button>
      )}
      {screen.canReturn && (
        <Button size="big" icon={<PaperIcon />} aria-disabled={busy} onClick={actions.askReturn}>
          {t('ticket.return.label')}
        </Button>
      )}
      {screen.canCancel && (
        <Button size="big" icon={<CrossIcon />} aria-disabled={busy} onClick={actions.askCancel}>
          {t('ticket.cancel.label')}
        </Button>
      )}
      <Button
        variant={screen.canReactivate ? 'secondary' : 'primary'}
        size="big"
        icon={<CheckIcon />}
        aria-disabled={busy}
        onClick={actions.end}
      >
        {screen.canReturn && !screen.canReactivate ? t('ticket.keepPlace.label') : t('ticket.done.label')}
      </Button>
    </div>
  );
}

type Sentence = { readonly title: string; readonly text: string };

function useSentence(screen: TicketView): Sentence {
  const { t } = useTranslation('kiosk');
  const { state } = screen;
  switch (state.at) {
    case 'waiting': {
      const ahead = state.standing?.ahead ?? 0;
      const title = ahead === 0 ? t('ticket.next.title') : t('ticket.waiting.title', { n: ahead });
      const closed = state.standing?.range.kind === 'none-open';
      return { title, text: closed ? t('wait.closed.note') : t('ticket.waiting.text', { zone: screen.zone }) };
    }
    case 'called':
      return { title: t('ticket.called.title', { window: state.window ?? '' }), text: t('ticket.called.text') };
    case 'serving':
      return { title: t('ticket.serving.title', { window: state.window ?? '' }), text: '' };
    case 'held':
      return { title: t('ticket.held.title', { window: state.window ?? '' }), text: t('ticket.held.text') };
    case 'passed':
      return {
        title: t('ticket.passed.title'),
        text: screen.canReactivate ? t('ticket.passed.text') : t('ticket.passedLimit.text'),
      };
    case 'done':
      return { title: t('ticket.done.title'), text: t('ticket.done.text') };
    case 'cancelled':
      return { title: t('ticket.cancelled.title'), text: t('ticket.cancelled.text') };
    case 'first-tomorrow':
      return { title: t('ticket.tomorrow.title'), text: t('ticket.tomorrow.text') };
    case 'call-back':
      return { title: t('ticket.callBack.title'), text: t('ticket.callBack.text') };
    case 'abandoned':
      return { title: t('ticket.abandoned.title'), text: t('ticket.abandoned.text') };
    case 'expired':
      return { title: t('ticket.expired.title'), text: t('ticket.expired.text') };
    default:
      return unreachable(state);
  }
}

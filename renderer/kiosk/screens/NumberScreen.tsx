import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { useClock, useScheduler } from '../../hooks/client-context.tsx';
import { dayText } from '../../i18n/day-text.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { PrinterIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RingTimer } from '../../ui/RingTimer.tsx';
import { TicketNumber } from '../../ui/TicketNumber.tsx';
import { Page } from '../frame/Page.tsx';
import { NEED_WORD } from '../parts/need-words.ts';
import { Others } from '../parts/Others.tsx';
import { QrCode } from '../parts/QrCode.tsx';
import { useNumberList } from '../parts/use-number-list.ts';
import { useWaitText } from '../parts/use-wait-text.ts';
import type { NumberScreen as NumberView } from '../select/select-ticket.ts';
import type { SlipState } from '../visit/visit.ts';
import styles from './NumberScreen.module.css';
import type { ScreenProps } from './screen-props.ts';

type NotOnPaper = Extract<SlipState, { at: 'failed' }>;

/** The number, huge; then everything the slip says, and what became of the slip. */
export function NumberScreen({ screen, actions, tools, stayMs }: ScreenProps<'number'> & { readonly stayMs: number }) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={screen.returning === null ? t('number.yours.title') : t('number.return.title')}
      columns
      tools={tools}
      info={
        <div className={styles.card} data-others={screen.others.length > 0}>
          <p className={styles.group}>
            {screen.groupName}
            {screen.class === 'priority' && <span className={styles.tag}>{t('number.priority.tag')}</span>}
            {screen.class === 'appointment' && <span className={styles.tag}>{t('number.appointment.tag')}</span>}
          </p>
          <p className={styles.number}>
            <TicketNumber number={screen.number} size="huge" tone="accent" />
          </p>
          {screen.returning === null ? (
            <Facts screen={screen} />
          ) : (
            <ReturnFacts screen={screen} until={screen.returning.until} />
          )}
        </div>
      }
      controls={
        <div className={styles.controls}>
          <VisitBox screen={screen} />
          <div className={styles.papers}>
            {screen.url !== null && screen.returning === null && (
              <div className={styles.phone}>
                <span className={styles.qr}>
                  <QrCode text={screen.url} label={t('number.qr.label')} />
                </span>
                <span>{t('number.qr.label')}</span>
              </div>
            )}
            <Slip screen={screen} actions={actions} />
          </div>
          <div className={styles.leave}>
            {screen.leaveAt !== null && <Leaving leaveAt={screen.leaveAt} totalMs={stayMs} />}
            <Button variant="primary" size="big" wide onClick={actions.end}>
              {t('number.done.label')}
            </Button>
          </div>
        </div>
      }
    />
  );
}

/** What else is on the slip: the other numbers of the visit, and what the window knows [QU-17]. */
function VisitBox({ screen }: { readonly screen: NumberView }) {
  const { t } = useTranslation('kiosk');
  const { others, needs } = screen;
  if (others.length === 0 && needs.length === 0) return null;
  const words = needs.map((need) => t(NEED_WORD[need])).join(t('needs.list.join'));
  return (
    <div className={styles.visit}>
      <Others others={others} />
      {needs.length > 0 && <p className={styles.note}>{t('number.needs.text', { needs: words })}</p>}
    </div>
  );
}

function Facts({ screen }: { readonly screen: NumberView }) {
  const { t } = useTranslation('kiosk');
  const wait = useWaitText();
  const list = useNumberList();
  const { ahead, range } = screen.standing;
  return (
    <>
      <dl className={styles.facts}>
        <Fact label={t('number.ahead.label')}>{t('number.ahead.text', { n: ahead })}</Fact>
        <Fact
          label={t('number.wait.label')}
          {...(range.kind === 'minutes' && range.basis === 'configured' ? { note: t('wait.configured.note') } : {})}
        >
          {wait.range(range)}
        </Fact>
        {screen.zone !== '' && <Fact label={t('number.zone.label')}>{screen.zone}</Fact>}
        {screen.windows.length > 0 && (
          <Fact label={t('number.windows.label', { count: screen.windows.length })}>
            {t('number.windows.text', { windows: list(screen.windows) })}
          </Fact>
        )}
        {screen.checkCode !== '' && (
          <Fact label={t('number.code.label')} note={t('number.code.hint')} wide>
            <span className={styles.code}>{screen.checkCode}</span>
          </Fact>
        )}
      </dl>
      {range.kind === 'none-open' && <p className={styles.note}>{t('wait.closed.note')}</p>}
    </>
  );
}

/** [QU-15] when the return slip is good, and what to do with it. */
function ReturnFacts({ screen, until }: { readonly screen: NumberView; readonly until: string | null }) {
  const { t, i18n } = useTranslation('kiosk');
  const date = until === null ? null : dayText(until, i18n.language === 'en' ? 'en' : 'zh-CN');
  return (
    <>
      <dl className={styles.facts}>
        <Fact label={t('number.return.label')} wide>
          {date === null ? t('number.return.next') : t('number.return.until', { date })}
        </Fact>
        {screen.checkCode !== '' && (
          <Fact label={t('number.code.label')} wide>
            <span className={styles.code}>{screen.checkCode}</span>
          </Fact>
        )}
      </dl>
      <p className={styles.note}>{t('number.return.text')}</p>
    </>
  );
}

function Fact(props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly note?: string;
  readonly wide?: boolean;
}) {
  return (
    <div className={classNames(styles.fact, props.wide === true && styles.wide)}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
      {props.note !== undefined && <dd className={styles.factNote}>{props.note}</dd>}
    </div>
  );
}

function Slip({ screen, actions }: Pick<ScreenProps<'number'>, 'screen' | 'actions'>) {
  const { t } = useTranslation('kiosk');
  const { print } = screen;
  switch (print.at) {
    case 'printing':
      return (
        <p className={styles.slip} role="status">
          <PrinterIcon />
          {t('number.printing.text')}
        </p>
      );
    case 'printed':
      return (
        <Notice tone="ok" role="status">
          {print.where === 'here' ? t('number.printed.text') : t('number.neighbour.text', { name: screen.neighbour })}
        </Notice>
      );
    case 'asking':
      return (
        <div className={styles.ask}>
          <Notice tone="warn" role="alert" title={t('number.asking.title')}>
            {t('number.asking.text')}
          </Notice>
          <div className={styles.answers}>
            <Button onClick={() => actions.paperCameOut(true)}>{t('number.cameOut.label')}</Button>
            <Button onClick={() => actions.paperCameOut(false)}>{t('number.notOut.label')}</Button>
          </div>
        </div>
      );
    case 'failed':
      return <NotPrinted again={print.again} onPrint={actions.printAgain} />;
    default:
      return unreachable(print);
  }
}

/** [KI-7] why there is no slip, what to do without one, and the slip itself as soon as it can be printed. */
function NotPrinted(props: { readonly again: NotOnPaper['again']; readonly onPrint: () => void }) {
  const { t } = useTranslation('kiosk');
  const print = (label: string) => (
    <Button icon={<PrinterIcon />} wide onClick={props.onPrint}>
      {label}
    </Button>
  );
  switch (props.again) {
    case 'after-refill':
      return (
        <div className={styles.ask}>
          <Notice tone="warn" role="alert" title={t('number.noPaper.title')}>
            {t('number.noPaper.text')}
          </Notice>
        </div>
      );
    case 'refilled':
      return (
        <div className={styles.ask}>
          <Notice tone="ok" role="status" title={t('number.refilled.title')}>
            {t('number.refilled.text')}
          </Notice>
          {print(t('number.refilled.label'))}
        </div>
      );
    case 'now':
    case 'never':
      return (
        <div className={styles.ask}>
          <Notice tone="warn" role="alert" title={t('number.failed.title')}>
            {t('number.failed.text')}
          </Notice>
          {props.again === 'now' && print(t('number.again.label'))}
        </div>
      );
    default:
      return unreachable(props.again);
  }
}

/** The ring beside "done": when the page leaves by itself. */
function Leaving({ leaveAt, totalMs }: { readonly leaveAt: number; readonly totalMs: number }) {
  const { t } = useTranslation('kiosk');
  const clock = useClock();
  const scheduler = useScheduler();
  const [now, setNow] = useState(() => clock.monotonic());
  useEffect(() => {
    const timer = scheduler.every(250, () => setNow(clock.monotonic()));
    return () => timer.cancel();
  }, [clock, scheduler]);
  return <RingTimer remainingMs={leaveAt - now} totalMs={totalMs} label={t('number.leaving.label')} />;
}

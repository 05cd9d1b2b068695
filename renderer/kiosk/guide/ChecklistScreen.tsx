import { useTranslation } from 'react-i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { Button } from '../../ui/Button.tsx';
import { PrinterIcon, TicketIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import { MaterialList } from '../parts/Materials.tsx';
import { QrCode } from '../parts/QrCode.tsx';
import { useNumberList } from '../parts/use-number-list.ts';
import styles from './guide.module.css';
import type { GuideProps } from './guide-props.ts';
import { usePlaceText } from './use-place-text.ts';
import { FallbackNote, Words } from './Words.tsx';

/** What this person brings, to print, to take along by phone, and to the number. */
export function ChecklistScreen({ screen, actions, tools }: GuideProps<'checklist'>) {
  const { t } = useTranslation('kiosk');
  const list = useNumberList();
  const place = usePlaceText();
  const { materials, tally, take, carried } = screen;
  return (
    <Page
      kicker={<Words said={screen.name} />}
      title={t('guide.checklist.title')}
      columns
      tools={tools}
      info={
        <>
          <p className={styles.tally}>
            <strong>{t('guide.tally.text', { count: tally.toBring })}</strong>
            {tally.fetched > 0 && <span className={styles.good}>{t('guide.fetched.text', { n: tally.fetched })}</span>}
          </p>
          {materials.rows.length === 0 ? (
            <Notice tone="ok">{t('guide.nothing.text')}</Notice>
          ) : (
            <MaterialList rows={materials.rows} />
          )}
          <p className={styles.where}>
            {t('group.fee.text', { fee: screen.fee })}
            {screen.place !== null && ` · ${place(screen.place, list)}`}
          </p>
          <FallbackNote texts={[screen.name, ...materials.rows]} />
        </>
      }
      controls={
        <div className={styles.along} data-qr={screen.link !== null}>
          {screen.link !== null && (
            <div className={styles.phone}>
              <span className={styles.qr}>
                <QrCode text={screen.link} label={t('guide.qr.label')} />
              </span>
              <span>{t('guide.qr.label')}</span>
            </div>
          )}
          <div className={styles.ways}>
            <Print screen={screen} actions={actions} />
            {take !== null && (
              <Button
                variant="primary"
                size="big"
                icon={<TicketIcon />}
                hint={t('guide.take.hint')}
                onClick={() => actions.takeFor(take.groupId, carried)}
              >
                {t('guide.take.label')}
              </Button>
            )}
          </div>
        </div>
      }
      paging={{ page: materials.page, pages: materials.pages, onTurn: actions.turn }}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

/** The way to the paper, and what became of it [QU-3, KI-7]. */
function Print({ screen, actions }: Pick<GuideProps<'checklist'>, 'screen' | 'actions'>) {
  const { t } = useTranslation('kiosk');
  const { print, carried } = screen;
  const button = (label: string) => (
    <Button size="big" icon={<PrinterIcon />} onClick={() => actions.printList(carried)}>
      {label}
    </Button>
  );
  switch (print?.at) {
    case undefined:
      return button(t('guide.print.label'));
    case 'printing':
      return <Notice tone="info" role="status" title={t('guide.print.printing')} />;
    case 'printed':
      return <Notice tone="ok" role="status" title={t('guide.print.printed')} />;
    case 'asking':
      return (
        <div className={styles.ask}>
          <Notice tone="warn" role="alert" title={t('guide.print.asking')} />
          <Button onClick={() => actions.listCameOut(true)}>{t('guide.print.yes')}</Button>
          <Button onClick={() => actions.listCameOut(false)}>{t('guide.print.no')}</Button>
        </div>
      );
    case 'failed':
      switch (print.again) {
        case 'now':
          return (
            <div className={styles.ask}>
              <Notice tone="warn" role="alert" title={t('guide.print.failed')} />
              {button(t('guide.print.again'))}
            </div>
          );
        case 'refilled':
          return button(t('guide.print.label'));
        case 'after-refill':
          return <Notice tone="warn" role="alert" title={t('guide.print.noPaper')} />;
        case 'never':
          return <Notice tone="warn" role="alert" title={t('guide.print.failed')} />;
        default:
          return unreachable(print.again);
      }
    default:
      return unreachable(print);
  }
}

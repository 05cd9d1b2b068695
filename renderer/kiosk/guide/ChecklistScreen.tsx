import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { TicketIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import { ListPrint } from '../parts/ListPrint.tsx';
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
            <ListPrint
              print={screen.print}
              onPrint={() => actions.printList(carried)}
              onCameOut={actions.listCameOut}
            />
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

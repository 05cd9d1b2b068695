import type { RefObject } from 'react';
import type { WorkScreen } from '../model/select-work.ts';
import { AsideList } from './AsideList.tsx';
import { CarriedPanel } from './CarriedPanel.tsx';
import { ChoicePanel } from './ChoicePanel.tsx';
import { HallOverview } from './HallOverview.tsx';
import { KeyGrid } from './KeyGrid.tsx';
import { NoticeLine } from './NoticeLine.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { PrimaryButton } from './PrimaryButton.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { Rail } from './Rail.tsx';
import { SlipBox } from './SlipBox.tsx';
import { TicketCard } from './TicketCard.tsx';
import { TrayPanel } from './TrayPanel.tsx';
import styles from './WorkPage.module.css';

type Props = { readonly work: WorkScreen; readonly filterRef: RefObject<HTMLInputElement | null> };

/** The clerk's whole working day on one screen; nothing ever covers it. */
export function WorkPage({ work, filterRef }: Props) {
  return (
    <div className={styles.page} data-screen="work">
      <OfflineBanner work={work} />
      <div className={styles.columns}>
        <Rail work={work} />
        <main className={styles.centre}>
          <TicketCard work={work} />
          <NoticeLine notice={work.notice} />
          <div className={styles.area}>
            {work.choice ? (
              <ChoicePanel choice={work.choice} />
            ) : (
              <div className={styles.keys}>
                <PrimaryButton work={work} />
                <KeyGrid work={work} />
              </div>
            )}
          </div>
          {work.tray ? (
            <TrayPanel work={work} />
          ) : work.carried ? (
            <CarriedPanel list={work.carried} />
          ) : (
            <HallOverview work={work} />
          )}
        </main>
        <aside className={styles.lists}>
          <QueuePanel work={work} filterRef={filterRef} />
          <AsideList work={work} list="held" />
          <AsideList work={work} list="passed" />
          <SlipBox work={work} />
        </aside>
      </div>
    </div>
  );
}

import type { LockedScreen } from '../model/select-screen.ts';
import { useWords } from '../ui/use-speak.ts';
import { OfflineBanner } from '../work/OfflineBanner.tsx';
import { Rail } from '../work/Rail.tsx';
import { TicketCard } from '../work/TicketCard.tsx';
import { AccessFrame } from './AccessFrame.tsx';
import styles from './LockPage.module.css';
import { PinForm } from './PinForm.tsx';

/** Locked: the queue and the keys are gone, the window, its state and the current number stay in sight [SE-4]. */
export function LockPage({ screen }: { readonly screen: LockedScreen }) {
  const words = useWords();
  const { work } = screen;
  if (!work) {
    return (
      <AccessFrame screen="locked" title={words('lock.page.title')}>
        <PinForm screen={screen} />
      </AccessFrame>
    );
  }
  return (
    <div className={styles.page} data-screen="locked">
      <OfflineBanner work={work} />
      <div className={styles.columns}>
        <Rail work={work} locked />
        <main className={styles.centre}>
          <TicketCard work={work} />
          <section className={styles.box}>
            <h2 className={styles.title}>{words('lock.page.title')}</h2>
            <PinForm screen={screen} />
          </section>
        </main>
      </div>
    </div>
  );
}

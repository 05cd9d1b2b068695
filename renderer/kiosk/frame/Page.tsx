import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { BackIcon, HomeIcon } from '../../ui/icons.tsx';
import { Pager } from '../../ui/Pager.tsx';
import styles from './Page.module.css';

type Paging = { readonly page: number; readonly pages: number; readonly onTurn: (page: number) => void };

type Props = {
  /** The one question or answer of the page. */
  readonly title: ReactNode;
  /** Above the title: where one is, e.g. step 1 of 2. */
  readonly kicker?: ReactNode;
  /** What is only read. In low position it fills the upper part. */
  readonly info?: ReactNode;
  /** What is touched. In low position it lies in the lower 40 %. */
  readonly controls?: ReactNode;
  /** Which of the two comes first where the page is read from top to bottom. */
  readonly first?: 'info' | 'controls';
  /** Which of the two takes the room that is left. */
  readonly grow?: 'info' | 'controls';
  /** Side by side on a wide screen. */
  readonly columns?: boolean;
  readonly paging?: Paging;
  /** A further way on, in the place of "back" where there is no way back. */
  readonly aside?: ReactNode;
  /** The same in the place of "home". */
  readonly asideEnd?: ReactNode;
  readonly onBack?: () => void;
  readonly onHome?: () => void;
  /** The row of display tools when it belongs to the lower part, otherwise null. */
  readonly tools: ReactNode;
};

/**
 * The skeleton of every page: title, what to read, what to touch, and back and home always in the same corners. The
 * title takes the focus when the page appears, so that a screen reader begins there.
 */
export function Page(props: Props) {
  const {
    title,
    kicker,
    info,
    controls,
    first = 'info',
    grow = 'info',
    columns = false,
    paging,
    aside,
    asideEnd,
    onBack,
    onHome,
    tools,
  } = props;
  const { t } = useTranslation('kiosk');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const infoPart = info === undefined ? null : <div className={styles.info}>{info}</div>;
  const controlsPart = controls === undefined ? null : <div className={styles.controls}>{controls}</div>;
  const hasNav =
    aside !== undefined ||
    asideEnd !== undefined ||
    onBack !== undefined ||
    onHome !== undefined ||
    (paging?.pages ?? 1) > 1;
  return (
    <>
      <main className={styles.main} data-columns={columns} data-first={first} data-grow={grow} data-nav={hasNav}>
        <div className={styles.head}>
          {kicker !== undefined && <p className={styles.kicker}>{kicker}</p>}
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
        </div>
        {first === 'info' ? infoPart : controlsPart}
        {first === 'info' ? controlsPart : infoPart}
      </main>
      {(hasNav || tools !== null) && (
        <div className={styles.foot} data-nav={hasNav}>
          {tools !== null && <div className={styles.tools}>{tools}</div>}
          {hasNav && (
            <nav className={styles.nav} aria-label={t('frame.nav.label')}>
              <span className={styles.corner}>
                {aside}
                {onBack !== undefined && (
                  <Button icon={<BackIcon />} onClick={onBack} wide>
                    {t('frame.back.label')}
                  </Button>
                )}
              </span>
              <span className={styles.pager}>
                {paging !== undefined && (
                  <Pager
                    {...paging}
                    labels={{
                      previous: t('frame.previous.label'),
                      next: t('frame.next.label'),
                      position: t('frame.position.text', { page: paging.page + 1, pages: paging.pages }),
                    }}
                  />
                )}
              </span>
              <span className={styles.corner}>
                {asideEnd}
                {onHome !== undefined && (
                  <Button icon={<HomeIcon />} onClick={onHome} wide>
                    {t('frame.home.label')}
                  </Button>
                )}
              </span>
            </nav>
          )}
        </div>
      )}
    </>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../hooks/use-server-now.ts';
import { ConnectionSign } from '../../ui/ConnectionSign.tsx';
import type { Frame } from '../select/select-frame.ts';
import type { Appearance } from '../visit/visit.ts';
import styles from './Header.module.css';

type Props = {
  readonly frame: Frame;
  readonly locale: Appearance['locale'];
  /** The display tools where they stand beside the name. */
  readonly tools: ReactNode;
};

/** Hall, time and line: always there, always the same. */
export function Header({ frame, locale, tools }: Props) {
  const { t } = useTranslation('common');
  const now = new Date(useServerNow(1000));
  const { timeZone } = frame;
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone });
  const day = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone,
  });
  return (
    <header className={styles.header}>
      <p className={styles.hall}>{frame.hallName}</p>
      <div>{tools}</div>
      <div className={styles.state}>
        <span className={styles.day}>{day.format(now)}</span>
        <ConnectionSign status={frame.connection} label={t(`connection.${frame.connection}.label`)} />
      </div>
      <time className={styles.clock} dateTime={now.toISOString()}>
        {time.format(now)}
      </time>
    </header>
  );
}

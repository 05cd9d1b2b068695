import type { ReactNode } from 'react';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import { useClientView } from '../../hooks/use-client-view.ts';
import { useLocalText } from '../../i18n/use-texts.ts';
import { ConnectionSign } from '../../ui/ConnectionSign.tsx';
import { classNames } from '../../ui/class-names.ts';
import { LanguageButton } from '../ui/LanguageButton.tsx';
import { useWords } from '../ui/use-speak.ts';
import styles from './AccessFrame.module.css';

type Props = {
  readonly title: string;
  readonly hint?: string | undefined;
  /** `wide` is the whole page. */
  readonly size?: 'small' | 'middle' | 'wide';
  readonly screen: string;
  readonly children?: ReactNode;
};

/** Frame of every page before the work: which hall, is there a line, in which language; one thing per page. */
export function AccessFrame({ title, hint, size = 'small', screen, children }: Props) {
  const words = useWords();
  const local = useLocalText();
  const hall = useClientView((view) => hallOf(view.hall));
  const status = useClientView((view) => view.connection.status);
  const line = {
    online: words('connection.online.label'),
    connecting: words('connection.connecting.label'),
    offline: words('connection.off.label'),
    refused: words('connection.refused.label'),
  }[status];
  return (
    <div className={styles.page} data-screen={screen}>
      <header className={styles.bar}>
        <span className={styles.name}>{hall ? local(hall.name) : words('page.title.text')}</span>
        {hall && <span className={styles.product}>{words('page.title.text')}</span>}
        <span className={styles.space} />
        <ConnectionSign status={status} label={line} />
        <LanguageButton className={styles.language} />
      </header>
      <main className={classNames(styles.main, size === 'wide' && styles.wide)}>
        <div
          className={classNames(styles.box, size === 'middle' && styles.middleBox, size === 'wide' && styles.wideBox)}
        >
          <h1 className={styles.title}>{title}</h1>
          {hint && <p className={styles.hint}>{hint}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}

import { ConnectionSign } from '../../ui/ConnectionSign.tsx';
import { classNames } from '../../ui/class-names.ts';
import { clockDuration } from '../model/duration.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { useSession } from '../session/session-context.tsx';
import { TrayIcon } from '../ui/icons.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { useWords } from '../ui/use-speak.ts';
import styles from './LineSign.module.css';

/** The line and the outbox tray's badge, always in this place [SY-7, OF-5]. */
export function LineSign({ work, locked = false }: { readonly work: WorkScreen; readonly locked?: boolean }) {
  const session = useSession();
  const words = useWords();
  const { connection, pending, trouble } = work;
  const label = {
    online: words('connection.online.label'),
    connecting: words('connection.connecting.label'),
    offline: words('connection.offline.label', { duration: clockDuration(work.now - connection.since) }),
    refused: words('connection.refused.label'),
  }[connection.status];
  const badge =
    trouble > 0
      ? words('tray.badge.trouble', { trouble })
      : pending > 0
        ? words('tray.badge.pending', { pending })
        : words('tray.badge.none');
  const tone = trouble > 0 ? styles.trouble : pending > 0 && styles.pending;
  return (
    <div className={styles.line}>
      <ConnectionSign status={connection.status} label={label} />
      {locked ? (
        <span className={classNames(styles.tray, styles.still, tone)}>
          <TrayIcon />
          <span className={styles.words}>{badge}</span>
        </span>
      ) : (
        <button
          type="button"
          className={classNames(styles.tray, tone)}
          aria-expanded={work.tray}
          onMouseDown={keepFocus}
          onClick={() => session.act('tray')}
        >
          <TrayIcon />
          <span className={styles.words}>{badge}</span>
          <KeyCap name={work.actions.tray.key} />
        </button>
      )}
    </div>
  );
}

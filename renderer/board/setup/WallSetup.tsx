import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelOutput } from '../../../shared/ipc/channels.ts';
import { useConnection } from '../../hooks/use-connection.ts';
import { useIdle } from '../../hooks/use-idle.ts';
import { useServiceLock } from '../../hooks/use-service-lock.ts';
import { Button } from '../../ui/Button.tsx';
import { ConnectionSign } from '../../ui/ConnectionSign.tsx';
import { SetupDesk } from './SetupDesk.tsx';
import { SetupGate } from './SetupGate.tsx';
import styles from './WallSetup.module.css';

/** Nobody stands at a wall: an untouched set-up closes and the board is back. */
const SETUP_IDLE_MS = 120_000;

type Props = { readonly info: ChannelOutput<'app.info'>; readonly onClose: () => void };

/**
 * The set-up of a wall, opened with Ctrl+Shift+F12 on a keyboard that the administrator brings along. Behind the service
 * PIN, which main checks.
 */
export function WallSetup({ info, onClose }: Props) {
  const { t } = useTranslation(['board', 'common']);
  const { state } = useConnection();
  const [newPin, setNewPin] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  useServiceLock();
  useIdle({ warnMs: SETUP_IDLE_MS, endMs: SETUP_IDLE_MS, onEnd: onClose });
  // A page for one person at a keyboard, not for a lobby: sizes and colours of the counter.
  useEffect(() => {
    const { dataset } = document.documentElement;
    const before = dataset.surface ?? 'board';
    dataset.surface = 'counter';
    return () => {
      dataset.surface = before;
    };
  }, []);
  return (
    <div className={styles.setup}>
      <header className={styles.header}>
        <h1>{t('setup.title')}</h1>
        <ConnectionSign status={state.status} label={t(`common:connection.${state.status}.label`)} />
        <Button onClick={onClose}>{t('setup.close.label')}</Button>
      </header>
      <main className={styles.main}>
        {open ? (
          <SetupDesk info={info} newPin={newPin} />
        ) : (
          <SetupGate
            isNew={!info.servicePinSet}
            onOpen={(pin) => {
              setNewPin(info.servicePinSet ? null : pin);
              setOpen(true);
            }}
          />
        )}
      </main>
    </div>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlatform } from '../../hooks/client-context.tsx';
import { useIdle } from '../../hooks/use-idle.ts';
import { useServiceLock } from '../../hooks/use-service-lock.ts';
import { messageOfHost } from '../../i18n/message.ts';
import type { ScanLog } from '../../platform/scan-log.ts';
import { Button } from '../../ui/Button.tsx';
import { CrossIcon } from '../../ui/icons.tsx';
import type { HostInfo } from './host-info.ts';
import { PinPage } from './PinPage.tsx';
import { ServiceDesk } from './ServiceDesk.tsx';
import styles from './ServiceMenu.module.css';

type Props = { readonly host: HostInfo; readonly scans: ScanLog; readonly onClose: () => void };

/** Nobody stands here long: an untouched menu closes and with it the lock. */
const SERVICE_IDLE_MS = 120_000;

/** The part of the kiosk that only staff see: behind a PIN, checked by main, never by this page. */
export function ServiceMenu({ host, scans, onClose }: Props) {
  const { t } = useTranslation('kiosk');
  const platform = usePlatform();
  const [open, setOpen] = useState(false);
  useServiceLock();
  useIdle({ warnMs: SERVICE_IDLE_MS, endMs: SERVICE_IDLE_MS, onEnd: onClose });
  const { settings, servicePinSet } = host.get();

  const unlock = async (pin: string) => {
    const outcome = servicePinSet
      ? await platform.call('service.unlock', { pin })
      : await platform.call('settings.save', { settings, newPin: pin });
    const problem = messageOfHost(outcome);
    if (problem !== null) return problem;
    await host.refresh();
    setOpen(true);
    return null;
  };

  return (
    <div className={styles.service}>
      <header className={styles.header}>
        <h1 className={styles.title}>{t('service.menu.title')}</h1>
        <Button icon={<CrossIcon />} onClick={onClose}>
          {t('service.close.label')}
        </Button>
      </header>
      {open ? <ServiceDesk host={host} scans={scans} /> : <PinPage isNew={!servicePinSet} onPin={unlock} />}
    </div>
  );
}

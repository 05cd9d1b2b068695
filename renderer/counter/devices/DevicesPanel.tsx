import { useTranslation } from 'react-i18next';
import type { DeviceHealth } from '../../../shared/domain/device/health.ts';
import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { hallTime } from '../ui/hall-time.ts';
import { StateTag } from '../ui/StateTag.tsx';
import styles from './DevicesPanel.module.css';
import { useDeviceWords } from './device-words.ts';
import type { DeviceLine, MissingLine } from './select-devices.ts';

type Props = {
  readonly devices: readonly DeviceLine[];
  /** What the hall file lists and nobody has seen today. */
  readonly missing: readonly MissingLine[];
  /** False: the list is as old as the line is away. */
  readonly online: boolean;
  readonly now: number;
  readonly timeZone: string;
  readonly busy: boolean;
  /** Puts a device away on purpose, or takes that back. */
  readonly onRest: (deviceId: string, resting: boolean) => void;
};

const DAY_MS = 24 * 3_600_000;

/** Every device of the hall: how it is in a word, its paper, when it was last seen, its version [KI-7, SE-3]. */
export function DevicesPanel({ devices, missing, online, now, timeZone, busy, onRest }: Props) {
  const { t } = useTranslation('devices');
  const unwell = devices.filter(({ tone }) => tone === 'danger' || tone === 'warn').length;
  return (
    <section className={styles.box} aria-label={t('list.title.text')}>
      <h2 className={styles.title}>{t('list.title.text')}</h2>
      <p className={styles.hint} role="status">
        {!online
          ? t('list.offline.text')
          : devices.length === 0
            ? t('list.none.text')
            : unwell === 0
              ? t('list.allWell.text', { n: devices.length })
              : t('list.unwell.text', { unwell, n: devices.length })}
      </p>
      <ul className={styles.list}>
        {devices.map((device) => (
          <Row
            key={device.id}
            device={device}
            now={now}
            timeZone={timeZone}
            off={!online || busy}
            onRest={() => onRest(device.id, !device.resting)}
          />
        ))}
      </ul>
      {missing.length > 0 && (
        <>
          <h3 className={styles.title}>{t('missing.title.text', { n: missing.length })}</h3>
          <ul className={styles.list} data-testid="missing-devices">
            {missing.map((each) => (
              <Missing key={each.id} missing={each} now={now} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Missing({ missing, now }: { readonly missing: MissingLine } & Pick<Props, 'now'>) {
  const { t } = useTranslation('devices');
  const words = useDeviceWords();
  const local = useLocalText();
  const { zone, place, window, printer, lastSeen } = missing;
  const where = [
    zone === null ? null : local(zone),
    place,
    window === null ? null : t('missing.window.text', { window }),
    printer,
    t('missing.id.text', { id: missing.id }),
  ].filter((each) => each !== null);
  return (
    <li className={styles.row} data-missing={missing.id}>
      <span className={styles.name}>{missing.name}</span>
      <span className={styles.role}>{words.role(missing.role)}</span>
      <span className={styles.states}>
        <StateTag tone="warn">
          {lastSeen === null
            ? t('missing.never.text')
            : t('missing.today.text', { n: Math.max(1, Math.floor((now - lastSeen) / DAY_MS)) })}
        </StateTag>
      </span>
      <p className={styles.note}>{where.join(' · ')}</p>
    </li>
  );
}

type RowProps = {
  readonly device: DeviceLine;
  readonly off: boolean;
  readonly onRest: () => void;
} & Pick<Props, 'now' | 'timeZone'>;

function Row({ device, now, timeZone, off, onRest }: RowProps) {
  const { t } = useTranslation('devices');
  const words = useDeviceWords();
  const locale = useLocale();
  const { health } = device;
  const long = now - device.since >= DAY_MS;
  const time = long
    ? t('seen.days.text', { n: Math.floor((now - device.since) / DAY_MS) })
    : t('seen.since.text', { time: hallTime(device.since, timeZone, locale) });
  return (
    <li className={styles.row} data-device={device.role} data-state={device.states[0]}>
      <span className={styles.name}>{device.name}</span>
      <span className={styles.role}>{words.role(device.role)}</span>
      <span className={styles.states}>
        {device.states.map((state) => (
          <StateTag key={state} tone={device.tone}>
            {words.state(state)}
          </StateTag>
        ))}
      </span>
      <dl className={styles.facts}>
        <Fact label={device.connected ? t('seen.connected.label') : t('seen.gone.label')}>{time}</Fact>
        {health !== null && hasPrinter(health) && (
          <Fact label={t('paper.title.label')}>{words.paper(health.printer)}</Fact>
        )}
        {health !== null && <Fact label={t('version.title.label')}>{health.version}</Fact>}
        {device.role === 'kiosk' && health?.self && (
          <Fact label={t('scan.title.label')}>
            {health.self.scanAt === null
              ? t('scan.never.text')
              : t('scan.at.text', { time: hallTime(health.self.scanAt, timeZone, locale) })}
          </Fact>
        )}
      </dl>
      {device.role !== 'counter' && (
        <button type="button" className={styles.rest} aria-disabled={off} onClick={() => void (off || onRest())}>
          {device.resting ? t('rest.end.label') : t('rest.begin.label')}
        </button>
      )}
      {device.newerVersion !== null && (
        <p className={styles.note}>{t('version.older.text', { version: device.newerVersion })}</p>
      )}
      {health?.self && device.states.includes('clock-wrong') && (
        <p className={styles.note}>{t('clock.off.text', { n: health.self.clockOffMin })}</p>
      )}
      {device.unlisted && <p className={styles.note}>{t('unlisted.text')}</p>}
      {health?.token === 'plain-file' && <p className={styles.note}>{t('token.plainFile.text')}</p>}
      {health?.storage === 'may-be-cleared' && <p className={styles.note}>{t('storage.cleared.text')}</p>}
    </li>
  );
}

function hasPrinter({ printer }: DeviceHealth): boolean {
  return printer.state !== 'none';
}

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

import styles from './ConnectionSign.module.css';
import { classNames } from './class-names.ts';
import { OfflineIcon, OnlineIcon } from './icons.tsx';

type Props = {
  readonly status: 'online' | 'connecting' | 'offline' | 'refused';
  /** The state in words; colour and shape never stand alone. */
  readonly label: string;
};

/** Whether this device has its line, always in the same place. */
export function ConnectionSign({ status, label }: Props) {
  return (
    <span className={classNames(styles.sign, styles[status])} role="status">
      {status === 'online' ? <OnlineIcon /> : <OfflineIcon />}
      <span>{label}</span>
    </span>
  );
}

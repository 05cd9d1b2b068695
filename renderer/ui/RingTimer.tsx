import styles from './RingTimer.module.css';

type Props = {
  readonly remainingMs: number;
  readonly totalMs: number;
  /** What happens when it ends, in words; the seconds are drawn inside the ring. */
  readonly label: string;
};

const RADIUS = 44;
const LENGTH = 2 * Math.PI * RADIUS;

/** A ring that runs out, with its seconds: time limits are always visible. Not a live region: it would never be quiet. */
export function RingTimer({ remainingMs, totalMs, label }: Props) {
  const left = Math.max(0, Math.min(1, totalMs === 0 ? 0 : remainingMs / totalMs));
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  return (
    <div className={styles.timer} role="timer" aria-label={label} aria-live="off">
      <svg className={styles.ring} viewBox="0 0 100 100" aria-hidden="true">
        <circle className={styles.track} cx="50" cy="50" r={RADIUS} />
        <circle
          className={styles.left}
          cx="50"
          cy="50"
          r={RADIUS}
          strokeDasharray={LENGTH}
          strokeDashoffset={LENGTH * (1 - left)}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <span className={styles.seconds}>{seconds}</span>
    </div>
  );
}

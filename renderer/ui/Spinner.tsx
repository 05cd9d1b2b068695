import styles from './Spinner.module.css';

/** Something is under way and nobody knows how long. The words beside it are the caller's. */
export function Spinner() {
  return (
    <svg className={styles.spinner} viewBox="0 0 100 100" aria-hidden="true">
      <circle className={styles.track} cx="50" cy="50" r="40" />
      <path className={styles.arc} d="M50 10a40 40 0 0 1 40 40" />
    </svg>
  );
}

import styles from './PrefixBadge.module.css';

/** The letter of a group as it stands on the slips. */
export function PrefixBadge({ prefix }: { readonly prefix: string }) {
  return <span className={styles.badge}>{prefix}</span>;
}

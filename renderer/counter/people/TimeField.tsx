import styles from './People.module.css';

const TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** `8:30`, `0830`, `8：30` as somebody types it, as `08:30`; what is no time stays as it is. */
export function tidyTime(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  const time = digits.length === 3 || digits.length === 4 ? digits.padStart(4, '0') : '';
  const tidy = `${time.slice(0, 2)}:${time.slice(2)}`;
  return TIME.test(tidy) ? tidy : typed.trim();
}

export function isTime(value: string): boolean {
  return TIME.test(value);
}

type Props = {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
};

/** A time of the hall's wall clock, by 24 hours whatever this computer is set to. */
export function TimeField({ label, value, placeholder = '', onChange }: Props) {
  return (
    <label className={styles.when}>
      {label}
      <input
        value={value}
        placeholder={placeholder}
        inputMode="numeric"
        maxLength={5}
        autoComplete="off"
        aria-invalid={value !== '' && !isTime(value)}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => onChange(tidyTime(value))}
      />
    </label>
  );
}

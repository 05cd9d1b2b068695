/* Signs that are read from afar: solid shapes, no fine lines. Decoration beside words, so hidden from screen readers. */

type Props = { readonly className?: string | undefined };

export function ArrowSign({ className }: Props) {
  return (
    <svg className={className} viewBox="0 0 100 100" fill="currentColor" aria-hidden="true" focusable="false">
      <path d="M4 41h52V18l40 32-40 32V59H4z" />
    </svg>
  );
}

/** Free: a full lamp with a tick. */
export function FreeSign({ className }: Props) {
  return (
    <svg className={className} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle cx="50" cy="50" r="46" fill="currentColor" />
      <path d="m28 52 15 15 30-32" fill="none" stroke="var(--lamp-mark)" strokeWidth="11" />
    </svg>
  );
}

/** Serving: a full lamp with a person. */
export function ServingSign({ className }: Props) {
  return (
    <svg className={className} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle cx="50" cy="50" r="46" fill="currentColor" />
      <circle cx="50" cy="38" r="13" fill="var(--lamp-mark)" />
      <path d="M26 74c2-15 11-22 24-22s22 7 24 22z" fill="var(--lamp-mark)" />
    </svg>
  );
}

/** Paused: two bars in a ring. */
export function PausedSign({ className }: Props) {
  return (
    <svg className={className} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle cx="50" cy="50" r="42" fill="none" stroke="currentColor" strokeWidth="8" />
      <path d="M36 32h10v36H36zM54 32h10v36H54z" fill="currentColor" />
    </svg>
  );
}

/** Closed: an empty ring, struck through. */
export function ClosedSign({ className }: Props) {
  return (
    <svg className={className} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle cx="50" cy="50" r="42" fill="none" stroke="currentColor" strokeWidth="8" />
      <path d="M26 74 74 26" stroke="currentColor" strokeWidth="8" />
    </svg>
  );
}

import type { ReactNode } from 'react';

/* Signs that only the counter needs, on the same 24 grid as `renderer/ui/icons`; hidden from screen readers. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export function FreeIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.5 2.8 2.8L16.3 9.5" />
    </Icon>
  );
}

export function CallIcon() {
  return (
    <Icon>
      <path d="M4 9.5v5h3.5L13 19V5L7.5 9.5H4Z" />
      <path d="M16.5 8.8a4.5 4.5 0 0 1 0 6.4M19 6.3a8 8 0 0 1 0 11.4" />
    </Icon>
  );
}

export function ServeIcon() {
  return (
    <Icon>
      <circle cx="9" cy="8" r="3.2" />
      <path d="M3 19.5c.3-3.6 2.6-5.5 6-5.5 2.2 0 3.9.8 4.9 2.3M16 12.5h5M18.5 10v5" />
    </Icon>
  );
}

export function PauseIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.8 8.5v7M14.2 8.5v7" />
    </Icon>
  );
}

export function ClosedIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M5.8 5.8 18.2 18.2" />
    </Icon>
  );
}

export function LockIcon() {
  return (
    <Icon>
      <rect x="5" y="10.5" width="14" height="10" rx="2" />
      <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
    </Icon>
  );
}

export function UndoIcon() {
  return (
    <Icon>
      <path d="M4 9h10.5a5.5 5.5 0 0 1 0 11H8M8.5 4.5 4 9l4.5 4.5" />
    </Icon>
  );
}

export function TrayIcon() {
  return (
    <Icon>
      <path d="M4 13.5V18a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-4.5h-5a3 3 0 0 1-6 0H4Z" />
      <path d="M12 3.5v6.5M9 7l3-3.5L15 7" />
    </Icon>
  );
}

export function HoldIcon() {
  return (
    <Icon>
      <path d="M7 4h10M7 20h10M8 4v3.5l4 4.5 4-4.5V4M8 20v-3.5l4-4.5 4 4.5V20" />
    </Icon>
  );
}

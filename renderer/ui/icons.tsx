import type { ReactNode } from 'react';

/*
 * Our own line icons on a 24 grid. They are decoration beside words, so they are hidden from screen readers; their
 * size comes from the place that holds them.
 */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1.5em"
      height="1.5em"
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

export function TicketIcon() {
  return (
    <Icon>
      <path d="M4 6h16a1 1 0 0 1 1 1v3a2 2 0 0 0 0 4v3a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-3a2 2 0 0 0 0-4V7a1 1 0 0 1 1-1Z" />
      <path d="M14 6.5v2M14 11v2M14 15.5v2" />
    </Icon>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </Icon>
  );
}

export function BackIcon() {
  return (
    <Icon>
      <path d="M20 12H4M10.5 5.5 4 12l6.5 6.5" />
    </Icon>
  );
}

export function NextIcon() {
  return (
    <Icon>
      <path d="m9 5 7 7-7 7" />
    </Icon>
  );
}

export function PreviousIcon() {
  return (
    <Icon>
      <path d="m15 5-7 7 7 7" />
    </Icon>
  );
}

export function HomeIcon() {
  return (
    <Icon>
      <path d="m3.5 11.5 8.5-7.5 8.5 7.5" />
      <path d="M6 10v9.5h4.5V15h3v4.5H18V10" />
    </Icon>
  );
}

export function CheckIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.5 2.8 2.8L16.3 9.5" />
    </Icon>
  );
}

export function InfoIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.5v.01" />
    </Icon>
  );
}

export function AlertIcon() {
  return (
    <Icon>
      <path d="M12 3.8 21 19.5H3L12 3.8Z" />
      <path d="M12 10v4.2M12 16.8v.01" />
    </Icon>
  );
}

export function StopIcon() {
  return (
    <Icon>
      <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3L8.3 3Z" />
      <path d="m9 9 6 6M15 9l-6 6" />
    </Icon>
  );
}

export function OnlineIcon() {
  return (
    <Icon>
      <path d="M4.5 10a11 11 0 0 1 15 0M7.5 13.3a6.6 6.6 0 0 1 9 0M10.3 16.5a2.6 2.6 0 0 1 3.4 0M12 19.5v.01" />
    </Icon>
  );
}

export function OfflineIcon() {
  return (
    <Icon>
      <path d="M4.5 10a11 11 0 0 1 4.2-2.5M12.5 7a11 11 0 0 1 7 3M7.5 13.3a6.6 6.6 0 0 1 3-1.6M10.3 16.5a2.6 2.6 0 0 1 3.4 0M12 19.5v.01M4 3.5l16.5 17" />
    </Icon>
  );
}

export function TextSizeIcon() {
  return (
    <Icon>
      <path d="M2.5 19 8 5l5.5 14M4.5 14.5h7M14.5 19l3.5-9 3.5 9M15.7 16h4.6" />
    </Icon>
  );
}

export function ContrastIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 3v18a9 9 0 0 0 0-18Z" fill="currentColor" />
    </Icon>
  );
}

export function WheelchairIcon() {
  return (
    <Icon>
      <circle cx="10" cy="4" r="1.6" />
      <path d="M10 7.5v6h5.5l2.5 5.5 2-.8M10 10h5" />
      <path d="M8 11.6a5 5 0 1 0 6.6 6.2" />
    </Icon>
  );
}

export function LanguageIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c3 2.6 4 5.6 4 9s-1 6.4-4 9c-3-2.6-4-5.6-4-9s1-6.4 4-9Z" />
    </Icon>
  );
}

export function PrinterIcon() {
  return (
    <Icon>
      <path d="M7 8V3.5h10V8M7 17H4V9.5A1.5 1.5 0 0 1 5.5 8h13A1.5 1.5 0 0 1 20 9.5V17h-3" />
      <path d="M7 13.5h10v7H7z" />
    </Icon>
  );
}

export function PeopleIcon() {
  return (
    <Icon>
      <circle cx="9" cy="8" r="3.2" />
      <path d="M3 19.5c.3-3.6 2.6-5.5 6-5.5s5.7 1.9 6 5.5M15.5 5.2a3.2 3.2 0 0 1 0 5.6M17.5 14.5c2 .7 3.2 2.4 3.5 5" />
    </Icon>
  );
}

export function ClockIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.3l3.5 2" />
    </Icon>
  );
}

export function PlaceIcon() {
  return (
    <Icon>
      <path d="M12 21c4.5-4.7 6.8-8.2 6.8-11.2A6.8 6.8 0 0 0 5.2 9.8C5.2 12.8 7.5 16.3 12 21Z" />
      <circle cx="12" cy="9.8" r="2.4" />
    </Icon>
  );
}

export function PaperIcon() {
  return (
    <Icon>
      <path d="M6 3h8.5L19 7.5V21H6V3Z" />
      <path d="M14 3.5V8h4.5M9 12.5h7M9 16.5h7" />
    </Icon>
  );
}

export function KeyIcon() {
  return (
    <Icon>
      <circle cx="8" cy="15.5" r="4" />
      <path d="m11 12.5 8.5-8.5M16 7.5l2.5 2.5" />
    </Icon>
  );
}

export function BackspaceIcon() {
  return (
    <Icon>
      <path d="M8.5 5.5H21v13H8.5L3 12l5.5-6.5Z" />
      <path d="m11.5 9.5 5 5M16.5 9.5l-5 5" />
    </Icon>
  );
}

export function QuestionIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.3 9.3a2.8 2.8 0 1 1 4 2.6c-.9.4-1.3 1-1.3 2M12 16.8v.01" />
    </Icon>
  );
}

export function StarIcon() {
  return (
    <Icon>
      <path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8L12 3.5Z" />
    </Icon>
  );
}

export function SilentIcon() {
  return (
    <Icon>
      <path d="M4 9.5v5h3.5L13 19V5L7.5 9.5H4Z" />
      <path d="m16.5 9.5 5 5M21.5 9.5l-5 5" />
    </Icon>
  );
}

export function SpeakIcon() {
  return (
    <Icon>
      <path d="M4 9.5v5h3.5L13 19V5L7.5 9.5H4Z" />
      <path d="M16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11" />
    </Icon>
  );
}

export function PlusIcon() {
  return (
    <Icon>
      <path d="M12 5v14M5 12h14" />
    </Icon>
  );
}

/** A raised hand: something is asked for. */
export function HandIcon() {
  return (
    <Icon>
      <path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11m0-.5v-7a1.5 1.5 0 0 1 3 0V11m0-5a1.5 1.5 0 0 1 3 0v9a6 6 0 0 1-6 6h-1a6 6 0 0 1-5-2.7L3.3 14.5a1.6 1.6 0 0 1 2.6-1.8L8 15" />
    </Icon>
  );
}

export function CrossIcon() {
  return (
    <Icon>
      <path d="m6 6 12 12M18 6 6 18" />
    </Icon>
  );
}

export function CoinIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="m8.5 7 3.5 5 3.5-5M12 12v5.5M9 12.5h6M9 15h6" />
    </Icon>
  );
}

export function ReturnIcon() {
  return (
    <Icon>
      <path d="M4 10h11a5 5 0 0 1 0 10H9M8.5 5.5 4 10l4.5 4.5" />
    </Icon>
  );
}

import type { Answer, Consulted, Disclosure, ReplyKind, WantedInfo } from './disclosure.ts';

/** What was done with a request; `on` is the day of the hall's wall. */
export type DisclosureAct =
  | { readonly kind: 'day-confirmed'; readonly day: string }
  | { readonly kind: 'correction-asked'; readonly what: string; readonly until: string }
  /** The clock begins anew on this day; what stopped or lengthened it before is forgotten [art. 30]. */
  | { readonly kind: 'corrected'; readonly info: WantedInfo }
  | { readonly kind: 'given-up' }
  | { readonly kind: 'consulted'; readonly with: Consulted }
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'extension-asked'; readonly reason: string }
  | { readonly kind: 'extension-approved' }
  | { readonly kind: 'extension-told' }
  | { readonly kind: 'replied'; readonly reply: ReplyKind; readonly note: string | null }
  | { readonly kind: 'receipt-renewed'; readonly version: number };

/** What happened to disclosure requests. `at` is epoch ms of the server. */
export type DisclosureEvent =
  | { readonly type: 'disclosure.drafted'; readonly at: number; readonly request: Disclosure }
  | { readonly type: 'disclosure.entered'; readonly at: number; readonly request: Disclosure }
  | { readonly type: 'disclosure.dropped'; readonly at: number; readonly requestId: string }
  | {
      readonly type: 'disclosure.acted';
      readonly at: number;
      readonly on: string;
      readonly requestId: string;
      readonly staffId: string;
      readonly act: DisclosureAct;
    }
  /** Somebody typed the check code [QU-18]. */
  | { readonly type: 'disclosure.checked'; readonly at: number; readonly requestId: string; readonly right: boolean };

import type { Locale } from '../../lib/text.ts';

/** How a request came in; it decides which day counts as the day of receipt [DOMAIN 2.5, art. 31]. */
export const CHANNELS = ['in-person', 'signed-mail', 'ordinary-mail', 'fax', 'web'] as const;
export type Channel = (typeof CHANNELS)[number];

/** In which form the applicant wants the information. */
export const FORMS = ['paper', 'electronic', 'reading'] as const;
export type WantedForm = (typeof FORMS)[number];

/** The closed list of replies [art. 36]. */
export const REPLY_KINDS = [
  'published',
  'given',
  'refused',
  'not-existing',
  'not-ours',
  'repeated',
  'other-route',
] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

/** Whose word is waited for: a third party whose interest it touches, or an agency that made the document too. */
export const CONSULTED = ['third-party', 'co-maker'] as const;
export type Consulted = (typeof CONSULTED)[number];
export const ANSWERS = ['agrees', 'objects', 'silent'] as const;
export type Answer = (typeof ANSWERS)[number];

/**
 * `draft`: typed at the kiosk, no request in law yet. `unconfirmed`: by ordinary mail, fax or web, its day of receipt
 * is not settled with the applicant. `correcting` and `consulting` stop the clock; the last two are ends.
 */
export const DISCLOSURE_STATUSES = [
  'draft',
  'unconfirmed',
  'handling',
  'correcting',
  'consulting',
  'replied',
  'given-up',
] as const;
export type DisclosureStatus = (typeof DISCLOSURE_STATUSES)[number];

/** What is asked for: a name or a number of the document where they are known, and a description always. */
export type WantedInfo = {
  readonly name: string | null;
  readonly documentNumber: string | null;
  readonly description: string;
};

export type Extension = {
  readonly reason: string;
  readonly askedBy: string;
  readonly approvedBy: string | null;
  /** Day on which the applicant was told, from which it counts; null = not yet. */
  readonly toldOn: string | null;
};

export type Correction = {
  readonly what: string;
  readonly toldOn: string;
  /** Last day that the applicant was given. */
  readonly until: string;
  readonly receivedOn: string | null;
};

export type Consultation = {
  readonly with: Consulted;
  readonly start: string;
  readonly resume: string | null;
  readonly answer: Answer | null;
};

/**
 * A request for government information. Dates are days of the hall's wall. Who asks is behind `personId`: no feed, event
 * or log knows the name [SY-13]. There is no purpose: the law does not ask for one.
 */
export type Disclosure = {
  readonly id: string;
  /** Of the receipt: year and four digits, from 20260001; of a draft: six digits. */
  readonly number: string;
  /** Of the paper: the check code of an older one is void [QU-3]. */
  readonly version: number;
  readonly wrongTries: number;
  readonly status: DisclosureStatus;
  readonly locale: Locale;
  readonly info: WantedInfo;
  readonly form: WantedForm;
  readonly channel: Channel;
  /** Dictated to staff, who wrote it down [art. 29]. */
  readonly dictated: boolean;
  readonly personId: string | null;
  /** Staff id of whoever entered it and answers for it. */
  readonly handler: string;
  readonly createdAt: number;
  readonly enteredOn: string;
  /** The day that the clock runs from, null = not settled; a correction moves it. */
  readonly receivedOn: string | null;
  /** Which year's figures it belongs to. */
  readonly firstReceivedOn: string | null;
  readonly consultations: readonly Consultation[];
  readonly correction: Correction | null;
  readonly extension: Extension | null;
  readonly reply: { readonly kind: ReplyKind; readonly on: string; readonly note: string | null } | null;
  /** Last day of the clock when it ended, so that a later look at the books says the same; null = not ended. */
  readonly endedOn: string | null;
};

/** THE table of acts on a request: which states each is lawful in. Everything else is refused and changes nothing. */
export const DISCLOSURE_TABLE = {
  'disclosure.enter': ['draft'],
  'disclosure.dropDraft': ['draft'],
  'disclosure.confirmDay': ['unconfirmed'],
  'disclosure.askCorrection': ['handling'],
  'disclosure.correct': ['correcting'],
  'disclosure.giveUp': ['correcting'],
  'disclosure.consult': ['handling'],
  'disclosure.answered': ['consulting'],
  'disclosure.askExtension': ['handling', 'consulting'],
  'disclosure.approveExtension': ['handling', 'consulting'],
  'disclosure.tellExtension': ['handling', 'consulting'],
  'disclosure.reply': ['handling'],
  'disclosure.reveal': ['unconfirmed', 'handling', 'correcting', 'consulting', 'replied', 'given-up'],
  'disclosure.receipt': ['unconfirmed', 'handling', 'correcting', 'consulting', 'replied', 'given-up'],
} as const satisfies Record<string, readonly DisclosureStatus[]>;
export type DisclosureActType = keyof typeof DISCLOSURE_TABLE;

export function isLawfulFor(type: DisclosureActType, status: DisclosureStatus): boolean {
  const lawful: readonly DisclosureStatus[] = DISCLOSURE_TABLE[type];
  return lawful.includes(status);
}

/** Whether the request is over. */
export function isEnded({ status }: Pick<Disclosure, 'status'>): boolean {
  return status === 'replied' || status === 'given-up';
}

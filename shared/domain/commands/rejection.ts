/** Codes a domain refusal may carry; texts under `errors.<code>`. Never prose on the wire. */
export const REJECTION_CODES = [
  'denied',
  'hall.not-loaded',
  'day.not-open',
  'day.open-tickets',
  'group.unknown',
  'group.intake-stopped',
  'group.no-priority',
  'group.same',
  'quota.full',
  'take.slow',
  'identity.needed',
  'reason.needed',
  'visit.too-many',
  'visit.not-next',
  'visit.cap',
  'visit.busy',
  'class.not-here',
  'window.unknown',
  'window.not-yours',
  'window.occupied',
  'window.state',
  'window.has-held',
  'window.no-skill',
  'window.clerk-no-skill',
  'ticket.unknown',
  'ticket.state',
  'ticket.other-window',
  'queue.empty',
  'recall.too-soon',
  'recall.limit',
  'pass.too-soon',
  'pass.needs-three-calls',
  'pass.guide-first',
  'reactivate.limit',
  'undo.nothing',
  'undo.too-late',
  'undo.not-newest',
  'slip.not-found',
  'slip.locked',
  'outcome.not-here',
  'reason.not-here',
  'notice.gone',
  'alarm.gone',
  'alarm.taken',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

export type Rejection = {
  readonly code: RejectionCode;
  /** Plain values for the text: state, seconds to wait, numbers. */
  readonly params?: Readonly<Record<string, string | number>>;
};

import type { PriorityReason } from '../../../shared/domain/hall/hall-words.ts';
import type { TicketStatus } from '../../../shared/domain/ticket/ticket.ts';
import type { CounterKey } from '../model/say.ts';
import type { Given } from './use-guide.ts';

export const REASON_WORD = {
  disability: 'guide.reason.disability',
  elderly: 'guide.reason.elderly',
  military: 'guide.reason.military',
  rescue: 'guide.reason.rescue',
  'pregnant-or-infant': 'guide.reason.pregnantOrInfant',
  unwell: 'guide.reason.unwell',
  'key-project': 'guide.reason.keyProject',
} as const satisfies Record<PriorityReason, CounterKey>;

export const STATUS_WORD = {
  waiting: 'guide.status.waiting',
  called: 'guide.status.called',
  serving: 'guide.status.serving',
  held: 'guide.status.held',
  passed: 'guide.status.passed',
  done: 'guide.status.done',
  cancelled: 'guide.status.cancelled',
  abandoned: 'guide.status.over',
  expired: 'guide.status.over',
} as const satisfies Record<TicketStatus, CounterKey>;

export const PAPER_WORD = {
  printing: 'guide.paper.printing',
  printed: 'guide.paper.printed',
  'no-printer': 'guide.paper.none',
  failed: 'guide.paper.failed',
} as const satisfies Record<Given['paper'], CounterKey>;

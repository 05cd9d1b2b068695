import type { Carried } from '../../../shared/domain/catalogue/carried.ts';
import type { SlipReply, Standing, VisitorReply } from '../../../shared/domain/commands/replies.ts';
import type { Need } from '../../../shared/domain/hall/hall-words.ts';
import type { Ticket, TicketClass } from '../../../shared/domain/ticket/ticket.ts';
import type { Message } from '../../i18n/message.ts';
import type { AskAct } from '../ask/ask-page.ts';
import type { BookingTouch } from '../booking/booking-page.ts';
import type { GuideEvent, GuideStep } from '../guide/guide-page.ts';
import type { LineEvent } from '../lines/line-page.ts';
import type { Appearance, SlipState, VisitorRef } from './visit.ts';

/** What can happen to a visit: touches, answers and times. Effects live in the kiosk controller. */
export type VisitEvent =
  | GuideEvent
  | LineEvent
  | { readonly type: 'open-lines' }
  | { readonly type: 'open-guide'; readonly step: GuideStep }
  /** From a checklist to the number for its matter. */
  | { readonly type: 'take-for'; readonly groupId: string; readonly carried: Carried }
  | { readonly type: 'appearance'; readonly change: Partial<Appearance> }
  | { readonly type: 'booking'; readonly touch: BookingTouch }
  | { readonly type: 'home' }
  | { readonly type: 'back' }
  | { readonly type: 'turn'; readonly page: number }
  | { readonly type: 'ask'; readonly act: AskAct }
  | { readonly type: 'open-groups' }
  | { readonly type: 'open-group'; readonly groupId: string; readonly unsure: boolean }
  | { readonly type: 'open-item'; readonly itemId: string }
  | { readonly type: 'add-another' }
  | { readonly type: 'drop-matter'; readonly groupId: string }
  | { readonly type: 'open-needs' }
  | { readonly type: 'need'; readonly need: Need; readonly on: boolean }
  | { readonly type: 'take'; readonly class: TicketClass; readonly press: number }
  | { readonly type: 'took'; readonly press: number; readonly slip: SlipReply }
  | { readonly type: 'take-failed'; readonly press: number; readonly trouble: Message }
  | { readonly type: 'slip'; readonly ticketId: string; readonly print: SlipState; readonly leaveAt: number | null }
  | { readonly type: 'open-look-up' }
  | { readonly type: 'entry'; readonly number: string; readonly code: string }
  | { readonly type: 'entry-next' }
  | { readonly type: 'not-a-slip' }
  | { readonly type: 'look-up'; readonly ref: VisitorRef; readonly press: number }
  | { readonly type: 'looked-up'; readonly press: number; readonly reply: VisitorReply }
  /** The slip of an earlier day became a number of today. */
  | { readonly type: 'promise-kept'; readonly press: number; readonly slip: SlipReply }
  | { readonly type: 'look-up-failed'; readonly press: number; readonly trouble: Message }
  | { readonly type: 'ask-cancel' }
  | { readonly type: 'ask-return' }
  | { readonly type: 'return'; readonly press: number }
  | { readonly type: 'returned'; readonly press: number; readonly slip: SlipReply }
  | { readonly type: 'keep' }
  | { readonly type: 'cancel'; readonly press: number }
  | { readonly type: 'reactivate'; readonly press: number }
  | { readonly type: 'acted'; readonly press: number; readonly ticket: Ticket; readonly standing: Standing | null }
  | { readonly type: 'act-failed'; readonly press: number; readonly trouble: Message };

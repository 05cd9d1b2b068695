import type { AlarmTaking, Incident, Message, Notice, Taking } from './floor.ts';

/** What the manager did, or was told. `at` is epoch ms of the server. */
export type FloorEvent =
  | {
      readonly type: 'window.assigned';
      readonly at: number;
      readonly windowId: string;
      readonly groups: readonly { readonly groupId: string; readonly weight: number }[];
      /** Those of them that the seated clerk can serve. */
      readonly serves: readonly string[];
    }
  | { readonly type: 'ticket.freed'; readonly at: number; readonly ticketId: string }
  | {
      readonly type: 'intake.set';
      readonly at: number;
      readonly groupIds: readonly string[];
      /** `rule`: open, and no longer kept from the rule of the evening. */
      readonly intake: 'open' | 'stopped' | 'rule';
    }
  | { readonly type: 'notice.posted'; readonly at: number; readonly notice: Notice }
  | { readonly type: 'notice.ended'; readonly at: number; readonly noticeId: string }
  | { readonly type: 'incident.added'; readonly at: number; readonly incident: Incident }
  | { readonly type: 'help.taken'; readonly at: number; readonly incidentId: string; readonly taken: Taking }
  | {
      readonly type: 'help.closed';
      readonly at: number;
      readonly incidentId: string;
      readonly closed: Taking & { readonly note: string };
    }
  | { readonly type: 'alarm.taken'; readonly at: number; readonly taking: AlarmTaking }
  | { readonly type: 'message.sent'; readonly at: number; readonly message: Message }
  | { readonly type: 'message.read'; readonly at: number; readonly messageId: string }
  | {
      readonly type: 'trend.sampled';
      readonly at: number;
      readonly day: string;
      readonly waiting: Readonly<Record<string, number>>;
    };

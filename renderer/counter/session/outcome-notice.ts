import type { HallCommandType } from '../../../shared/domain/commands/hall-commands.ts';
import type { CallReply, VisitorReply } from '../../../shared/domain/commands/replies.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { WireError } from '../../../shared/protocol/errors.ts';
import type { SendOutcome } from '../../data/client.ts';
import { messageOfError } from '../../i18n/message.ts';
import type { Notice } from '../model/local-state.ts';
import { type Say, say } from '../model/say.ts';
import { whySay } from '../model/words.ts';

type News = Omit<Notice, 'at'>;

export type Around = {
  readonly online: boolean;
  readonly reactivateAfter: number;
  /** Number of the ticket that the command was about, '' where it was about none. */
  readonly number: string;
};

const neutral = (text: Say): News => ({ text, tone: 'neutral' });

/** A lost race is nobody's fault and is said so; everything else is the product's sentence for the code. */
function ofRefusal(error: WireError): News {
  switch (error.code) {
    case 'queue.empty':
      return neutral(say('notice.queueEmpty.text'));
    case 'ticket.state':
    case 'ticket.other-window':
    case 'ticket.unknown':
      return neutral(say('notice.takenElsewhere.text'));
    case 'window.state':
      return neutral(say('notice.windowMoved.text'));
    case 'undo.too-late':
      return neutral(say('notice.undoLate.text'));
    case 'undo.nothing':
    case 'undo.not-newest':
      return neutral(say('notice.undoNewer.text'));
    default: {
      const { code, params } = messageOfError(error);
      return { text: { key: `errors:${code}`, params }, tone: 'warn' };
    }
  }
}

function ofReply(type: HallCommandType, reply: unknown, { reactivateAfter, number }: Around): News | null {
  switch (type) {
    case 'ticket.callNext': {
      const called = reply as CallReply;
      return { text: say('notice.called.text', { number: called.number, why: whySay(called.why) }), tone: 'good' };
    }
    case 'ticket.recall':
      return { text: say('notice.recalled.text', { number }), tone: 'good' };
    case 'ticket.reactivate': {
      const visitor = reply as VisitorReply;
      if (!visitor.found) return null;
      const text = say('notice.reactivated.text', { number: visitor.ticket.number, after: reactivateAfter });
      return { text, tone: 'good' };
    }
    case 'window.undo':
      return { text: say('notice.undone.text'), tone: 'good' };
    default:
      return null;
  }
}

/** What the clerk reads after a press; null where the screen itself says enough. */
export function newsOf<T extends HallCommandType>(type: T, outcome: SendOutcome<T>, around: Around): News | null {
  switch (outcome.status) {
    case 'ok':
      return ofReply(type, outcome.reply, around);
    case 'queued':
      return around.online ? null : neutral(say('notice.kept.text'));
    case 'not-sent':
      return neutral(say(outcome.code === 'offline' ? 'notice.offline.text' : 'notice.late.text'));
    case 'unknown':
      return { text: say('notice.unknown.text'), tone: 'warn' };
    case 'refused':
      return ofRefusal(outcome.error);
    default:
      return unreachable(outcome);
  }
}

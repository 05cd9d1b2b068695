import { unreachable } from '../../lib/unreachable.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { Context } from '../hall/context.ts';
import type { Decided } from '../hall/decision.ts';
import type { HallState } from '../hall/hall-state.ts';
import {
  decideAnswered,
  decideApproveExtension,
  decideAskCorrection,
  decideAskExtension,
  decideConfirmDay,
  decideConsult,
  decideCorrect,
  decideDraft,
  decideDropDraft,
  decideEnter,
  decideGiveUp,
  decideLookUpRequest,
  decideReceipt,
  decideReply,
  decideRevealApplicant,
  decideTellExtension,
} from './decide-disclosure.ts';
import type { disclosureCommandSchemas } from './disclosure-commands.ts';

type DisclosureType = keyof typeof disclosureCommandSchemas;
type DisclosureCommand = { [T in DisclosureType]: HallCommandOf<T> }[DisclosureType];

/** Every command about a disclosure request. */
export function decideDisclosure(state: HallState, command: DisclosureCommand, ctx: Context): Decided {
  switch (command.type) {
    case 'disclosure.draft':
      return decideDraft(state, command, ctx);
    case 'disclosure.dropDraft':
      return decideDropDraft(state, command, ctx);
    case 'disclosure.enter':
      return decideEnter(state, command, ctx);
    case 'disclosure.confirmDay':
      return decideConfirmDay(state, command, ctx);
    case 'disclosure.askCorrection':
      return decideAskCorrection(state, command, ctx);
    case 'disclosure.correct':
      return decideCorrect(state, command, ctx);
    case 'disclosure.giveUp':
      return decideGiveUp(state, command, ctx);
    case 'disclosure.consult':
      return decideConsult(state, command, ctx);
    case 'disclosure.answered':
      return decideAnswered(state, command, ctx);
    case 'disclosure.askExtension':
      return decideAskExtension(state, command, ctx);
    case 'disclosure.approveExtension':
      return decideApproveExtension(state, command, ctx);
    case 'disclosure.tellExtension':
      return decideTellExtension(state, command, ctx);
    case 'disclosure.reply':
      return decideReply(state, command, ctx);
    case 'disclosure.reveal':
      return decideRevealApplicant(state, command, ctx);
    case 'disclosure.receipt':
      return decideReceipt(state, command, ctx);
    case 'disclosure.lookUp':
      return decideLookUpRequest(state, command, ctx);
    default:
      return unreachable(command);
  }
}

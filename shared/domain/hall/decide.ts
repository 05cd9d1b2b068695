import { unreachable } from '../../lib/unreachable.ts';
import { decideAsk } from '../ask/decide-ask.ts';
import { decideMatter } from '../ask/decide-matter.ts';
import {
  decideCancelBooking,
  decideDays,
  decideFindBooking,
  decideLookUpBooking,
  decideMake,
  decideMove,
  decideReopen,
  decideRevealBooking,
  decideShutSlots,
  decideSweep,
  decideTold,
} from '../booking/decide-booking.ts';
import { decideCheckIn } from '../booking/decide-check-in.ts';
import { authorize } from '../commands/authorize.ts';
import type { HallCommand, SystemCommand } from '../commands/hall-commands.ts';
import { decideSheet } from '../day-sheet/decide-sheet.ts';
import { decideCame, decideDropped, decideReport, decideRest, decideWent } from '../device/decide-device.ts';
import { decideDisclosure } from '../disclosure/decide-all.ts';
import { decideEndDay, decideHandOver, decideKeep, decideReveal, decideSettle } from '../evening/decide-evening.ts';
import { decideIntakeRule } from '../evening/intake-rule.ts';
import { decidePromiseTake } from '../evening/promise.ts';
import {
  decideAssign,
  decideCallNumber,
  decideEndService,
  decideIntake,
  decideRelease,
  decideShut,
} from '../floor/decide-floor.ts';
import {
  decideCloseIncident,
  decideEndNotice,
  decideFault,
  decideHelp,
  decideNote,
  decidePost,
  decideRead,
  decideSample,
  decideSend,
  decideTakeAlarm,
} from '../floor/decide-talk.ts';
import {
  decideCopyWeek,
  decideCorrect,
  decideCover,
  decideCoverEnd,
  decideLeave,
  decideRoster,
  decideWithdraw,
} from '../people/decide-people.ts';
import type { Context } from './context.ts';
import {
  decideCallNext,
  decideComeBack,
  decideFinish,
  decideHold,
  decidePass,
  decidePutBack,
  decideRecall,
  decideStart,
  decideTakeBack,
  decideTransfer,
  decideWrongGroup,
} from './decide-desk.ts';
import { decideChangeGroup, decideFind, decideLooked, decideNeeds } from './decide-guide.ts';
import {
  decideAttach,
  decideCloseDay,
  decideDetach,
  decideHours,
  decideJump,
  decideLoad,
  decideRefresh,
  decideRoll,
  decideSpoken,
} from './decide-system.ts';
import { decideTake } from './decide-take.ts';
import { decideNextMatter } from './decide-visit.ts';
import {
  decideCancel,
  decideLookUp,
  decidePrinted,
  decideReactivate,
  decideReprint,
  decideReturnSlip,
  decideUnclaimed,
} from './decide-visitor.ts';
import { decideClose, decideOpen, decidePause, decidePauseAfter, decideResume, decideUndo } from './decide-window.ts';
import { type Decided, refuse } from './decision.ts';
import type { HallState } from './hall-state.ts';

type Targets = { windowId?: string; ticketId?: string };

function targetsOf(payload: object): Targets {
  const targets: Targets = {};
  if ('windowId' in payload && typeof payload.windowId === 'string') targets.windowId = payload.windowId;
  if ('ticketId' in payload && typeof payload.ticketId === 'string') targets.ticketId = payload.ticketId;
  return targets;
}

/**
 * Decides a command of the hall: events and a reply, or a refusal that changes nothing. Pure; the same code runs on
 * the server, in the client's fold of pending commands and behind every button [QU-4, SE-5].
 */
export function decide(state: HallState, command: HallCommand | SystemCommand, ctx: Context): Decided {
  const allowed = authorize(state, ctx.actor, command.type, targetsOf(command.payload));
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'ticket.take':
      return decideTake(state, command, ctx);
    case 'ticket.changeGroup':
      return decideChangeGroup(state, command, ctx);
    case 'ticket.needs':
      return decideNeeds(command, ctx);
    case 'ticket.guideLooked':
      return decideLooked(command, ctx);
    case 'ticket.find':
      return decideFind(state, command);
    case 'ticket.nextMatter':
      return decideNextMatter(state, command, ctx);
    case 'ticket.unclaimed':
      return decideUnclaimed(state, command, ctx);
    case 'ticket.lookUp':
      return decideLookUp(state, command, ctx);
    case 'ticket.cancel':
      return decideCancel(state, command, ctx);
    case 'ticket.reactivate':
      return decideReactivate(state, command, ctx);
    case 'slip.printed':
      return decidePrinted(state, command, ctx);
    case 'slip.reprint':
      return decideReprint(state, command, ctx);
    case 'window.open':
      return decideOpen(state, command, ctx);
    case 'window.close':
      return decideClose(state, command, ctx);
    case 'window.pause':
      return decidePause(state, command, ctx);
    case 'window.pauseAfter':
      return decidePauseAfter(state, command, ctx);
    case 'window.resume':
      return decideResume(command, ctx);
    case 'window.undo':
      return decideUndo(state, command, ctx);
    case 'ticket.callNext':
      return decideCallNext(state, command, ctx);
    case 'ticket.recall':
      return decideRecall(state, command, ctx);
    case 'ticket.start':
      return decideStart(state, command, ctx);
    case 'ticket.finish':
      return decideFinish(state, command, ctx);
    case 'ticket.pass':
      return decidePass(state, command, ctx);
    case 'ticket.putBack':
      return decidePutBack(command, ctx);
    case 'ticket.hold':
      return decideHold(state, command, ctx);
    case 'ticket.takeBack':
      return decideTakeBack(command, ctx);
    case 'ticket.wrongGroup':
      return decideWrongGroup(state, command, ctx);
    case 'ticket.transfer':
      return decideTransfer(state, command, ctx);
    case 'ticket.comeBack':
      return decideComeBack(state, command, ctx);
    case 'voice.attach':
      return decideAttach(state, command, ctx);
    case 'call.spoken':
      return decideSpoken(state, command, ctx);
    case 'window.assign':
      return decideAssign(state, command, ctx);
    case 'window.release':
      return decideRelease(state, command, ctx);
    case 'window.shut':
      return decideShut(state, command, ctx);
    case 'service.end':
      return decideEndService(state, command, ctx);
    case 'ticket.callNumber':
      return decideCallNumber(state, command, ctx);
    case 'intake.set':
      return decideIntake(state, command, ctx);
    case 'fault.declare':
      return decideFault(state, command, ctx);
    case 'notice.post':
      return decidePost(command, ctx);
    case 'notice.end':
      return decideEndNotice(state, command, ctx);
    case 'message.send':
      return decideSend(state, command, ctx);
    case 'message.read':
      return decideRead(state, command, ctx);
    case 'help.raise':
      return decideHelp(state, command, ctx);
    case 'alarm.take':
      return decideTakeAlarm(state, command, ctx);
    case 'incident.close':
      return decideCloseIncident(state, command, ctx);
    case 'incident.note':
      return decideNote(state, command, ctx);
    case 'device.report':
      return decideReport(state, command, ctx);
    case 'device.rest':
      return decideRest(state, command, ctx);
    case 'device.came':
      return decideCame(state, command, ctx);
    case 'device.went':
      return decideWent(state, command, ctx);
    case 'device.dropped':
      return decideDropped(state, command, ctx);
    case 'leftover.settle':
      return decideSettle(state, command, ctx);
    case 'owed.reveal':
      return decideReveal(state, command);
    case 'owed.keep':
      return decideKeep(state, command, ctx);
    case 'promise.take':
      return decidePromiseTake(state, command, ctx);
    case 'ticket.returnSlip':
      return decideReturnSlip(state, command, ctx);
    case 'day.handOver':
      return decideHandOver(state, command, ctx);
    case 'day.end':
      return decideEndDay(state, ctx);
    case 'day.sheet':
      return decideSheet(state, command);
    case 'roster.set':
      return decideRoster(state, command, ctx);
    case 'roster.copyWeek':
      return decideCopyWeek(state, command, ctx);
    case 'leave.record':
      return decideLeave(state, command, ctx);
    case 'leave.withdraw':
      return decideWithdraw(state, command, ctx);
    case 'cover.confirm':
      return decideCover(state, command, ctx);
    case 'cover.end':
      return decideCoverEnd(state, command, ctx);
    case 'attendance.correct':
      return decideCorrect(state, command, ctx);
    case 'booking.make':
      return decideMake(state, command, ctx);
    case 'booking.lookUp':
      return decideLookUpBooking(state, command, ctx);
    case 'booking.find':
      return decideFindBooking(state, command);
    case 'booking.cancel':
      return decideCancelBooking(state, command, ctx);
    case 'booking.move':
      return decideMove(state, command, ctx);
    case 'booking.checkIn':
      return decideCheckIn(state, command, ctx);
    case 'booking.shut':
      return decideShutSlots(state, command, ctx);
    case 'booking.reopen':
      return decideReopen(state, command, ctx);
    case 'booking.reveal':
      return decideRevealBooking(state, command);
    case 'booking.told':
      return decideTold(state, command, ctx);
    case 'booking.days':
      return decideDays(command, ctx);
    case 'booking.sweep':
      return decideSweep(state, ctx);
    case 'ask.make':
    case 'ask.withdraw':
    case 'ask.take':
    case 'ask.giveBack':
    case 'ask.end':
    case 'ask.begin':
      return decideAsk(state, command, ctx);
    case 'matter.leave':
    case 'matter.inquire':
    case 'matter.unresolved':
    case 'matter.lookUp':
    case 'matter.read':
    case 'matter.offer':
    case 'matter.accept':
    case 'matter.decline':
    case 'matter.answer':
    case 'matter.close':
      return decideMatter(state, command, ctx);
    case 'content.list':
    case 'content.read':
    case 'content.saveDraft':
    case 'content.dropDraft':
    case 'content.publish':
    case 'content.rollBack':
    case 'content.withdraw':
      // They are the city's; the edge leads them there.
      return refuse('denied');
    case 'disclosure.draft':
    case 'disclosure.dropDraft':
    case 'disclosure.enter':
    case 'disclosure.confirmDay':
    case 'disclosure.askCorrection':
    case 'disclosure.correct':
    case 'disclosure.giveUp':
    case 'disclosure.consult':
    case 'disclosure.answered':
    case 'disclosure.askExtension':
    case 'disclosure.approveExtension':
    case 'disclosure.tellExtension':
    case 'disclosure.reply':
    case 'disclosure.reveal':
    case 'disclosure.receipt':
    case 'disclosure.lookUp':
      return decideDisclosure(state, command, ctx);
    case 'intake.rule':
      return decideIntakeRule(state, ctx);
    case 'trend.sample':
      return decideSample(state, ctx);
    case 'hall.load':
      return decideLoad(command, ctx);
    case 'hours.set':
      return decideHours(state, command, ctx);
    case 'day.close':
      return decideCloseDay(state, command, ctx);
    case 'day.roll':
      return decideRoll(state, command, ctx);
    case 'est.refresh':
      return decideRefresh(state, ctx);
    case 'numbers.jump':
      return decideJump(state, command, ctx);
    case 'voice.detach':
      return decideDetach(command, ctx);
    default:
      return unreachable(command);
  }
}

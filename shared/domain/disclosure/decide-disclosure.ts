import { getRow, rowsOf } from '../../lib/table.ts';
import { EMPTY_CALENDAR } from '../calendar/calendar.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { DisclosureLookUpReply, DisclosureReceipt } from '../commands/replies.ts';
import { personOf } from '../floor/log-incident.ts';
import type { Context } from '../hall/context.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { wallAt } from '../people/wall-time.ts';
import { type Disclosure, type DisclosureActType, isLawfulFor } from './disclosure.ts';
import { consultationEnd, correctionDue, replyDue } from './disclosure-clock.ts';
import type { DisclosureAct } from './disclosure-events.ts';

type Command<T extends DisclosureActType | 'disclosure.draft' | 'disclosure.lookUp'> = HallCommandOf<T>;

/** Drafts waiting at once; a kiosk alone fills no list without end. */
const MAX_DRAFTS = 200;

const BLANK = {
  version: 1,
  wrongTries: 0,
  form: 'paper',
  channel: 'in-person',
  dictated: false,
  personId: null,
  handler: '',
  receivedOn: null,
  firstReceivedOn: null,
  consultations: [],
  correction: null,
  extension: null,
  reply: null,
  endedOn: null,
} as const satisfies Partial<Disclosure>;

/** The highest number that begins so, plus one: commands of a hall are decided one after the other [SY-1]. */
function nextNumber(state: HallState, isOf: (request: Disclosure) => boolean, first: number): string {
  let last = first - 1;
  for (const request of rowsOf(state.disclosures)) if (isOf(request)) last = Math.max(last, Number(request.number));
  return String(last + 1);
}

function receiptOf({ id, number, version, createdAt }: Disclosure): DisclosureReceipt {
  return { ticketId: id, number, version, takenAt: createdAt };
}

/** The kiosk's short form: waits for its author at the desk, under a number; it is no request in law yet. */
export function decideDraft(state: HallState, { payload }: Command<'disclosure.draft'>, ctx: Context): Decided {
  const drafts = [...rowsOf(state.disclosures)].filter(({ status }) => status === 'draft');
  if (drafts.length >= MAX_DRAFTS) return refuse('disclosure.many-drafts');
  const request: Disclosure = {
    ...BLANK,
    id: ctx.newId(),
    number: nextNumber(state, ({ status }) => status === 'draft', 100_001),
    status: 'draft',
    locale: payload.locale,
    info: { name: null, documentNumber: null, description: payload.description },
    createdAt: ctx.now,
    enteredOn: wallAt(state, ctx.now).day,
  };
  return accept([{ type: 'disclosure.drafted', at: ctx.now, request }], { number: request.number });
}

/** The full entry by staff. The channel decides the day of receipt [art. 31]. */
export function decideEnter(state: HallState, { payload }: Command<'disclosure.enter'>, ctx: Context): Decided {
  const { requestId, info, form, channel, dictated, locale, personId, signedOn } = payload;
  if (personId === undefined) return refuse('identity.needed');
  const draft = requestId === undefined ? undefined : getRow(state.disclosures, requestId);
  if (requestId !== undefined && !draft) return refuse('disclosure.unknown');
  if (draft && !isLawfulFor('disclosure.enter', draft.status)) return refuse('disclosure.state');
  const today = wallAt(state, ctx.now).day;
  const isSigned = channel === 'signed-mail';
  if (isSigned !== (signedOn !== undefined) || (signedOn ?? '') > today) return refuse('disclosure.day');
  const receivedOn = channel === 'in-person' ? today : (signedOn ?? null);
  const year = today.slice(0, 4);
  const request: Disclosure = {
    ...BLANK,
    id: draft?.id ?? ctx.newId(),
    number: nextNumber(
      state,
      ({ status, number }) => status !== 'draft' && number.startsWith(year),
      Number(`${year}0001`),
    ),
    version: (draft?.version ?? 0) + 1,
    status: receivedOn === null ? 'unconfirmed' : 'handling',
    locale,
    info,
    form,
    channel,
    dictated,
    personId,
    handler: personOf(ctx).staffId,
    createdAt: ctx.now,
    enteredOn: today,
    receivedOn,
    firstReceivedOn: receivedOn,
  };
  return accept([{ type: 'disclosure.entered', at: ctx.now, request }], receiptOf(request));
}

type Guarded = { readonly act: DisclosureAct; readonly reply?: unknown } | Decided;
type Scene = { readonly request: Disclosure; readonly today: string; readonly staffId: string; readonly ctx: Context };

/** Every act on a request that exists: the state by the table, then the guards of the act itself. */
function act(
  state: HallState,
  command: { readonly type: DisclosureActType; readonly payload: { readonly requestId: string } },
  ctx: Context,
  guard: (scene: Scene) => Guarded,
): Decided {
  const { requestId } = command.payload;
  const request = getRow(state.disclosures, requestId);
  if (!request) return refuse('disclosure.unknown');
  if (!isLawfulFor(command.type, request.status)) return refuse('disclosure.state');
  const { staffId } = personOf(ctx);
  const on = wallAt(state, ctx.now).day;
  const guarded = guard({ request, today: on, staffId, ctx });
  if ('ok' in guarded) return guarded;
  return accept(
    [{ type: 'disclosure.acted', at: ctx.now, on, requestId, staffId, act: guarded.act }],
    guarded.reply ?? null,
  );
}

function calendarOf(ctx: Context) {
  return ctx.calendar ?? EMPTY_CALENDAR;
}

export function decideDropDraft(state: HallState, command: Command<'disclosure.dropDraft'>, ctx: Context): Decided {
  return act(state, command, ctx, ({ request }) =>
    accept([{ type: 'disclosure.dropped', at: ctx.now, requestId: request.id }]),
  );
}

/** The day settled with the applicant: not before it came, not in the future. */
export function decideConfirmDay(state: HallState, command: Command<'disclosure.confirmDay'>, ctx: Context): Decided {
  const { day } = command.payload;
  return act(state, command, ctx, ({ request, today }) =>
    day < request.enteredOn || day > today ? refuse('disclosure.day') : { act: { kind: 'day-confirmed', day } },
  );
}

/** Once, and within seven working days: later it would give the office time that is not its own [art. 30]. */
export function decideAskCorrection(
  state: HallState,
  command: Command<'disclosure.askCorrection'>,
  ctx: Context,
): Decided {
  const { what, until } = command.payload;
  return act(state, command, ctx, ({ request, today }) => {
    if (request.correction !== null) return refuse('disclosure.once');
    const last = correctionDue(calendarOf(ctx), request.receivedOn ?? today);
    if (today > last) return refuse('disclosure.too-late', { date: last });
    if (until <= today) return refuse('disclosure.day');
    return { act: { kind: 'correction-asked', what, until } };
  });
}

export function decideCorrect(state: HallState, command: Command<'disclosure.correct'>, ctx: Context): Decided {
  return act(state, command, ctx, () => ({ act: { kind: 'corrected', info: command.payload.info } }));
}

/** No correction without a good reason: given up, but not before the day that the applicant was given is over. */
export function decideGiveUp(state: HallState, command: Command<'disclosure.giveUp'>, ctx: Context): Decided {
  return act(state, command, ctx, ({ request, today }) => {
    const until = request.correction?.until ?? today;
    return today <= until ? refuse('disclosure.too-early', { date: until }) : { act: { kind: 'given-up' } };
  });
}

export function decideConsult(state: HallState, command: Command<'disclosure.consult'>, ctx: Context): Decided {
  return act(state, command, ctx, () => ({ act: { kind: 'consulted', with: command.payload.with } }));
}

/** Silence is an answer only after fifteen working days; a co-maker that is silent agrees [art. 32, 34]. */
export function decideAnswered(state: HallState, command: Command<'disclosure.answered'>, ctx: Context): Decided {
  const { answer } = command.payload;
  return act(state, command, ctx, ({ request, today }) => {
    const open = request.consultations.at(-1);
    if (!open) return refuse('disclosure.state');
    if (answer !== 'silent') return { act: { kind: 'answered', answer } };
    const last = consultationEnd(calendarOf(ctx), open.start);
    if (today <= last) return refuse('disclosure.too-early', { date: last });
    return { act: { kind: 'answered', answer: open.with === 'co-maker' ? 'agrees' : 'silent' } };
  });
}

function isPastDue({ request, today, ctx }: Scene): boolean {
  const due = replyDue(calendarOf(ctx), request, today);
  return due !== null && today > due.date;
}

/** Once, and while the clock still runs: a late reply is not made punctual afterwards. */
export function decideAskExtension(
  state: HallState,
  command: Command<'disclosure.askExtension'>,
  ctx: Context,
): Decided {
  return act(state, command, ctx, (scene) => {
    if (scene.request.extension !== null) return refuse('disclosure.once');
    if (isPastDue(scene)) return refuse('disclosure.due-over');
    return { act: { kind: 'extension-asked', reason: command.payload.reason } };
  });
}

/** The head approves, and is neither who asked nor who handles the request. */
export function decideApproveExtension(
  state: HallState,
  command: Command<'disclosure.approveExtension'>,
  ctx: Context,
): Decided {
  return act(state, command, ctx, (scene) => {
    const { extension, handler } = scene.request;
    if (extension === null) return refuse('disclosure.no-extension');
    if (extension.approvedBy !== null) return refuse('disclosure.once');
    if (scene.staffId === extension.askedBy || scene.staffId === handler) return refuse('disclosure.same-person');
    if (isPastDue(scene)) return refuse('disclosure.due-over');
    return { act: { kind: 'extension-approved' } };
  });
}

/** The twenty days more count from the moment that the applicant knows of them. */
export function decideTellExtension(
  state: HallState,
  command: Command<'disclosure.tellExtension'>,
  ctx: Context,
): Decided {
  return act(state, command, ctx, (scene) => {
    const { extension } = scene.request;
    if (extension === null || extension.approvedBy === null) return refuse('disclosure.no-extension');
    if (extension.toldOn !== null) return refuse('disclosure.once');
    if (isPastDue(scene)) return refuse('disclosure.due-over');
    return { act: { kind: 'extension-told' } };
  });
}

export function decideReply(state: HallState, command: Command<'disclosure.reply'>, ctx: Context): Decided {
  const { kind, note } = command.payload;
  return act(state, command, ctx, () => ({ act: { kind: 'replied', reply: kind, note: note ?? null } }));
}

/** The edge puts the person into the answer; here there is only whose it is [SE-7]. */
export function decideRevealApplicant(state: HallState, command: Command<'disclosure.reveal'>, ctx: Context): Decided {
  return act(state, command, ctx, ({ request }) => accept([], { requestId: request.id, personId: request.personId }));
}

export function decideReceipt(state: HallState, command: Command<'disclosure.receipt'>, ctx: Context): Decided {
  return act(state, command, ctx, ({ request }) => {
    const version = request.version + 1;
    return { act: { kind: 'receipt-renewed', version }, reply: receiptOf({ ...request, version }) };
  });
}

/** Where a request stands, for whoever has its receipt. A wrong code is counted, so it is an answer [QU-18]. */
export function decideLookUpRequest(
  state: HallState,
  { payload: { number, code } }: Command<'disclosure.lookUp'>,
  ctx: Context,
): Decided {
  const request = [...rowsOf(state.disclosures)].find((each) => each.number === number && each.status !== 'draft');
  if (!request) return refuse('disclosure.unknown');
  const limit = settingsOf(state).maxWrongTries;
  if (request.wrongTries >= limit) return refuse('disclosure.locked');
  const right = ctx.secrets.checkCode(request.id, request.version) === code;
  const checked = { type: 'disclosure.checked', at: ctx.now, requestId: request.id, right } as const;
  if (!right) {
    const reply: DisclosureLookUpReply = { found: false, triesLeft: limit - request.wrongTries - 1 };
    return accept([checked], reply);
  }
  const due = replyDue(calendarOf(ctx), request, wallAt(state, ctx.now).day);
  const { status, receivedOn, correction } = request;
  const reply: DisclosureLookUpReply = {
    found: true,
    number,
    status,
    receivedOn,
    due,
    extended: request.extension?.toldOn != null,
    correction: status === 'correcting' && correction ? { what: correction.what, until: correction.until } : null,
    reply: request.reply && { kind: request.reply.kind, on: request.reply.on },
  };
  return accept(request.wrongTries > 0 ? [checked] : [], reply);
}

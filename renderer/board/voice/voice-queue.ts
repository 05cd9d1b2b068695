/**
 * What the loudspeaker of a board says next [QU-12]. Pure: the hall as this board hears it and the time come in,
 * announcements come out. One queue stands for one loudspeaker, that is for the zones of one board; a call of any of
 * them waits its turn, nothing cuts another off. Times are server epoch ms.
 */

export type VoiceCall = {
  readonly ticketId: string;
  readonly number: string;
  readonly windowNumber: number;
  readonly windowId: string;
  /** 1 = first call. */
  readonly calls: number;
  /** When this call was made; another value is another call of the ticket. */
  readonly at: number;
  /** The visitor took the number in English, or asked for it. */
  readonly english: boolean;
  /** The server knows this very call as spoken. */
  readonly spoken: boolean;
};

/** A ticket whose call was taken back and whose visitor may be on the way. */
export type VoiceUndo = { readonly ticketId: string; readonly windowId: string; readonly at: number };

/** The zones of this board at one moment. */
export type VoiceScene = {
  readonly now: number;
  readonly calls: readonly VoiceCall[];
  readonly undone: readonly VoiceUndo[];
};

export type VoiceItem =
  | { readonly kind: 'call'; readonly call: VoiceCall; readonly at: number }
  /** "Please wait on": the call was undone after it had been spoken. */
  | { readonly kind: 'wait-on'; readonly call: VoiceCall; readonly at: number };

/** One thing to say: `chinese` times in Chinese, then once in English or not. */
export type Announcement = { readonly item: VoiceItem; readonly chinese: 1 | 2; readonly english: boolean };

export type VoiceRules = {
  /** A call older than this is shown, not spoken. */
  readonly maxAgeMs: number;
  /** With more than this behind, announcements get short. */
  readonly backlogMs: number;
  /** How long an announcement takes, for the backlog. */
  readonly durationMs: (announcement: Announcement) => number;
};

/** What became of a call that this board has met. */
type Met = { readonly call: VoiceCall; readonly stage: 'pending' | 'spoken' | 'silent' | 'taken-back' };

export type VoiceState = {
  /** Waiting to be said, oldest call first. */
  readonly pending: readonly VoiceItem[];
  readonly speaking: Announcement | null;
  readonly met: ReadonlyMap<string, Met>;
};

export const SILENT: VoiceState = { pending: [], speaking: null, met: new Map() };

/** Long after the last moment at which a call could be spoken or undone. */
const FORGET_MS = 10 * 60_000;

/** Takes in what the hall looks like now. */
export function observe(state: VoiceState, scene: VoiceScene): VoiceState {
  const met = new Map(state.met);
  const live = new Map(scene.calls.map((call) => [call.ticketId, call]));
  const pending: VoiceItem[] = [];
  for (const item of state.pending) {
    const now = live.get(item.call.ticketId);
    if (item.kind === 'call' ? now?.at === item.call.at : now === undefined) pending.push(item);
    // No longer called and never said: if it comes back (an undone start), it is news again.
    else if (item.kind === 'call') met.delete(item.call.ticketId);
  }
  for (const call of scene.calls) {
    if (met.get(call.ticketId)?.call.at === call.at) continue;
    met.set(call.ticketId, { call, stage: call.spoken ? 'spoken' : 'pending' });
    if (!call.spoken) pending.push({ kind: 'call', call, at: call.at });
  }
  for (const undo of scene.undone) {
    const known = met.get(undo.ticketId);
    if (known?.stage !== 'spoken' || known.call.windowId !== undo.windowId || undo.at < known.call.at) continue;
    met.set(undo.ticketId, { ...known, stage: 'taken-back' });
    pending.push({ kind: 'wait-on', call: known.call, at: undo.at });
  }
  for (const [ticketId, { call }] of met) {
    if (scene.now - call.at > FORGET_MS && !live.has(ticketId)) met.delete(ticketId);
  }
  return { ...state, pending: pending.sort((a, b) => a.at - b.at), met };
}

/** The next announcement, when nothing is being said and something is still worth saying. */
export function start(state: VoiceState, now: number, rules: VoiceRules): VoiceState {
  if (state.speaking !== null) return state;
  const met = new Map(state.met);
  const fresh: VoiceItem[] = [];
  for (const item of state.pending) {
    if (now - item.at <= rules.maxAgeMs) fresh.push(item);
    else if (item.kind === 'call') met.set(item.call.ticketId, { call: item.call, stage: 'silent' });
  }
  const [item, ...rest] = fresh;
  if (item === undefined) return { pending: [], speaking: null, met };
  // Spoken from its first word on: whoever is undone now has heard it.
  if (item.kind === 'call') met.set(item.call.ticketId, { call: item.call, stage: 'spoken' });
  const crowded = backlogMs(item, rest, now, rules) > rules.backlogMs;
  const speaking: Announcement = crowded
    ? { item, chinese: 1, english: item.call.english }
    : { item, chinese: 2, english: true };
  return { pending: rest, speaking, met };
}

/** The announcement under way has been said to its end. */
export function finish(state: VoiceState): VoiceState {
  return { ...state, speaking: null };
}

/**
 * How far the voice is behind the calls: how long this one has waited already, or how long the ones behind it would
 * keep the last of them waiting if all were said in full, whichever is more.
 */
function backlogMs(item: VoiceItem, rest: readonly VoiceItem[], now: number, rules: VoiceRules): number {
  const behind = rest.reduce((sum, each) => sum + rules.durationMs({ item: each, chinese: 2, english: true }), 0);
  return Math.max(now - item.at, behind);
}

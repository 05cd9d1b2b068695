import type { StripState } from '../../../shared/ipc/channels.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import { type ActionId, GLOBAL_UNDO, isGlobal } from '../keys/key-table.ts';
import type { Choice } from '../model/choices.ts';
import { type Say, say } from '../model/say.ts';
import type { CounterScreen } from '../model/select-screen.ts';
import type { WorkScreen } from '../model/select-work.ts';
import { NEED_WORD } from '../model/words.ts';
import { pageOf } from '../session/press.ts';

type Speak = (text: Say) => string;

/** What the strip offers besides the next step, the most needed first. */
const OTHERS = ['hold', 'recall', 'pass', 'transfer', 'pause'] as const satisfies readonly ActionId[];

/** The strip's own limit for a text. */
const MOST = 500;
const cut = (text: string) => text.slice(0, MOST);

/** What the strip shows of a work screen: number, state, the next key, and the open question with its F keys. */
function ofWork(work: WorkScreen, speak: Speak, locale: Locale): StripState {
  const { primary, choice, notice } = work;
  const name = (text: Say) => speak(say('strip.next.text', { key: primary.key, action: text }));
  return {
    number: work.current?.number ?? null,
    windowNumber: work.windowNumber,
    status: work.offlineSince !== null && work.status === 'free' ? 'offline' : work.status,
    waiting: work.waiting,
    next: choice ? '' : cut(isGlobal(primary.key) ? name(primary.label) : speak(primary.label)),
    hint: cut(choice ? ofChoice(choice, work.choicePage, speak) : hintOf(work, notice?.text ?? null, speak)),
    locale,
  };
}

/** `F1 handled  F2 advice ...`: in another program only the F keys and its own undo reach the counter. */
function ofChoice(choice: Choice, page: number, speak: Speak): string {
  const { options, more } = pageOf(choice.options, page);
  const words = options.map((option, index) =>
    speak(say('strip.option.text', { key: `F${index + 1}`, option: option.short })),
  );
  if (more) words.push(speak(say('strip.option.text', { key: 'F8', option: say('choice.more.label') })));
  words.push(speak(say('strip.option.text', { key: GLOBAL_UNDO, option: say('choice.cancel.label') })));
  // A key and its option stay on one line.
  return words.map((word) => word.replaceAll(' ', '\u00a0')).join('  ');
}

function hintOf(work: WorkScreen, news: Say | null, speak: Speak): string {
  if (news) return speak(news);
  if (!work.primary.enabled && work.primary.note) return speak(work.primary.note);
  if (work.current?.call?.spoken === 'not-yet') return speak(say('call.notYet.label'));
  const needs = needsOf(work, speak);
  if (needs !== null) return needs;
  if (work.actions.pass.enabled && work.actions.pass.note) return speak(work.actions.pass.note);
  return otherKeys(work, speak);
}

/** What the visitor needs of the window: of the next one before the call, of the called one until the service begins. */
function needsOf(work: WorkScreen, speak: Speak): string | null {
  const ticket = work.status === 'free' ? work.next : work.status === 'called' ? work.current : null;
  if (ticket === null || ticket.needs.length === 0) return null;
  const needs = ticket.needs.map((need) => speak(say(NEED_WORD[need]))).join('  ');
  return speak(say(work.status === 'free' ? 'strip.nextNeeds.text' : 'strip.needs.text', { needs }));
}

/** What else can be pressed now: somebody on hold is not forgotten. There is room for two. */
function otherKeys(work: WorkScreen, speak: Speak): string {
  return OTHERS.map((id) => work.actions[id])
    .filter(({ enabled, key }) => enabled && key !== work.primary.key)
    .slice(0, 2)
    .map(({ key, label }) => speak(say('strip.next.text', { key, action: label })).replaceAll(' ', '\u00a0'))
    .join('  ');
}

/** The strip's picture of the counter; ready-made texts, because the strip knows no hall. */
export function stripStateOf(screen: CounterScreen, speak: Speak, locale: Locale): StripState {
  if (screen.kind === 'work') return ofWork(screen, speak, locale);
  if (screen.kind === 'locked') {
    const { work } = screen;
    return {
      number: work?.current?.number ?? null,
      windowNumber: work?.windowNumber ?? null,
      status: 'locked',
      waiting: work?.waiting ?? 0,
      next: '',
      hint: '',
      locale,
    };
  }
  return {
    number: null,
    windowNumber: null,
    status: 'closed',
    waiting: 0,
    next: '',
    hint: speak(say('strip.closed.text')),
    locale,
  };
}

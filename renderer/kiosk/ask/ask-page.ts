import type { MatterMadeReply, MatterReply } from '../../../shared/domain/commands/replies.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { Message } from '../../i18n/message.ts';
import type { Page } from '../visit/visit.ts';

/** Six digits of the number, then the four of the check code. */
export const NUMBER_LENGTH = 6;
export const ENTRY_LENGTH = 10;
/** As long as a question may be. */
export const QUESTION_LENGTH = 300;

/** What is shown: whom to call, what others ask, a question of one's own, and its answer. */
export type AskStep =
  | { readonly step: 'person' }
  /** `category` null = the list of them; by its Chinese name, which every entry has. */
  | { readonly step: 'faqs'; readonly category: string | null; readonly page: number }
  | { readonly step: 'faq'; readonly id: string }
  | { readonly step: 'write'; readonly text: string }
  | { readonly step: 'left'; readonly made: MatterMadeReply }
  | { readonly step: 'code'; readonly entry: string; readonly triesLeft: number | null }
  | { readonly step: 'reply'; readonly reply: Extract<MatterReply, { found: true }> };

/** Pages of asking. */
export type AskPage = {
  readonly at: 'ask';
  /** Where the visitor was; nothing of it is lost. */
  readonly from: Page;
  /** The press that is on its way, null = none. */
  readonly press: number | null;
  readonly trouble: Message | null;
} & AskStep;

/** What can happen on them. */
export type AskAct =
  | { readonly type: 'open' }
  | { readonly type: 'go'; readonly to: AskStep }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'entry'; readonly entry: string }
  | { readonly type: 'send'; readonly press: number }
  | { readonly type: 'answered'; readonly press: number; readonly trouble: Message | null }
  /** An answer that is a page; back leads to where the question was begun. */
  | { readonly type: 'shown'; readonly press: number; readonly to: AskStep }
  | { readonly type: 'wrong'; readonly press: number; readonly triesLeft: number };

function pageOf(from: Page, step: AskStep): AskPage {
  return { at: 'ask', from, press: null, trouble: null, ...step };
}

/** One step of asking. Pure; what does not fit the page changes nothing. */
export function reduceAsk(page: Page, act: AskAct): Page {
  if (page.at !== 'ask') return act.type === 'open' ? pageOf(page, { step: 'person' }) : page;
  switch (act.type) {
    case 'open':
      return page.step === 'person' ? page : pageOf(page, { step: 'person' });
    case 'go':
      return pageOf(page, act.to);
    case 'text':
      return page.step === 'write' ? { ...page, text: act.text, trouble: null } : page;
    case 'entry':
      return page.step === 'code' ? { ...page, entry: act.entry, triesLeft: null, trouble: null } : page;
    case 'send':
      return { ...page, press: act.press, trouble: null };
    case 'answered':
      return page.press === act.press ? { ...page, press: null, trouble: act.trouble } : page;
    case 'shown':
      return page.press === act.press ? pageOf(page.from, act.to) : page;
    case 'wrong':
      if (page.press !== act.press || page.step !== 'code') return page;
      return { ...page, press: null, entry: page.entry.slice(0, NUMBER_LENGTH), triesLeft: act.triesLeft };
    default:
      return unreachable(act);
  }
}

export function turnAsk(page: AskPage, to: number): AskPage {
  return page.step === 'faqs' ? { ...page, page: to } : page;
}

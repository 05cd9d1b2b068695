import type { Message } from '../../i18n/message.ts';
import type { Page } from '../visit/visit.ts';

/** Pages of asking: for a person. */
export type AskPage = {
  readonly at: 'ask';
  readonly step: 'person';
  /** Where the visitor was; nothing of it is lost. */
  readonly from: Page;
  /** The press that is on its way, null = none. */
  readonly press: number | null;
  readonly trouble: Message | null;
};

/** What can happen on them. */
export type AskAct =
  | { readonly type: 'open' }
  | { readonly type: 'send'; readonly press: number }
  | { readonly type: 'answered'; readonly press: number; readonly trouble: Message | null };

/** One step of asking. Pure; what does not fit the page changes nothing. */
export function reduceAsk(page: Page, act: AskAct): Page {
  if (act.type === 'open') {
    return page.at === 'ask' ? page : { at: 'ask', step: 'person', from: page, press: null, trouble: null };
  }
  if (page.at !== 'ask') return page;
  if (act.type === 'send') return { ...page, press: act.press, trouble: null };
  return page.press === act.press ? { ...page, press: null, trouble: act.trouble } : page;
}
